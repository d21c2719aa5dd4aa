import { STORAGE_ACCOUNT } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { hasShares, protectionOf } from "../../azure/joins/storage-protection";
import { is, must, mustHave } from "../must";
import { rule } from "../rule";

/** What Microsoft recommends at least. */
const LEAST_DAYS = 7;

export const storageSoftDelete = rule({
  id: "reliability/storage-soft-delete",
  title: "Deleted blobs, containers and shares can be brought back for a week at least",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
  severity: "medium",
  why: "Data that a script or a person deletes by mistake is gone at once without soft delete; with a day or two of it, before anybody comes back from a weekend.",
  fix: {
    construct: "SecureStorageAccount: softDeleteDays (30 by default)",
    terraform:
      "azurerm_storage_account: blob_properties { delete_retention_policy, container_delete_retention_policy }, share_properties { retention_policy }, each with days",
  },
  looksAt: (estate) => withoutPatches(estate.all(STORAGE_ACCOUNT)),
  finds: (account) => {
    const { blobDays, containerDays, shareDays, permanentDelete } = protectionOf(account);
    const enough = (days: number) => days >= LEAST_DAYS;
    return [
      ...mustHave(blobDays, enough, `deleted blobs are gone in less than ${LEAST_DAYS} days`),
      ...mustHave(containerDays, enough, `deleted containers are gone in less than ${LEAST_DAYS} days`),
      ...(hasShares(account)
        ? mustHave(shareDays, enough, `deleted file shares are gone in less than ${LEAST_DAYS} days`)
        : []),
      ...must(permanentDelete, is(false), "what soft delete keeps can be deleted for good"),
    ];
  },
});
