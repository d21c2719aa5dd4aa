import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import type { Construct } from "constructs";
import { BUILT_IN_POLICIES } from "../governance/built-in-policies";
import { Deviations } from "../governance/deviation";
import type { IResourceGroup } from "../governance/resource-group";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzurermDialect } from "../terraform/azurerm-dialect";
import type { DiagnosticTarget, IMonitored } from "./diagnostic-target";

/** Where logs are kept, and for how long. */
export interface LogAnalyticsProps {
  readonly resourceGroup: IResourceGroup;
  readonly name: string;
  /** Days that logs are kept, 30 to 730. @default 30 */
  readonly retentionDays?: number;
  /** GB a day after which ingestion stops until midnight; -1: no limit. @default -1 */
  readonly dailyQuotaGb?: number;
  /** Whether logs and queries come through a private link scope only. @default false */
  readonly privateOnly?: boolean;
  /** Whether Terraform refuses to destroy the logs. @default false */
  readonly preventDestroy?: boolean;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

export const NO_SAVED_QUERIES =
  "Azure would save queries only in a storage account linked to the Log Analytics workspace, and " +
  "none is linked.";
export const TOKENS_FROM_ANYWHERE =
  "Telemetry and queries need an Entra token, from wherever they come; closing the public way " +
  "takes a private link scope, which a whole network has only one of.";

/**
 * A Log Analytics workspace without applications to watch, e.g. for the activity log of a subscription; Entra tokens
 * only. Where there are applications, `Monitoring` has one.
 *
 * Recommendation: `operations/collect-resource-logs`.
 */
export class LogAnalytics extends AzureConstruct implements IMonitored {
  readonly logAnalyticsWorkspaceId: string;

  /** @throws if retentionDays or dailyQuotaGb is out of range */
  constructor(scope: Construct, id: string, props: LogAnalyticsProps) {
    super(scope, id);
    const problems = logAnalyticsProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    this.logAnalyticsWorkspaceId = makeLogAnalytics(this, "Resource", props).id;
    const deviations = Deviations.of(this);
    const policies = BUILT_IN_POLICIES;
    deviations.stand(this, "cmkForQueryForced", {
      reason: NO_SAVED_QUERIES,
      policies: [policies.logAnalyticsSavedQueries],
    });
    if (props.privateOnly !== true) {
      deviations.stand(
        this,
        "privateOnly",
        {
          reason: TOKENS_FROM_ANYWHERE,
          policies: [policies.logAnalyticsPublicNetwork, policies.logAnalyticsPublicNetworkModify],
        },
        ["security/dependent-services-private"],
      );
    }
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    return [logAnalyticsTarget("own", this.logAnalyticsWorkspaceId)];
  }
}

/** The workspace as `id` of `scope`. */
export function makeLogAnalytics(
  scope: Construct,
  id: string,
  props: LogAnalyticsProps,
): LogAnalyticsWorkspace {
  const { resourceGroup } = props;
  const reachable = props.privateOnly !== true;
  const logs = new LogAnalyticsWorkspace(scope, id, {
    resourceGroupName: resourceGroup.resourceGroupName,
    location: resourceGroup.location,
    tags: { ...(props.tags ?? resourceGroup.tags) },
    name: props.name,
    sku: "PerGB2018",
    retentionInDays: props.retentionDays ?? 30,
    dailyQuotaGb: props.dailyQuotaGb ?? -1,
    allowResourceOnlyPermissions: true,
    lifecycle: props.preventDestroy ? { preventDestroy: true } : undefined,
  });
  AzurermDialect.of(scope).logAnalyticsAccess(logs, {
    localAuthentication: false,
    publicIngestion: reachable,
    publicQuery: reachable,
  });
  return logs;
}

/** The workspace's own logs: who asked what of it. */
export function logAnalyticsTarget(name: string, resourceId: string): DiagnosticTarget {
  return {
    name,
    resourceId,
    resourceType: "Microsoft.OperationalInsights/workspaces",
    logs: "allLogs",
    metrics: ["AllMetrics"],
  };
}

/** What is wrong with retention and quota, in words; empty if nothing is. */
export function logAnalyticsProblems({
  dailyQuotaGb = -1,
  retentionDays = 30,
}: Pick<LogAnalyticsProps, "dailyQuotaGb" | "retentionDays">): string[] {
  return [
    ...(Number.isInteger(retentionDays) && retentionDays >= 30 && retentionDays <= 730
      ? []
      : [`retentionDays must be a whole number from 30 to 730 (got ${retentionDays})`]),
    ...(dailyQuotaGb === -1 || dailyQuotaGb > 0
      ? []
      : [`dailyQuotaGb must be greater than 0, or -1 for no limit (got ${dailyQuotaGb})`]),
  ];
}
