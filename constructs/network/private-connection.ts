import { PrivateEndpoint } from "@cdktf/provider-azurerm/lib/private-endpoint";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { IResourceGroup } from "../governance/resource-group";
import type { PrivateLinkZoneKind } from "../naming/clouds";
import { nameProblem } from "../naming/resource-names";
import { armIdOf } from "../terraform/arm-id";
import { AzureConstruct } from "../terraform/azure-construct";
import type { IPrivateDnsZones } from "./private-dns-zones";
import type { ISubnet } from "./subnet";

/** The part of a resource that an endpoint leads to, in Azure's words. */
export type PrivateLinkSubresource =
  | "amlworkspace"
  | "blob"
  | "file"
  | "queue"
  | "table"
  | "dfs"
  | "vault"
  | "registry"
  | "azuremonitor";

/** The zones that hold the names of each sub-resource. */
const ZONES_OF_SUBRESOURCE: Readonly<Record<PrivateLinkSubresource, readonly PrivateLinkZoneKind[]>> = {
  amlworkspace: ["workspaceApi", "workspaceNotebooks"],
  blob: ["blob"],
  file: ["file"],
  queue: ["queue"],
  table: ["table"],
  dfs: ["dfs"],
  vault: ["vault"],
  // the registry's data endpoint has its name in the same zone
  registry: ["registry"],
  // agents download their solution packs from a storage account of Azure Monitor, hence blob
  azuremonitor: ["monitor", "monitorOms", "monitorOds", "monitorAgent", "blob"],
};

/** A private endpoint, new or existing. */
export interface IPrivateConnection {
  /** ARM id. */
  readonly privateEndpointId: string;
}

export interface PrivateConnectionProps {
  readonly resourceGroup: IResourceGroup;
  /** 3 to 64 letters, digits and hyphens. */
  readonly name: string;
  /** ARM id of the resource that is reached. */
  readonly targetId: string;
  readonly subresource: PrivateLinkSubresource;
  /** Where the endpoint's address comes from. */
  readonly subnet: ISubnet;
  readonly zones: IPrivateDnsZones;
  /** What the target needs before it can be connected. @default - nothing but the target */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A private endpoint: one resource, reached by its ordinary name over a private address.
 *
 * Recommendations: `security/workspace-private-endpoint`, `security/workspace-access-from-vnet-only`,
 * `security/dependent-services-private`, `security/policy-workspace-private-link`,
 * `ai-security/private-access-to-image-data-code-repos`.
 */
export class PrivateConnection extends AzureConstruct implements IPrivateConnection, ITerraformDependable {
  /** An endpoint that exists already. */
  static fromPrivateEndpointId(privateEndpointId: string): IPrivateConnection {
    const type = "Microsoft.Network/privateEndpoints";
    return { privateEndpointId: armIdOf("PrivateConnection", type, privateEndpointId) };
  }

  /** ARM id. */
  readonly privateEndpointId: string;
  /** So that others can wait for the endpoint: `dependsOn: [connection]`. */
  readonly fqn: string;

  /** @throws if the name is not one, or a zone is missing */
  constructor(scope: Construct, id: string, props: PrivateConnectionProps) {
    super(scope, id);
    const { resourceGroup, name, zones } = props;
    const problem = nameProblem("privateEndpoint", name);
    if (problem !== undefined) {
      throw new Error(`${this.node.path}: ${problem}`);
    }
    const endpoint = new PrivateEndpoint(this, "Resource", {
      name,
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      subnetId: props.subnet.subnetId,
      customNetworkInterfaceName: `${name}-nic`,
      privateServiceConnection: {
        name,
        privateConnectionResourceId: props.targetId,
        subresourceNames: [props.subresource],
        isManualConnection: false,
      },
      privateDnsZoneGroup: zones.managedByPolicy
        ? undefined
        : {
            name: "default",
            privateDnsZoneIds: [...zones.zoneIds(ZONES_OF_SUBRESOURCE[props.subresource])],
          },
      lifecycle: zones.managedByPolicy ? { ignoreChanges: ["private_dns_zone_group"] } : undefined,
      dependsOn: props.dependsOn && [...props.dependsOn],
      tags: props.tags ?? resourceGroup.tags,
    });
    this.privateEndpointId = endpoint.id;
    this.fqn = endpoint.fqn;
  }
}
