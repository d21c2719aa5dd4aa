import { policyExclusions } from "../../../../baseline/rules/security/policy-exclusions";
import { findingsOf } from "../findings";
import { assigned, assignedByAzapi, GROUP } from "../governing";

const found = (template: object) => findingsOf(policyExclusions, template);
const OUT = ["/subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/w"];

test("an assignment for all that lies in its scope, and for all jobs, passes", () => {
  expect(found(assigned("computeLocalAuth"))).toEqual([]);
  expect(found(assigned("computeLocalAuth", {}, { not_scopes: [] }))).toEqual([]);
  const everyJob = {
    computeType: "Any",
    isIsolatedNetwork: "Any",
    computeNames: [],
    tags: [],
    trustIPProtectedComponent: "None",
  };
  expect(found(assigned("jobSignedCode", everyJob))).toEqual([]);
  expect(found(assigned("jobSignedCode"))).toEqual([]);
});

test("places that are left out are a violation, whatever is assigned", () => {
  expect(found(assigned("computeLocalAuth", {}, { not_scopes: OUT }))).toEqual([
    "azurerm_resource_group_policy_assignment.computeLocalAuth: violation: not_scopes is written: places are left out of it",
  ]);
  expect(
    found(assigned("computeLocalAuth", {}, { not_scopes: ["${azurerm_resource_group.g.id}/x/y"] })),
  ).toHaveLength(1);
  expect(found(assignedByAzapi("computeLocalAuth", {}, { notScopes: OUT }))).toHaveLength(1);
});

test("a choice of kinds or regions is a violation", () => {
  const selectors = [{ selectors: [{ kind: "resourceLocation", in: ["westeurope"] }] }];
  expect(found(assigned("computeLocalAuth", {}, { resource_selectors: selectors }))).toHaveLength(1);
  expect(found(assignedByAzapi("computeLocalAuth", {}, { resourceSelectors: selectors }))).toHaveLength(1);
});

/** The policy that refuses resources without a tag, for fewer of them. */
function tagged(selectors: unknown): object {
  return {
    resource: {
      azurerm_resource_group_policy_assignment: {
        tag: {
          name: "tag",
          resource_group_id: GROUP,
          policy_definition_id:
            "/providers/Microsoft.Authorization/policyDefinitions/871b6d14-10aa-478d-b590-94f262ecfa99",
          parameters: JSON.stringify({ tagName: { value: "owner" } }),
          resource_selectors: [{ name: "types", selectors }],
        },
      },
    },
  };
}

test("what requires tags leaves out what Azure makes by itself, and nothing else", () => {
  const interfaces = "microsoft.network/networkinterfaces";
  const workspaces = "Microsoft.MachineLearningServices/workspaces";
  expect(found(tagged([{ kind: "resourceType", not_in: [interfaces] }]))).toEqual([]);
  expect(found(tagged([{ kind: "resourceType", not_in: [interfaces, workspaces] }]))).toEqual([
    expect.stringContaining(
      "azurerm_resource_group_policy_assignment.tag: violation: resource_selectors[0].selectors[0].not_in is something else: what the team makes needs no tag",
    ),
  ]);
  expect(found(tagged([{ kind: "resourceType", in: [interfaces] }]))).toEqual([
    expect.stringContaining("[0].in is written: it is only for the types that are named"),
  ]);
  expect(found(tagged([{ kind: "resourceLocation", not_in: ["westeurope"] }]))).toHaveLength(1);
  expect(found(tagged("${var.selectors}"))[0]).toContain(": unknown: ");
});

test.each([
  { computeType: "ComputeInstance" },
  { isIsolatedNetwork: "No" },
  { computeNames: ["cpu"] },
  { tags: ["team:a"] },
  { trustIPProtectedComponent: "Yes" },
])("%j leaves jobs out", (parameters) => {
  expect(found(assigned("jobSignedCode", parameters))).toHaveLength(1);
  expect(found(assignedByAzapi("jobSignedCode", parameters))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(assigned("computeLocalAuth", {}, { not_scopes: "${var.out}" }))[0]).toContain(": unknown: ");
});
