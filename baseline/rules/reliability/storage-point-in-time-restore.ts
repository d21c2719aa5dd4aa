import { STORAGE_ACCOUNT } from "../../azure";
import { protectionOf } from "../../azure/joins/storage-protection";
import { is, must, mustHave } from "../must";
import { rule } from "../rule";

export const storagePointInTimeRestore = rule({
  id: "reliability/storage-point-in-time-restore",
  title: "Where blobs are to be set back in time, everything that takes is on",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
  severity: "medium",
  why: "Azure restores from the change feed, versions and soft-deleted blobs: if one is missing or too short it refuses the setting, or the restore.",
  fix: {
    construct: "SecureStorageAccount: pointInTimeRestoreDays, with softDeleteDays of more",
    terraform:
      "azurerm_storage_account: blob_properties { change_feed_enabled, versioning_enabled, and delete_retention_policy.days of more than restore_policy.days }, no is_hns_enabled, no allowed_copy_scope",
  },
  looksAt: (estate) =>
    estate.all(STORAGE_ACCOUNT).filter((account) => protectionOf(account).restoreDays.state !== "absent"),
  finds: (account) => {
    const { restoreDays, blobDays, changeFeed, versioning } = protectionOf(account);
    return [
      ...must(changeFeed, is(true), "there is nothing to restore from"),
      ...must(versioning, is(true), "there is nothing to restore to"),
      ...mustHave(
        blobDays,
        (days) => restoreDays.state !== "known" || days > restoreDays.value,
        "deleted blobs are gone before the restore's days are over",
      ),
      ...must(account.hierarchicalNamespace, is(false), "Azure restores no data lake"),
      ...must(account.copyScope, (scope) => scope === "", "Azure restores no account with a copy scope"),
    ];
  },
});
