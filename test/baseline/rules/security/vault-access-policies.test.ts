import { vaultAccessPolicies } from "../../../../baseline/rules/security/vault-access-policies";
import { inArm, inAzurerm } from "../alone";

const FOUND = [expect.stringContaining("gives rights by the vault's own list")];

test("an access policy of its own is found, whatever it gives", () => {
  expect(inAzurerm(vaultAccessPolicies, "azurerm_key_vault_access_policy")({ object_id: "o" })).toEqual(
    FOUND,
  );
  expect(inArm(vaultAccessPolicies, "Microsoft.KeyVault/vaults/accessPolicies")({})).toEqual(FOUND);
});

test("a role assignment passes", () => {
  expect(inAzurerm(vaultAccessPolicies, "azurerm_role_assignment")({ scope: "/vaults/kv" })).toEqual([]);
});
