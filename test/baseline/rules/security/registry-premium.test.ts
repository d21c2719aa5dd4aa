import { registryPremium } from "../../../../baseline/rules/security/registry-premium";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const azurerm = inAzurerm(registryPremium, "azurerm_container_registry");
const arm = inArm(registryPremium, "Microsoft.ContainerRegistry/registries");

test("Premium passes", () => {
  expect(azurerm({ sku: "Premium" })).toEqual([]);
  expect(arm({ sku: { name: "Premium" } })).toEqual([]);
});

test.each([
  [{ sku: "Basic" }, "can't be closed"],
  [{ sku: "Standard" }, "can't be closed"],
])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([[{ sku: { name: "Standard" } }, "can't be closed"]])("the body %j is found", (body, problem) => {
  expect(arm(body)).toEqual([expect.stringContaining(problem)]);
});

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("sku is missing")]);
  expect(arm({})).toEqual([expect.stringContaining("can't be closed")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ sku: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_container_registry.a: unknown: "),
  ]);
});

test("a patch that changes the tier is found, one of something else isn't", () => {
  const patch = (body: object) =>
    findingsOf(
      registryPremium,
      resources({
        azapi_update_resource: { p: { type: "Microsoft.ContainerRegistry/registries@2025-11-01", body } },
      }),
    );
  expect(patch({ sku: { name: "Basic" } })).toEqual([expect.stringContaining("body.sku.name is")]);
  expect(patch({ properties: { adminUserEnabled: false } })).toEqual([]);
});
