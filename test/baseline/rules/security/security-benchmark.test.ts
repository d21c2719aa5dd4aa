import { securityBenchmark } from "../../../../baseline/rules/security/security-benchmark";
import { findingsOf, resources } from "../findings";
import { assigned } from "../governing";

const found = (template: object) => findingsOf(securityBenchmark, template);
const V2 = "e3ec7e09-768c-4b64-882c-fcada3772047";
const benchmark = (over: object = {}) =>
  resources({
    azurerm_subscription_policy_assignment: {
      b: {
        subscription_id: "/subscriptions/s",
        policy_definition_id: `/providers/Microsoft.Authorization/policySetDefinitions/${V2}`,
        ...over,
      },
    },
  });

test("the whole benchmark passes, and without the policy that it gives the wrong isolation", () => {
  expect(found(benchmark())).toEqual([]);
  const isolation = [
    { value: "Disabled", selectors: [{ in: ["MLAIStudioAllowOnlyApprovedOutboundManagedVnetMode"] }] },
  ];
  expect(found(benchmark({ overrides: isolation }))).toEqual([]);
});

test("another override, or one for all of it, is a violation", () => {
  expect(found(benchmark({ overrides: [{ value: "Disabled" }] }))).toEqual([
    "azurerm_subscription_policy_assignment.b: violation: some of it has another effect",
  ]);
  expect(
    found(benchmark({ overrides: [{ value: "Disabled", selectors: [{ in: ["other"] }] }] })),
  ).toHaveLength(1);
});

test("by azapi alike; other assignments are other rules'", () => {
  const byAzapi = (overrides: unknown) =>
    resources({
      azapi_resource: {
        b: {
          type: "Microsoft.Authorization/policyAssignments@2024-04-01",
          parent_id: "/subscriptions/s",
          body: {
            properties: {
              policyDefinitionId: `/providers/Microsoft.Authorization/policySetDefinitions/${V2}`,
              overrides,
            },
          },
        },
      },
    });
  expect(found(byAzapi(undefined))).toEqual([]);
  expect(found(byAzapi([{ kind: "policyEffect", value: "Disabled" }]))).toHaveLength(1);
  expect(found(assigned("computeLocalAuth", {}, { overrides: [{ value: "Audit" }] }))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(benchmark({ overrides: "${var.overrides}" }))[0]).toContain(": unknown: ");
});
