import { activityAlerts } from "../../../../baseline/rules/operations/activity-alerts";
import { findingsOf } from "../findings";
import { activityAlert, activityAlertByAzapi, all, defenderPlan, landingZone } from "../governing";

const found = (template: object) => findingsOf(activityAlerts, template);
const changed = (...types: readonly string[]) => ({
  category: "Administrative",
  resource_types: types,
  statuses: ["Succeeded"],
});
const TYPES = [
  "Microsoft.Authorization/roleAssignments",
  "Microsoft.Authorization/roleDefinitions",
  "Microsoft.Authorization/locks",
  "Microsoft.Authorization/policyAssignments",
  "Microsoft.Authorization/policyExemptions",
  "Microsoft.Insights/actionGroups",
  "Microsoft.KeyVault/vaults",
  "Microsoft.Network/networkSecurityGroups",
  "Microsoft.Network/privateEndpoints",
];
const changes = activityAlert("changes", changed(...TYPES));
const logs = activityAlert("logs", {
  category: "Administrative",
  operation_name: "Microsoft.Insights/diagnosticSettings/delete",
});
const policy = activityAlert("policy", { category: "Policy" });

test("alerts on all of it pass, in one or in several", () => {
  expect(found(all(changes, logs, policy))).toEqual([]);
  const each = TYPES.map((type, index) => activityAlert(`c${index}`, changed(type)));
  expect(found(all(logs, policy, ...each))).toEqual([]);
});

test("azapi's conditions are read alike", () => {
  const byAzapi = activityAlertByAzapi("changes", [
    { field: "category", equals: "Administrative" },
    { anyOf: TYPES.map((equals) => ({ field: "resourceType", equals })) },
    { field: "status", containsAny: ["Succeeded"] },
  ]);
  expect(found(all(byAzapi, logs, policy))).toEqual([]);
});

test.each(TYPES)("without %s one finding says so", (missing) => {
  const others = activityAlert("changes", changed(...TYPES.filter((type) => type !== missing)));
  expect(found(all(others, logs, policy))).toEqual([
    expect.stringContaining(
      "azurerm_monitor_activity_log_alert.changes: violation: no alert of this input tells of ",
    ),
  ]);
});

test.each([
  { ...changed(...TYPES), statuses: ["Failed"] },
  { ...changed(...TYPES), caller: "somebody@example.com" },
  { ...changed(...TYPES), resource_group: "rg-elsewhere" },
])("%j tells of too little", (criteria) => {
  expect(found(all(activityAlert("changes", criteria), logs, policy))).toHaveLength(9);
});

test("logs that are switched off and what a policy reports are missed by themselves", () => {
  expect(found(all(changes, policy))).toEqual([expect.stringContaining("logs that are switched off")]);
  expect(found(all(changes, logs))).toEqual([expect.stringContaining("what a policy reports")]);
});

test("who sees to a subscription is expected to tell of them; who does neither isn't", () => {
  expect(found(defenderPlan("Arm"))).toHaveLength(11);
  expect(found({ resource: {} })).toEqual([]);
  expect(found(activityAlert("health", { category: "ServiceHealth" }))).toEqual([]);
});

test("in production, a workspace whose group nobody watches answers for all of them", () => {
  const at = (production: boolean) => findingsOf(activityAlerts, landingZone(), { production });
  expect(at(true)).toHaveLength(11);
  expect(at(true)[0]).toContain("azurerm_machine_learning_workspace.w: violation: ");
  expect(at(false)).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  const open = activityAlert("open", { category: "Administrative", resource_types: "${var.types}" });
  expect(found(all(changes, policy, open))).toEqual([expect.stringContaining(": unknown: ")]);
});
