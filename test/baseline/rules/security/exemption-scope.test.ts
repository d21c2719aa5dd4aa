import { exemptionScope } from "../../../../baseline/rules/security/exemption-scope";
import { findingsOf } from "../findings";
import { all, exemption, exemptionByAzapi } from "../governing";

const found = (template: object) => findingsOf(exemptionScope, template);
const BENCHMARK = {
  resource: {
    azurerm_subscription_policy_assignment: {
      b: {
        subscription_id: "/subscriptions/s",
        policy_definition_id:
          "/providers/Microsoft.Authorization/policySetDefinitions/1f3afdf9-d0c9-4c3d-847f-89da613e70a8",
      },
    },
  },
};
const fromBenchmark = (policy_definition_reference_ids?: readonly string[]) =>
  exemption({
    policy_assignment_id: "${azurerm_subscription_policy_assignment.b.id}",
    policy_definition_reference_ids,
  });

test("one on a resource or a group passes", () => {
  expect(found(exemption())).toEqual([]);
  expect(found(exemption({}, "azurerm_resource_group_policy_exemption"))).toEqual([]);
  expect(found(exemptionByAzapi({}, "/subscriptions/s/resourceGroups/g"))).toEqual([]);
});

test.each(["subscription", "management_group"])("one on a %s is a violation", (scope) => {
  const type = `azurerm_${scope}_policy_exemption`;
  expect(found(exemption({}, type))).toEqual([
    `${type}.e: violation: it is for more than one resource group`,
  ]);
});

test("by azapi alike, and where it is only a plan tells is unknown", () => {
  expect(found(exemptionByAzapi({}, "/subscriptions/s"))).toHaveLength(1);
  expect(found(exemptionByAzapi({}, "${var.scope}"))[0]).toContain(": unknown: ");
});

test("one from an initiative names the policies that it is from", () => {
  expect(found(all(BENCHMARK, fromBenchmark(["computes"])))).toEqual([]);
  expect(found(all(BENCHMARK, fromBenchmark()))).toEqual([
    "azurerm_resource_policy_exemption.e: violation: it is from all policies of an initiative",
  ]);
});
