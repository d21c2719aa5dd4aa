import { keyStrength } from "../../../../baseline/rules/security/key-strength";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(keyStrength, "azurerm_key_vault_key");
const arm = inArm(keyStrength, "Microsoft.KeyVault/vaults/keys");

test("3072 bits pass", () => {
  expect(azurerm({ key_type: "RSA", key_size: 3072 })).toEqual([]);
  expect(arm({ properties: { kty: "RSA-HSM", keySize: 4096 } })).toEqual([]);
});

test.each([
  [{ key_type: "RSA", key_size: 2048 }, "fewer than 3072 bits"],
  [{ key_type: "RSA" }, "fewer than 3072 bits"],
  [{ key_type: "oct-HSM", key_size: 4096 }, "neither RSA nor"],
])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([[{ properties: { kty: "RSA", keySize: 2048 } }, "fewer than 3072 bits"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(arm({})).toEqual([expect.stringContaining("fewer than 3072 bits")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ key_type: "RSA", key_size: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_key_vault_key.a: unknown: "),
  ]);
});

test("a key on an elliptic curve has no size", () => {
  expect(azurerm({ key_type: "EC", curve: "P-256" })).toEqual([]);
});
