import { KEY_VAULT } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const vaultPurgeProtection = rule({
  id: "reliability/vault-purge-protection",
  title: "Nobody can purge a deleted vault, secret or key before its time",
  recommendations: ["reliability/recovery-strategy-for-dependencies", "security/encrypt-with-cmk"],
  severity: "high",
  why: "A purged key takes with it everything that it encrypts; services therefore refuse keys from a vault without the protection.",
  fix: {
    construct: "SecureKeyVault switches it on; there is no property that switches it off",
    terraform: "azurerm_key_vault: purge_protection_enabled = true",
  },
  looksAt: KEY_VAULT,
  finds: ({ purgeProtection }) => must(purgeProtection, is(true), "who may delete it can delete it for good"),
});
