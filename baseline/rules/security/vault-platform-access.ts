import { KEY_VAULT } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const vaultPlatformAccess = rule({
  id: "security/vault-platform-access",
  title: "Virtual machines, disks and templates fetch nothing from key vaults",
  recommendations: ["ai-security/rbac-abac-control-and-data-plane"],
  severity: "medium",
  why: "Each of these switches lets a part of Azure fetch secrets or keys for whoever may deploy, without a role of their own on the vault.",
  fix: {
    construct: "SecureKeyVault switches all three off; there is no property that switches one on",
    terraform:
      "azurerm_key_vault: enabled_for_deployment, enabled_for_disk_encryption and enabled_for_template_deployment = false",
  },
  looksAt: KEY_VAULT,
  finds: ({ forDeployment, forDiskEncryption, forTemplates }) => [
    ...must(forDeployment, is(false), "virtual machines may fetch its secrets"),
    ...must(forDiskEncryption, is(false), "disk encryption may fetch its secrets and use its keys"),
    ...must(forTemplates, is(false), "whoever deploys a template may fetch its secrets"),
  ],
});
