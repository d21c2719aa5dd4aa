import { policyIsolation } from "../../../../baseline/rules/security/policy-isolation";
import { findingsOf } from "../findings";
import { all, assigned, assignedByAzapi, landingZone } from "../governing";

const found = (template: object) => findingsOf(policyIsolation, template);
const asked = (isolationMode?: string) => assigned("workspaceIsolation", { isolationMode });

test("the mode with only approved ways out passes", () => {
  expect(found(all(landingZone(), asked("AllowOnlyApprovedOutbound")))).toEqual([]);
  const byAzapi = assignedByAzapi("workspaceIsolation", { isolationMode: "AllowOnlyApprovedOutbound" });
  expect(found(all(landingZone(), byAzapi))).toEqual([]);
});

test.each(["AllowInternetOutbound", "Disabled", undefined])("%s asks for less", (mode) => {
  expect(found(all(landingZone(), asked(mode)))).toEqual([
    "azurerm_resource_group_policy_assignment.workspaceIsolation: violation: it doesn't ask that only approved ways lead out",
  ]);
  expect(found(asked(mode))).toHaveLength(1);
});

test("computes in a network of the team's own have no mode, but the assignment says which", () => {
  const ownNetwork = landingZone({ managed_network: undefined });
  expect(found(all(ownNetwork, asked("Disabled")))).toEqual([]);
  expect(found(all(ownNetwork, asked()))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(all(landingZone(), assigned("workspaceIsolation", "${var.p}")))[0]).toContain(": unknown: ");
});
