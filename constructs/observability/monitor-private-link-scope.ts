import { MonitorPrivateLinkScope as AzurermScope } from "@cdktf/provider-azurerm/lib/monitor-private-link-scope";
import { MonitorPrivateLinkScopedService } from "@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { IResourceGroup } from "../governance/resource-group";
import { armIdOf } from "../terraform/arm-id";
import { AzureConstruct } from "../terraform/azure-construct";
import type { IMonitoring } from "./monitoring";

/** A private link scope of Azure Monitor, new or existing. */
export interface IMonitorPrivateLinkScope {
  /** ARM id: the target of private endpoints. */
  readonly privateLinkScopeId: string;
}

export interface MonitorPrivateLinkScopeProps {
  readonly resourceGroup: IResourceGroup;
  readonly name: string;
  /** What is reached through the scope. */
  readonly monitoring: IMonitoring;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Azure Monitor behind one private endpoint (sub-resource `azuremonitor`), for ingestion and queries.
 *
 * A network sees all of Azure Monitor through its first scope: one a network, never one a use case.
 * Recommendation: `security/dependent-services-private`.
 */
export class MonitorPrivateLinkScope extends AzureConstruct implements IMonitorPrivateLinkScope {
  /** A scope that exists already. */
  static fromPrivateLinkScopeId(privateLinkScopeId: string): IMonitorPrivateLinkScope {
    const type = "Microsoft.Insights/privateLinkScopes";
    return { privateLinkScopeId: armIdOf("MonitorPrivateLinkScope", type, privateLinkScopeId) };
  }

  /** ARM id: the target of the private endpoint. */
  readonly privateLinkScopeId: string;
  /** The endpoint must wait until both services are members. */
  readonly members: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: MonitorPrivateLinkScopeProps) {
    super(scope, id);
    const { resourceGroupName, tags } = props.resourceGroup;
    const linkScope = new AzurermScope(this, "Resource", {
      name: props.name,
      resourceGroupName,
      ingestionAccessMode: "PrivateOnly",
      queryAccessMode: "PrivateOnly",
      tags: props.tags ?? tags,
    });
    const member = (name: string, linkedResourceId: string): ITerraformDependable =>
      new MonitorPrivateLinkScopedService(this, name, {
        name,
        resourceGroupName,
        scopeName: linkScope.name,
        linkedResourceId,
      });
    this.privateLinkScopeId = linkScope.id;
    this.members = [
      member("logs", props.monitoring.logAnalyticsWorkspaceId),
      member("insights", props.monitoring.applicationInsightsId),
    ];
  }
}
