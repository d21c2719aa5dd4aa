import { storageEntraByDefault } from "../../../../baseline/rules/security/storage-entra-by-default";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageEntraByDefault, "azurerm_storage_account");
const arm = inArm(storageEntraByDefault, "Microsoft.Storage/storageAccounts");

test("Entra first passes", () => {
  expect(azurerm({ default_to_oauth_authentication: true })).toEqual([]);
  expect(arm({ properties: { defaultToOAuthAuthentication: true } })).toEqual([]);
});

test.each([[{ default_to_oauth_authentication: false }, "the portal takes the account's key first"]])(
  "%j is found",
  (attributes, problem) => {
    expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
  },
);

test.each([[{ properties: { defaultToOAuthAuthentication: false } }, "the portal takes"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("the portal takes")]);
  expect(arm({})).toEqual([expect.stringContaining("the portal takes")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ default_to_oauth_authentication: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_storage_account.a: unknown: "),
  ]);
});
