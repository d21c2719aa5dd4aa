import { keyEnabled } from "../../../../baseline/rules/security/key-enabled";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(keyEnabled, "azurerm_key_vault_key");
const arm = inArm(keyEnabled, "Microsoft.KeyVault/vaults/keys");

test("a key of azurerm's passes", () => {
  expect(azurerm({ key_type: "RSA" })).toEqual([]);
  expect(arm({ properties: { attributes: { enabled: true } } })).toEqual([]);
});

test.each([
  [{ properties: { attributes: { enabled: false } } }, "nothing can be encrypted or read with the key"],
])("the body %j is found", (body, problem) => {
  expect(arm(body)).toEqual([expect.stringContaining(problem)]);
});

test("the defaults are right", () => {
  expect(azurerm({})).toEqual([]);
  expect(arm({})).toEqual([]);
});
