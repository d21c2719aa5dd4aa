import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { recordDiagnosticPolicies } from "./diagnostic-policies";
import type { DiagnosticTarget } from "./diagnostic-target";

export interface DiagnosticSettingProps {
  readonly target: DiagnosticTarget;
  /** ARM id of the Log Analytics workspace. */
  readonly logAnalyticsWorkspaceId: string;
}

/**
 * Sends a resource's logs and metrics to Log Analytics.
 *
 * Recommendation: `operations/collect-resource-logs`.
 */
export class DiagnosticSetting extends AzureConstruct {
  constructor(scope: Construct, id: string, props: DiagnosticSettingProps) {
    super(scope, id);
    const { resourceId, logs, metrics = [] } = props.target;
    new MonitorDiagnosticSetting(this, "Resource", {
      name: "to-log-analytics",
      targetResourceId: resourceId,
      logAnalyticsWorkspaceId: props.logAnalyticsWorkspaceId,
      enabledLog: logs && [{ categoryGroup: logs }],
      enabledMetric: metrics.map((category) => ({ category })),
    });
    recordDiagnosticPolicies(this, props.target);
  }
}
