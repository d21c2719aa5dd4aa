import { isWrittenInCode } from "../../azure/joins/written-in-code";
import { VAULT_SECRET } from "../../azure/vault-secret";
import { mustHold } from "../must";
import { rule } from "../rule";

export const vaultSecretValues = rule({
  id: "security/vault-secret-values",
  title: "No secret of a vault stands in the code",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "high",
  why: "Whoever may read the repository, now or in its history, has the secret, and the vault's roles, logs and firewall guard nothing.",
  fix: {
    construct: "SecureKeyVault: grantSecretsManagement, for whoever writes the secret after the deployment",
    terraform:
      "azurerm_key_vault_secret: value_wo with an ephemeral value or a sensitive variable; azurerm_key_vault_certificate: certificate_policy, with which the vault makes the private key itself",
  },
  looksAt: VAULT_SECRET,
  finds: ({ resource, secretPaths }, { graph }) =>
    secretPaths.flatMap((path) => {
      const inCode = isWrittenInCode(resource, path, graph);
      return inCode === "no"
        ? []
        : mustHold(inCode === "yes" ? "no" : "unknown", `the secret in ${path} stands in the code`, {
            attribute: path,
          });
    }),
});
