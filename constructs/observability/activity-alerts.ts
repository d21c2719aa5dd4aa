import type { MonitorActivityLogAlertCriteria } from "@cdktf/provider-azurerm/lib/monitor-activity-log-alert";
import { Construct } from "constructs";
import { ActivityLogAlert, recipientProblems } from "./activity-log-alert";
import { type Alerting, type AlertSeverity, severityProblems } from "./alerting";
import { type PlatformAlertName, platformAlertTerms } from "./platform-alerts";

/** The alerts on changes that weaken or hide something. */
export type ActivityAlertName = Extract<
  PlatformAlertName,
  | "role-changed"
  | "lock-changed"
  | "guardrail-changed"
  | "logs-switched-off"
  | "alerting-changed"
  | "policy-violated"
  | "key-vault-changed"
  | "network-changed"
>;

export interface ActivityAlertsProps {
  readonly alerting: Alerting;
  /** What the alerts are named after, e.g. the environment; up to 200 characters. */
  readonly name: string;
  /**
   * ARM id of the subscription or resource group whose changes are told of. What is written above it, e.g. a role on
   * the subscription, is told of only there.
   * @default - the whole subscription
   */
  readonly scopeId?: string;
  /** @default - as docs/runbooks says of each alert */
  readonly severities?: Readonly<Partial<Record<ActivityAlertName, AlertSeverity>>>;
}

/**
 * Alerts on changes behind Terraform's back: roles, locks, policies, diagnostic settings, alerts, vaults and networks
 * written or deleted, and what policies report. A deployment fires those that it causes, so each page says how to tell
 * it from a stranger; Azure can't leave out a caller.
 *
 * Recommendations: `ai-operations/automated-monitoring-alerting-audit`, `security/security-baseline-and-defender`.
 */
export class ActivityAlerts extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: ActivityAlertsProps) {
    super(scope, id);
    const { alerting, name, scopeId, severities = {} } = props;
    const problems = [
      ...recipientProblems(alerting, name),
      ...scopeProblems(scopeId),
      ...Object.entries(severities).flatMap(([alert, severity]) => [
        ...severityProblems(`severities.${alert}`, severity),
        ...(Object.hasOwn(CRITERIA, alert)
          ? []
          : [`severities must name alerts of ${Object.keys(CRITERIA).join(", ")} (got ${alert})`]),
      ]),
    ];
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    for (const alert of NAMES) {
      new ActivityLogAlert(this, alert, {
        ...platformAlertTerms(alert, name, { severity: severities[alert] }),
        alerting,
        scopeId,
        criteria: CRITERIA[alert],
      });
    }
  }
}

function changed(...resourceTypes: readonly string[]): MonitorActivityLogAlertCriteria {
  // a change is told of once, when it has succeeded; it was accepted and started before
  return { category: "Administrative", resourceTypes: [...resourceTypes], statuses: ["Succeeded"] };
}

const CRITERIA: Readonly<Record<ActivityAlertName, MonitorActivityLogAlertCriteria>> = {
  "role-changed": changed(
    "Microsoft.Authorization/roleAssignments",
    "Microsoft.Authorization/roleDefinitions",
  ),
  "lock-changed": changed("Microsoft.Authorization/locks"),
  "guardrail-changed": changed(
    "Microsoft.Authorization/policyAssignments",
    "Microsoft.Authorization/policyExemptions",
    "Microsoft.Authorization/policyDefinitions",
    "Microsoft.Authorization/policySetDefinitions",
  ),
  "logs-switched-off": {
    category: "Administrative",
    operationName: "Microsoft.Insights/diagnosticSettings/delete",
    statuses: ["Succeeded"],
  },
  "alerting-changed": changed(
    "Microsoft.Insights/actionGroups",
    "Microsoft.Insights/activityLogAlerts",
    "Microsoft.Insights/metricAlerts",
    "Microsoft.Insights/scheduledQueryRules",
    "Microsoft.AlertsManagement/actionRules",
  ),
  // what a policy audits is a warning, what it denies an error; all that complies is less
  "policy-violated": { category: "Policy", levels: ["Warning", "Error"] },
  "key-vault-changed": changed("Microsoft.KeyVault/vaults", "Microsoft.KeyVault/vaults/accessPolicies"),
  "network-changed": changed(
    "Microsoft.Network/virtualNetworks",
    "Microsoft.Network/virtualNetworks/subnets",
    "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
    "Microsoft.Network/networkSecurityGroups",
    "Microsoft.Network/networkSecurityGroups/securityRules",
    "Microsoft.Network/routeTables",
    "Microsoft.Network/routeTables/routes",
    "Microsoft.Network/privateEndpoints",
    "Microsoft.Network/privateDnsZones",
    "Microsoft.Network/publicIPAddresses",
  ),
};

const NAMES: readonly ActivityAlertName[] = [
  "role-changed",
  "lock-changed",
  "guardrail-changed",
  "logs-switched-off",
  "alerting-changed",
  "policy-violated",
  "key-vault-changed",
  "network-changed",
];

function scopeProblems(scopeId: string | undefined): string[] {
  return scopeId === undefined || /^(\$\{|\/subscriptions\/[^/]+(\/|$))/.test(scopeId)
    ? []
    : [`scopeId must be the ARM id of a subscription or of something in it (got ${JSON.stringify(scopeId)})`];
}
