import { KEY_VAULT } from "../../azure";
import { is, must, mustHold } from "../must";
import { rule } from "../rule";

export const vaultRoles = rule({
  id: "security/vault-roles",
  title: "Roles, not access policies, decide who reads a vault",
  recommendations: ["ai-security/rbac-abac-control-and-data-plane"],
  severity: "medium",
  why: "An access policy holds for the whole vault, can't be seen in any list of roles, and whoever may edit the vault can write one for themselves.",
  fix: {
    construct: "SecureKeyVault has roles only; there is no property for access policies",
    terraform: "azurerm_key_vault: rbac_authorization_enabled = true, and no access_policy",
  },
  looksAt: KEY_VAULT,
  finds: ({ roles, accessPolicies }, { graph }) => [
    ...must(roles, is(true), "access policies decide who reads the vault"),
    // a plan doesn't tell unwritten policies until apply: nobody asked for one
    ...(accessPolicies.state === "absent" || (accessPolicies.state === "unknown" && graph.kind === "plan")
      ? []
      : mustHold(
          accessPolicies.state === "unknown" ? "unknown" : accessPolicies.value.length === 0 ? "yes" : "no",
          "rights stand in the vault's own list",
          { attribute: accessPolicies.at },
        )),
  ],
});
