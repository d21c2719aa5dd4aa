import {
  MonitorActivityLogAlert,
  type MonitorActivityLogAlertCriteria,
} from "@cdktf/provider-azurerm/lib/monitor-activity-log-alert";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";
import { type Alerting, type AlertSeverity, type AlertTerms, alertingProblems, runbookOf } from "./alerting";

export interface ActivityLogAlertProps extends AlertTerms {
  readonly alerting: Alerting;
  /** ARM id of what the events are about: a subscription, a resource group, a resource. @default - the subscription */
  readonly scopeId?: string;
  /** Which events; a category alone would be all of them, which Azure refuses but for Service Health. */
  readonly criteria: MonitorActivityLogAlertCriteria;
}

const SEVERITY_WORDS: Readonly<Record<AlertSeverity, string>> = {
  0: "critical",
  1: "error",
  2: "warning",
  3: "informational",
  4: "verbose",
};
const ACTION_GROUP = /\/providers\/Microsoft\.Insights\/actionGroups\/[^/]+$/i;

/**
 * An alert on an event of the subscription's activity log: something that happened, which no end follows. Azure gives
 * all of these alerts the severity 4, so that the description and the webhook's properties carry the severity that
 * the runbook names.
 *
 * Recommendation: `ai-operations/automated-monitoring-alerting-audit`.
 */
export class ActivityLogAlert extends AzureConstruct {
  constructor(scope: Construct, id: string, props: ActivityLogAlertProps) {
    super(scope, id);
    const { alerting, criteria, severity } = props;
    const runbook = runbookOf(alerting, props.runbook);
    const word = SEVERITY_WORDS[severity];
    new MonitorActivityLogAlert(this, "Resource", {
      name: props.name,
      resourceGroupName: alerting.resourceGroup.resourceGroupName,
      location: "global",
      scopes: [props.scopeId ?? `/subscriptions/${AzureContext.of(this).subscriptionId}`],
      description: `${props.description} Severity ${severity} (${word}). What to do: ${runbook}`,
      enabled: true,
      criteria,
      action: [
        {
          actionGroupId: alerting.actionGroupId,
          webhookProperties: { runbook, severity: `Sev${severity}` },
        },
      ],
      tags: alerting.tags ?? alerting.resourceGroup.tags,
    });
  }
}

/** What is wrong with whom alerts tell and what they are named, in words; empty if nothing is. */
export function recipientProblems(alerting: Alerting, name: string): string[] {
  const { actionGroupId } = alerting;
  return [
    ...alertingProblems(alerting),
    ...(Token.isUnresolved(actionGroupId) || ACTION_GROUP.test(actionGroupId)
      ? []
      : [
          `alerting.actionGroupId must be the ARM id of an action group: an alert without one tells nobody ` +
            `(got ${JSON.stringify(actionGroupId)})`,
        ]),
    ...(Token.isUnresolved(name) || /^[^:<>+/&%\\?@*#]{0,199}[^:<>+/&%\\?@*#. ]$/.test(name)
      ? []
      : [
          `name must be 1 to 200 characters, none of : < > + / & % \\ ? @ * #, without a point or blank at its end ` +
            `(got ${JSON.stringify(name)})`,
        ]),
  ];
}
