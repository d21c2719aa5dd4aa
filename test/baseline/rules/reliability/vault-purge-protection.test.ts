import { vaultPurgeProtection } from "../../../../baseline/rules/reliability/vault-purge-protection";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(vaultPurgeProtection, "azurerm_key_vault");
const arm = inArm(vaultPurgeProtection, "Microsoft.KeyVault/vaults");

test("a protected vault passes", () => {
  expect(azurerm({ purge_protection_enabled: true })).toEqual([]);
  expect(arm({ properties: { enablePurgeProtection: true } })).toEqual([]);
});

test.each([[{ purge_protection_enabled: false }, "can delete it for good"]])(
  "%j is found",
  (attributes, problem) => {
    expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
  },
);

test.each([[{ properties: { enablePurgeProtection: false } }, "can delete it for good"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("can delete it for good")]);
  expect(arm({})).toEqual([expect.stringContaining("can delete it for good")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ purge_protection_enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_key_vault.a: unknown: "),
  ]);
});
