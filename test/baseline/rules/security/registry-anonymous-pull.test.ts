import { registryAnonymousPull } from "../../../../baseline/rules/security/registry-anonymous-pull";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(registryAnonymousPull, "azurerm_container_registry");
const arm = inArm(registryAnonymousPull, "Microsoft.ContainerRegistry/registries");

test("a registry that wants a sign-in passes, and that is the default", () => {
  expect(azurerm({ anonymous_pull_enabled: false })).toEqual([]);
  expect(arm({ properties: { anonymousPullEnabled: false } })).toEqual([]);
});

test.each([[{ anonymous_pull_enabled: true }, "pulled without signing in"]])(
  "%j is found",
  (attributes, problem) => {
    expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
  },
);

test.each([[{ properties: { anonymousPullEnabled: true } }, "pulled without signing in"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("the defaults are right", () => {
  expect(azurerm({})).toEqual([]);
  expect(arm({})).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ anonymous_pull_enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_container_registry.a: unknown: "),
  ]);
});
