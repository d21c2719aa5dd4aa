import { keyNotExportable } from "../../../../baseline/rules/security/key-not-exportable";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(keyNotExportable, "azurerm_key_vault_key");
const arm = inArm(keyNotExportable, "Microsoft.KeyVault/vaults/keys");

test("a key of azurerm's passes", () => {
  expect(azurerm({ key_type: "RSA" })).toEqual([]);
  expect(arm({ properties: { attributes: { exportable: false } } })).toEqual([]);
});

test.each([[{ properties: { attributes: { exportable: true } } }, "the key can be taken out of its vault"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("the defaults are right", () => {
  expect(azurerm({})).toEqual([]);
  expect(arm({})).toEqual([]);
});
