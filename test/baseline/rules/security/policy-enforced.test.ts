import { policyEnforced } from "../../../../baseline/rules/security/policy-enforced";
import { findingsOf } from "../findings";
import { assigned, assignedByAzapi } from "../governing";

const found = (template: object) => findingsOf(policyEnforced, template);

test("an assignment that refuses passes, by default too", () => {
  expect(found(assigned("computeLocalAuth", {}, { enforce: true }))).toEqual([]);
  expect(found(assigned("computeLocalAuth"))).toEqual([]);
  expect(found(assignedByAzapi("computeLocalAuth"))).toEqual([]);
  expect(found(assignedByAzapi("computeLocalAuth", {}, { enforcementMode: "Default" }))).toEqual([]);
});

test("one that only reports is a violation, whatever it assigns", () => {
  expect(found(assigned("computeLocalAuth", {}, { enforce: false }))).toEqual([
    "azurerm_resource_group_policy_assignment.computeLocalAuth: violation: enforce is false: the policy only reports",
  ]);
  const any = {
    enforce: false,
    policy_definition_id: "/subscriptions/s/providers/Microsoft.Authorization/policyDefinitions/own",
  };
  expect(found(assigned("computeLocalAuth", {}, any))).toHaveLength(1);
  expect(found(assignedByAzapi("computeLocalAuth", {}, { enforcementMode: "DoNotEnforce" }))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(assigned("computeLocalAuth", {}, { enforce: "${var.enforce}" }))[0]).toContain(": unknown: ");
});
