import { ApplicationInsights } from "@cdktf/provider-azurerm/lib/application-insights";
import type { Construct } from "constructs";
import { BUILT_IN_POLICIES } from "../governance/built-in-policies";
import { Deviations } from "../governance/deviation";
import type { IResourceGroup } from "../governance/resource-group";
import { BUILT_IN_ROLES } from "../identity/built-in-roles";
import type { IPrincipal } from "../identity/principals";
import { RoleAssignment } from "../identity/role-assignment";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzurermDialect } from "../terraform/azurerm-dialect";
import { collectLogs } from "./collect-logs";
import type { DiagnosticTarget, IMonitored } from "./diagnostic-target";
import {
  logAnalyticsProblems,
  logAnalyticsTarget,
  makeLogAnalytics,
  NO_SAVED_QUERIES,
  TOKENS_FROM_ANYWHERE,
} from "./log-analytics";

/** Where logs and telemetry go, new or existing. */
export interface IMonitoring {
  /** ARM id of the Log Analytics workspace. */
  readonly logAnalyticsWorkspaceId: string;
  /** ARM id of the Application Insights component. */
  readonly applicationInsightsId: string;
}

export interface MonitoringProps {
  readonly resourceGroup: IResourceGroup;
  readonly logAnalyticsName: string;
  readonly applicationInsightsName: string;
  /** Days that logs are kept, 30 to 730. @default 30 */
  readonly retentionDays?: number;
  /** GB a day after which ingestion stops until midnight; -1: no limit. @default -1 */
  readonly dailyQuotaGb?: number;
  /**
   * Whether telemetry and queries come through a private link scope only: then the scope must
   * exist, and who looks at logs must be in the network.
   * @default false
   */
  readonly privateOnly?: boolean;
  /** Whether Terraform refuses to destroy the logs. @default false */
  readonly preventDestroy?: boolean;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * One Log Analytics workspace and one Application Insights component on it; Entra tokens only.
 *
 * Recommendations: `operations/collect-resource-logs`, `operations/app-insights-on-endpoints`,
 * `operations/monitor-training-infrastructure`, `ai-performance/collect-pipeline-and-component-telemetry`.
 */
export class Monitoring extends AzureConstruct implements IMonitoring, IMonitored {
  /** A Log Analytics workspace and a component that exist already. */
  static fromAttributes(attributes: IMonitoring): IMonitoring {
    return attributes;
  }

  readonly logAnalyticsWorkspaceId: string;
  readonly applicationInsightsId: string;

  /** @throws if retentionDays or dailyQuotaGb is out of range */
  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const retentionDays = props.retentionDays ?? 30;
    const problems = logAnalyticsProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { resourceGroup } = props;
    const place = {
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      tags: props.tags ?? resourceGroup.tags,
    };
    const reachable = props.privateOnly !== true;
    const access = { localAuthentication: false, publicIngestion: reachable, publicQuery: reachable };

    const { logAnalyticsName: name, ...kept } = props;
    const logs = makeLogAnalytics(this, "logs", { ...kept, name });

    const insights = new ApplicationInsights(this, "insights", {
      ...place,
      name: props.applicationInsightsName,
      applicationType: "web",
      workspaceId: logs.id,
      // telemetry of a workspace-based component lives as long as the logs of its workspace
      retentionInDays: INSIGHTS_RETENTION.find((days) => days >= retentionDays),
      samplingPercentage: 100,
      // otherwise profiles and memory snapshots of applications would go into storage that Microsoft shares
      forceCustomerStorageForProfiler: true,
    });
    AzurermDialect.of(this).applicationInsightsAccess(insights, access);
    this.recordPolicies(reachable);

    this.logAnalyticsWorkspaceId = logs.id;
    this.applicationInsightsId = insights.id;
  }

  /** Collects the logs and metrics of each construct. */
  collect(...monitored: readonly (IMonitored & Construct)[]): void {
    for (const construct of monitored) {
      collectLogs(construct, this.logAnalyticsWorkspaceId);
    }
  }

  /** Lets `principal` send telemetry: keys are off. */
  grantPublish(principal: IPrincipal, id: string): RoleAssignment {
    return new RoleAssignment(this, id, {
      scope: this.applicationInsightsId,
      role: BUILT_IN_ROLES.monitoringMetricsPublisher,
      principal,
    });
  }

  /** Lets `principal` read and query all logs, e.g. the identity of log alerts. */
  grantQuery(principal: IPrincipal, id: string): RoleAssignment {
    return new RoleAssignment(this, id, {
      scope: this.logAnalyticsWorkspaceId,
      role: BUILT_IN_ROLES.logAnalyticsReader,
      principal,
    });
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    return [
      logAnalyticsTarget("log-analytics", this.logAnalyticsWorkspaceId),
      {
        name: "insights",
        resourceId: this.applicationInsightsId,
        resourceType: "Microsoft.Insights/components",
        // no logs: a workspace-based component writes them into the workspace by itself, once
        metrics: ["AllMetrics"],
      },
    ];
  }

  private recordPolicies(reachable: boolean): void {
    const deviations = Deviations.of(this);
    const policies = BUILT_IN_POLICIES;
    deviations.stand(this, "cmkForQueryForced", {
      reason: NO_SAVED_QUERIES,
      policies: [policies.logAnalyticsSavedQueries],
    });
    if (reachable) {
      deviations.stand(
        this,
        "privateOnly",
        {
          reason: TOKENS_FROM_ANYWHERE,
          policies: [
            policies.insightsPublicNetwork,
            policies.insightsPublicNetworkModify,
            policies.logAnalyticsPublicNetwork,
            policies.logAnalyticsPublicNetworkModify,
          ],
        },
        ["security/dependent-services-private"],
      );
    }
  }
}

/** The days that Application Insights accepts. */
const INSIGHTS_RETENTION: readonly number[] = [30, 60, 90, 120, 180, 270, 365, 550, 730];
