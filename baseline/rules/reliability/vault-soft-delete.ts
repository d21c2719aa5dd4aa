import { KEY_VAULT } from "../../azure";
import { hasStrictData } from "../../azure/joins/strict-data";
import { is, must } from "../must";
import { rule } from "../rule";

export const vaultSoftDelete = rule({
  id: "reliability/vault-soft-delete",
  title: "A deleted vault, secret or key can be brought back: for 90 days in production",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
  severity: "medium",
  why: "A deletion by mistake is often noticed weeks later, when a job that runs once a month fails.",
  fix: {
    construct: "SecureKeyVault: softDeleteRetentionDays (90 by default)",
    terraform: "azurerm_key_vault: soft_delete_retention_days = 90",
  },
  looksAt: (estate) => {
    const least = hasStrictData(estate) ? 90 : 7;
    return estate.all(KEY_VAULT).map((vault) => ({ ...vault, least }));
  },
  finds: ({ softDelete, softDeleteDays, least }) => [
    ...must(softDelete, is(true), "what is deleted is gone"),
    ...must(
      softDeleteDays,
      (days) => days >= least,
      `what is deleted is gone after fewer than ${least} days`,
    ),
  ],
});
