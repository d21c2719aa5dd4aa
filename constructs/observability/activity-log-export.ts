import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";

/** Everything that a subscription writes into its activity log. */
const ACTIVITY_LOG_CATEGORIES = [
  "Administrative",
  "Alert",
  "Autoscale",
  "Policy",
  "Recommendation",
  "ResourceHealth",
  "Security",
  "ServiceHealth",
] as const;

export interface ActivityLogExportProps {
  /** ARM id of the Log Analytics workspace; the log costs nothing there for 90 days. */
  readonly logAnalyticsWorkspaceId: string;
  /** Tells the setting from others of the subscription, of which Azure takes five. @default to-log-analytics */
  readonly name?: string;
}

/**
 * Keeps the activity log of the subscription, which Azure would forget after 90 days: who changed what, in the table
 * `AzureActivity`. A subscription has it once; a second setting with the same workspace is refused.
 *
 * Recommendations: `operations/collect-resource-logs`, `ai-operations/automated-monitoring-alerting-audit`.
 */
export class ActivityLogExport extends AzureConstruct {
  /** @throws if the name isn't one */
  constructor(scope: Construct, id: string, props: ActivityLogExportProps) {
    super(scope, id);
    const { name = "to-log-analytics" } = props;
    if (!/^[^<>*%&:\\?+/]{0,259}[^<>*%&:\\?+/. ]$/.test(name)) {
      throw new Error(
        `${this.node.path}: name must be 1 to 260 characters, none of < > * % & : \\ ? + /, without a point or blank ` +
          `at its end (got ${JSON.stringify(name)})`,
      );
    }
    new MonitorDiagnosticSetting(this, "Resource", {
      name,
      targetResourceId: `/subscriptions/${AzureContext.of(this).subscriptionId}`,
      logAnalyticsWorkspaceId: props.logAnalyticsWorkspaceId,
      enabledLog: ACTIVITY_LOG_CATEGORIES.map((category) => ({ category })),
    });
  }
}
