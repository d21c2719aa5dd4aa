import { vaultFirewall } from "../../../../baseline/rules/security/vault-firewall";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(vaultFirewall, "azurerm_key_vault");
const arm = inArm(vaultFirewall, "Microsoft.KeyVault/vaults");

test("a firewall that denies passes", () => {
  expect(
    azurerm({ network_acls: { default_action: "Deny", bypass: "AzureServices", ip_rules: [] } }),
  ).toEqual([]);
  expect(arm({ properties: { networkAcls: { defaultAction: "Deny" } } })).toEqual([]);
});

test.each([
  [{ network_acls: { default_action: "Allow" } }, "whoever has no rule is let in"],
  [
    { network_acls: { default_action: "Deny", ip_rules: ["203.0.113.7"] } },
    "network_acls.ip_rules lets in public addresses",
  ],
])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([
  [
    { properties: { networkAcls: { defaultAction: "Deny", ipRules: [{ value: "203.0.113.7" }] } } },
    "lets in public addresses",
  ],
])("the body %j is found", (body, problem) => {
  expect(arm(body)).toEqual([expect.stringContaining(problem)]);
});

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("whoever has no rule is let in")]);
  expect(arm({})).toEqual([expect.stringContaining("whoever has no rule is let in")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ network_acls: { default_action: "${var.x}" } })).toEqual([
    expect.stringContaining("azurerm_key_vault.a: unknown: "),
  ]);
});
