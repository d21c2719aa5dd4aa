import { registryTokens } from "../../../../baseline/rules/security/registry-tokens";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(registryTokens, "azurerm_container_registry_token");
const arm = inArm(registryTokens, "Microsoft.ContainerRegistry/registries/tokens");

test("a token that is off passes", () => {
  expect(azurerm({ enabled: false })).toEqual([]);
  expect(arm({ properties: { status: "disabled" } })).toEqual([]);
});

test.each([[{ enabled: true }, "a password that Entra doesn't know"]])(
  "%j is found",
  (attributes, problem) => {
    expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
  },
);

test.each([[{ properties: { status: "enabled" } }, "a password that Entra doesn't know"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("a password that Entra doesn't know")]);
  expect(arm({})).toEqual([expect.stringContaining("a password that Entra doesn't know")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_container_registry_token.a: unknown: "),
  ]);
});
