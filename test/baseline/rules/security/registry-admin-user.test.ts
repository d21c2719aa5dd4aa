import { registryAdminUser } from "../../../../baseline/rules/security/registry-admin-user";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(registryAdminUser, "azurerm_container_registry");
const arm = inArm(registryAdminUser, "Microsoft.ContainerRegistry/registries");

test("no admin user passes, and is the default", () => {
  expect(azurerm({ admin_enabled: false })).toEqual([]);
  expect(arm({ properties: { adminUserEnabled: false } })).toEqual([]);
});

test.each([[{ admin_enabled: true }, "a shared password opens the registry"]])(
  "%j is found",
  (attributes, problem) => {
    expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
  },
);

test.each([[{ properties: { adminUserEnabled: true } }, "a shared password"]])(
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
  expect(azurerm({ admin_enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_container_registry.a: unknown: "),
  ]);
});
