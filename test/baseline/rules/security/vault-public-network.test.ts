import { vaultPublicNetwork } from "../../../../baseline/rules/security/vault-public-network";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(vaultPublicNetwork, "azurerm_key_vault");
const arm = inArm(vaultPublicNetwork, "Microsoft.KeyVault/vaults");

test("a closed vault passes", () => {
  expect(azurerm({ public_network_access_enabled: false })).toEqual([]);
  expect(arm({ properties: { publicNetworkAccess: "disabled" } })).toEqual([]);
});

test.each([[{ public_network_access_enabled: true }, "the vault answers on the public network"]])(
  "%j is found",
  (attributes, problem) => {
    expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
  },
);

test.each([[{ properties: { publicNetworkAccess: "Enabled" } }, "the vault answers"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("the vault answers")]);
  expect(arm({})).toEqual([expect.stringContaining("the vault answers")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ public_network_access_enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_key_vault.a: unknown: "),
  ]);
});

test("azurerm takes no word for a boolean, as ARM does", () => {
  expect(azurerm({ public_network_access_enabled: "false" })).toEqual([]);
  for (const word of ["Disabled", "False", "no", 0]) {
    expect(azurerm({ public_network_access_enabled: word })).toEqual([expect.stringContaining("unknown: ")]);
  }
});
