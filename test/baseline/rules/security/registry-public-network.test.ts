import { registryPublicNetwork } from "../../../../baseline/rules/security/registry-public-network";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(registryPublicNetwork, "azurerm_container_registry");
const arm = inArm(registryPublicNetwork, "Microsoft.ContainerRegistry/registries");

test("a closed registry passes", () => {
  expect(azurerm({ public_network_access_enabled: false })).toEqual([]);
  expect(arm({ properties: { publicNetworkAccess: "Disabled" } })).toEqual([]);
});

test.each([[{ public_network_access_enabled: true }, "the registry answers on the public network"]])(
  "%j is found",
  (attributes, problem) => {
    expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
  },
);

test.each([[{ properties: { publicNetworkAccess: "Enabled" } }, "the registry answers"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("the registry answers")]);
  expect(arm({})).toEqual([expect.stringContaining("the registry answers")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ public_network_access_enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_container_registry.a: unknown: "),
  ]);
});
