import { policyModels } from "../../../../baseline/rules/security/policy-models";
import { findingsOf } from "../findings";
import { all, assigned, landingZone } from "../governing";
import { testPolicyParameters } from "../policy-parameters";

testPolicyParameters(policyModels, {
  policy: "modelOrigin",
  good: { allowedPublishers: ["contoso"], allowedAssetIds: ["azureml://registries/mlexample/"] },
  weaker: [
    [{ allowedPublishers: ["*"] }, "it lets models of anybody through"],
    [{ allowedPublishers: ["contoso", ""] }, "it lets models of anybody through"],
    [{ allowedAssetIds: [""] }, "it lets models of anybody through"],
    [{ allowedAssetIds: ["azureml://registries/"] }, "it lets models of anybody through"],
    [{ allowedAssetIds: ["azureml://registries/*/models"] }, "it lets models of anybody through"],
  ],
});

test("either of both policies will do, and without values it lets no model of a registry through", () => {
  const found = (template: object) =>
    findingsOf(policyModels, all(landingZone(), template), { production: true });
  expect(found(assigned("modelRegistry", { allowedRegistryName: "mlexample" }))).toEqual([]);
  expect(found(assigned("modelRegistry"))).toEqual([]);
  expect(found(assigned("modelRegistry", { allowedRegistryName: "*" }))).toHaveLength(1);
});
