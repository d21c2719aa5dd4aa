import { MonitorScheduledQueryRulesAlertV2 } from "@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { type Alerting, type AlertTerms, type AlertWindow, runbookOf } from "./alerting";

export interface LogAlertProps extends AlertTerms {
  readonly alerting: Alerting;
  /** ARM id of the Log Analytics workspace that has the logs. */
  readonly logAnalyticsWorkspaceId: string;
  /** A row for each thing that is wrong; none while all is well. Its threshold is a part of it. */
  readonly query: string;
  /** Two days are the most that Azure looks back. */
  readonly window: AlertWindow | "P2D";
  /** Columns of the query's rows, text or numbers: each value of them is an alert of its own. @default - none */
  readonly splitBy?: readonly string[];
}

const LONGEST_NAME = 260;
const NAME = /^[^*#&+:<>?@%{}\\/]*[^*#&+:<>?@%{}\\/. ]$/;

/** How often an alert asks: so often that it tells in time; each time costs. */
const FREQUENCY: Readonly<Record<LogAlertProps["window"], string>> = {
  PT5M: "PT5M",
  PT15M: "PT5M",
  PT30M: "PT10M",
  PT1H: "PT15M",
  PT6H: "PT30M",
  P1D: "PT1H",
  P2D: "PT30M",
};

/**
 * An alert on what a query finds in the logs; it ends by itself once the query finds nothing.
 *
 * Recommendations: `ai-operations/automated-monitoring-alerting-audit`, `operations/collect-resource-logs`.
 */
export class LogAlert extends AzureConstruct {
  /** @throws if Azure doesn't take the name */
  constructor(scope: Construct, id: string, props: LogAlertProps) {
    super(scope, id);
    const { alerting, name, splitBy } = props;
    if (!Token.isUnresolved(name) && (name.length > LONGEST_NAME || !NAME.test(name))) {
      throw new Error(
        `${this.node.path}: name must be 1 to ${LONGEST_NAME} characters, none of * # & + : < > ? @ % { } \\ /, ` +
          `without a point or blank at its end (got ${JSON.stringify(name)})`,
      );
    }
    const { logReader } = alerting;
    const runbook = runbookOf(alerting, props.runbook);
    new MonitorScheduledQueryRulesAlertV2(this, "Resource", {
      name,
      resourceGroupName: alerting.resourceGroup.resourceGroupName,
      location: alerting.resourceGroup.location,
      scopes: [props.logAnalyticsWorkspaceId],
      description: `${props.description} What to do: ${runbook}`,
      severity: props.severity,
      windowDuration: props.window,
      evaluationFrequency: FREQUENCY[props.window],
      autoMitigationEnabled: true,
      // a table is there only once something has written to it; columns are checked where the query is made
      skipQueryValidation: true,
      criteria: [
        {
          query: props.query,
          timeAggregationMethod: "Count",
          operator: "GreaterThan",
          threshold: 0,
          dimension: splitBy?.map((name) => ({ name, operator: "Include", values: ["*"] })),
          failingPeriods: { minimumFailingPeriodsToTriggerAlert: 1, numberOfEvaluationPeriods: 1 },
        },
      ],
      identity: logReader && { type: "UserAssigned", identityIds: [logReader.identityId] },
      action: { actionGroups: [alerting.actionGroupId], customProperties: { runbook } },
      tags: alerting.tags ?? alerting.resourceGroup.tags,
    });
  }
}
