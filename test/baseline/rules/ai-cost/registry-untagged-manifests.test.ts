import { registryUntaggedManifests } from "../../../../baseline/rules/ai-cost/registry-untagged-manifests";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(registryUntaggedManifests, "azurerm_container_registry");
const arm = inArm(registryUntaggedManifests, "Microsoft.ContainerRegistry/registries");

test("thirty days pass", () => {
  expect(azurerm({ retention_policy_in_days: 30 })).toEqual([]);
  expect(arm({ properties: { policies: { retentionPolicy: { days: 30, status: "enabled" } } } })).toEqual([]);
});

test.each([[{ retention_policy_in_days: 9999 }, "kept for ever"]])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([
  [{ properties: { policies: { retentionPolicy: { days: 30, status: "disabled" } } } }, "kept for ever"],
])("the body %j is found", (body, problem) => {
  expect(arm(body)).toEqual([expect.stringContaining(problem)]);
});

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("retention_policy_in_days is missing")]);
  expect(arm({})).toEqual([expect.stringContaining("kept for ever")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ retention_policy_in_days: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_container_registry.a: unknown: "),
  ]);
});
