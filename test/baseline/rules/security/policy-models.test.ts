import { policyModels } from "../../../../baseline/rules/security/policy-models";
import { findingsOf } from "../findings";
import { all, assigned, assignedByAzapi, landingZone } from "../governing";

const GOOD = { allowedPublishers: ["contoso"], allowedAssetIds: ["azureml://registries/mlexample/"] };
const found = (template: object, production = true) => findingsOf(policyModels, template, { production });

test("an assignment with what it names passes, by azapi too", () => {
  expect(found(all(landingZone(), assigned("modelOrigin", GOOD)))).toEqual([]);
  expect(found(all(landingZone(), assignedByAzapi("modelOrigin", GOOD)))).toEqual([]);
});

test("in production, or beside other guardrails, it isn't left out", () => {
  expect(found(landingZone())).toEqual([
    expect.stringContaining(
      "azurerm_machine_learning_workspace.w: violation: no assignment of this input is for ",
    ),
  ]);
  expect(found(landingZone(), false)).toEqual([]);
  expect(found(all(landingZone(), assigned("workspaceLogs")), false)).toEqual([
    expect.stringContaining("azurerm_resource_group_policy_assignment.workspaceLogs: violation"),
  ]);
});

test.each([
  { allowedPublishers: ["*"] },
  { allowedPublishers: ["contoso", ""] },
  { allowedAssetIds: [""] },
  { allowedAssetIds: ["azureml://registries/"] },
  { allowedAssetIds: ["azureml://registries/*/models"] },
])("%j lets through more than was named", (weaker) => {
  const given = { ...GOOD, ...weaker };
  expect(found(all(landingZone(), assigned("modelOrigin", given)))).toEqual([
    expect.stringContaining(
      `azurerm_resource_group_policy_assignment.modelOrigin: violation: ${"it lets models of anybody through"}`,
    ),
  ]);
  expect(found(all(landingZone(), assignedByAzapi("modelOrigin", given)))).toHaveLength(1);
});

test("either of both policies will do, and without values it lets no model of a registry through", () => {
  expect(found(all(landingZone(), assigned("modelRegistry", { allowedRegistryName: "mlexample" })))).toEqual(
    [],
  );
  expect(found(all(landingZone(), assigned("modelRegistry")))).toEqual([]);
  expect(found(all(landingZone(), assigned("modelRegistry", { allowedRegistryName: "*" })))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(all(landingZone(), assigned("modelOrigin", "${var.parameters}")))[0]).toContain(": unknown: ");
});
