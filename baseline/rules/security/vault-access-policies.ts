import { VAULT_ACCESS_POLICY } from "../../azure";
import { rule } from "../rule";

export const vaultAccessPolicies = rule({
  id: "security/vault-access-policies",
  title: "Nobody gets rights in a vault past the roles",
  recommendations: ["ai-security/rbac-abac-control-and-data-plane"],
  severity: "medium",
  why: "An access policy is a right that no list of role assignments shows, and it holds for all secrets or keys of the vault.",
  fix: {
    construct: "SecureKeyVault: grantSecretsRead, grantSecretsManagement",
    terraform: "azurerm_role_assignment on the vault instead of azurerm_key_vault_access_policy",
  },
  looksAt: VAULT_ACCESS_POLICY,
  finds: () => [
    { certainty: "violation", message: "it gives rights by the vault's own list instead of by a role" },
  ],
});
