import { ActivityAlerts, type ActivityAlertsProps } from "../../../constructs/observability/activity-alerts";
import type { AzurermVersion } from "../../../constructs/terraform/azurerm-dialect";
import { existingResourceGroup } from "../../support/fixtures";
import { TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";
import { ACTION_GROUP, messageOf, RUNBOOKS, testAlerting } from "../serving/alerting";

const TYPE = "azurerm_monitor_activity_log_alert";
const SUBSCRIPTION = `/subscriptions/${TEST_SUBSCRIPTION}`;

function alerts(
  props: Partial<ActivityAlertsProps> = {},
  version?: AzurermVersion,
): Record<string, Record<string, unknown>> {
  const stack = testStack(version);
  new ActivityAlerts(stack, "changes", { alerting: testAlerting(), name: "ml", ...props });
  const all = Template.of(stack)
    .resource(TYPE)
    .all.map(({ attributes }) => attributes);
  return Object.fromEntries(all.map((attributes) => [String(attributes.name), attributes]));
}

const changed = (...resource_types: string[]) => ({
  category: "Administrative",
  resource_types,
  statuses: ["Succeeded"],
});
const NETWORK = [
  "virtualNetworks",
  "virtualNetworks/subnets",
  "virtualNetworks/virtualNetworkPeerings",
  "networkSecurityGroups",
  "networkSecurityGroups/securityRules",
  "routeTables",
  "routeTables/routes",
  "privateEndpoints",
  "privateDnsZones",
  "publicIPAddresses",
];
const INSIGHTS = ["actionGroups", "activityLogAlerts", "metricAlerts", "scheduledQueryRules"];
const POLICIES = ["policyAssignments", "policyExemptions", "policyDefinitions", "policySetDefinitions"];

describe("ActivityAlerts", () => {
  test.each(["4.81.0", "5.2.0"] as const)(
    "ai-operations/automated-monitoring-alerting-audit: an alert says what, how bad and what to do, azurerm %s",
    (version) => {
      const runbook = `${RUNBOOKS}/lock-changed.md`;
      expect(alerts({}, version)["ml-lock-changed"]).toEqual({
        name: "ml-lock-changed",
        resource_group_name: "rg-churn-test-weu",
        location: "global",
        scopes: [SUBSCRIPTION],
        description: `ml: A lock was written or deleted. Severity 1 (error). What to do: ${runbook}`,
        enabled: true,
        criteria: changed("Microsoft.Authorization/locks"),
        action: [{ action_group_id: ACTION_GROUP, webhook_properties: { runbook, severity: "Sev1" } }],
        tags: { owner: "ml-platform", costCenter: "4711" },
      });
    },
  );

  test("each change that weakens or hides something has its alert", () => {
    const criteria = Object.entries(alerts()).map(([name, attributes]) => [name, attributes.criteria]);
    expect(Object.fromEntries(criteria)).toEqual({
      "ml-role-changed": changed(
        "Microsoft.Authorization/roleAssignments",
        "Microsoft.Authorization/roleDefinitions",
      ),
      "ml-lock-changed": changed("Microsoft.Authorization/locks"),
      "ml-guardrail-changed": changed(...POLICIES.map((type) => `Microsoft.Authorization/${type}`)),
      "ml-logs-switched-off": {
        category: "Administrative",
        operation_name: "Microsoft.Insights/diagnosticSettings/delete",
        statuses: ["Succeeded"],
      },
      "ml-alerting-changed": changed(
        ...INSIGHTS.map((type) => `Microsoft.Insights/${type}`),
        "Microsoft.AlertsManagement/actionRules",
      ),
      "ml-policy-violated": { category: "Policy", levels: ["Warning", "Error"] },
      "ml-key-vault-changed": changed(
        "Microsoft.KeyVault/vaults",
        "Microsoft.KeyVault/vaults/accessPolicies",
      ),
      "ml-network-changed": changed(...NETWORK.map((type) => `Microsoft.Network/${type}`)),
    });
  });

  test("looks at one resource group, or wakes somebody more, where a team says so", () => {
    const { resourceGroupId } = existingResourceGroup();
    const all = alerts({ scopeId: resourceGroupId, severities: { "lock-changed": 0 } });
    expect(Object.values(all).map(({ scopes }) => scopes)).toEqual(Array(8).fill([resourceGroupId]));
    expect(all["ml-lock-changed"]).toMatchObject({
      description: expect.stringContaining(" Severity 0 (critical). "),
      action: [{ webhook_properties: { severity: "Sev0" } }],
    });
    expect(all["ml-role-changed"]?.description).toContain(" Severity 1 (error). ");
  });

  test("has the alerts' own tags where there are some", () => {
    const all = alerts({ alerting: testAlerting({ tags: { owner: "security" } }) });
    expect(all["ml-role-changed"]?.tags).toEqual({ owner: "security" });
  });

  test("an alert without a recipient, and all else that is wrong, is refused at once", () => {
    const props = {
      alerting: testAlerting({ actionGroupId: "", runbooks: "wiki" }),
      name: "a/b",
      scopeId: "rg-churn",
      severities: { "lock-changed": 5, advisor: 1 },
    } as unknown as ActivityAlertsProps;
    expect(messageOf(() => alerts(props)).split("; ")).toEqual([
      "test/changes: alerting.runbooks must be an https address without a slash at its end, user, password, query, quotes or angle brackets, of at most 500 characters",
      'alerting.actionGroupId must be the ARM id of an action group: an alert without one tells nobody (got "")',
      expect.stringMatching(/^name must be 1 to 200 characters, .* \(got "a\/b"\)$/),
      'scopeId must be the ARM id of a subscription or of something in it (got "rg-churn")',
      "severities.lock-changed must be 0 to 4 (got 5)",
      expect.stringMatching(/^severities must name alerts of role-changed, .* \(got advisor\)$/),
    ]);
  });
});
