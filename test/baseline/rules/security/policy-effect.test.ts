import { policyEffect } from "../../../../baseline/rules/security/policy-effect";
import { findingsOf } from "../findings";
import { all, assigned, assignedByAzapi, landingZone } from "../governing";

const found = (template: object, production = true) => findingsOf(policyEffect, template, { production });

test.each([
  "computeLocalAuth",
  "workspacePrivateLink",
  "workspaceLogs",
  "computeInstanceImage",
  "jobApproval",
] as const)("%s with the strongest effect that it has passes", (policy) => {
  expect(found(assigned(policy))).toEqual([]);
  expect(found(assignedByAzapi(policy))).toEqual([]);
});

test.each([
  ["computeLocalAuth", { effect: "Audit" }],
  ["computeLocalAuth", { effect: "Disabled" }],
  ["workspacePrivateLink", { effect: "Disabled" }],
  ["workspaceLogs", { effect: "Disabled" }],
  ["computeInstanceImage", { effects: "Disabled" }],
  ["jobApproval", { effect: "disabled" }],
] as const)("%s with %j is a violation", (policy, effect) => {
  expect(found(assigned(policy, effect))).toEqual([
    expect.stringContaining(
      `azurerm_resource_group_policy_assignment.${policy}: violation: parameters.effect`,
    ),
  ]);
  expect(found(assignedByAzapi(policy, effect))).toHaveLength(1);
});

test("an effect that nobody wrote is the definition's", () => {
  expect(found(assigned("computeLocalAuth", { effect: undefined }))).toEqual([
    'azurerm_resource_group_policy_assignment.computeLocalAuth: violation: parameters.effect is "Audit" by default: it could be Deny',
  ]);
  expect(found(assigned("workspacePrivateLink", { effect: undefined }))).toEqual([]);
  expect(found(assigned("modelRegistry", { effect: undefined }))[0]).toContain(
    "parameters.effect is missing",
  );
});

test("an override takes its place", () => {
  expect(found(assigned("computeLocalAuth", {}, { overrides: [{ value: "Audit" }] }))).toHaveLength(1);
  const some = { selectors: [{ in: ["westeurope"] }] };
  const twice = (...values: readonly object[]) =>
    found(assigned("computeLocalAuth", {}, { overrides: values }));
  expect(twice({ value: "Deny" }, { value: "Audit", ...some })).toHaveLength(1);
  expect(twice({ value: "Deny", ...some })).toEqual([]);
});

test("where nothing can comply, auditing is enough", () => {
  const platformKeys = landingZone({ encryption: undefined });
  expect(found(all(platformKeys, assigned("workspaceCustomerManagedKey", { effect: "Audit" })))).toEqual([]);
  expect(
    found(all(landingZone(), assigned("workspaceCustomerManagedKey", { effect: "Audit" }))),
  ).toHaveLength(1);
  expect(
    found(all(landingZone(), assigned("workspaceCustomerManagedKey", { effect: "Audit" })), false),
  ).toEqual([]);
  const ownNetwork = landingZone({ managed_network: undefined });
  expect(found(all(ownNetwork, assigned("workspaceIsolation", { effect: "Audit" })))).toEqual([]);
  expect(found(all(landingZone(), assigned("workspaceIsolation", { effect: "Audit" })))).toHaveLength(1);
  expect(found(all(ownNetwork, assigned("workspaceIsolation", { effect: "Disabled" })))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(assigned("computeLocalAuth", "${var.parameters}"))[0]).toContain(": unknown: ");
});
