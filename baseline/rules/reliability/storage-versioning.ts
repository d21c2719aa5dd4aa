import { knownValue, STORAGE_ACCOUNT } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { keptDays } from "../../azure/joins/storage-ageing";
import { protectionOf } from "../../azure/joins/storage-protection";
import { is, must } from "../must";
import { rule } from "../rule";

/** As for soft delete. */
const LEAST_DAYS = 7;

export const storageVersioning = rule({
  id: "reliability/storage-versioning",
  title: "Overwritten blobs can be brought back for a week at least",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
  severity: "medium",
  why: "Soft delete doesn't help against a job that writes over a model or a data set: only versions keep what was there before.",
  fix: {
    construct:
      "SecureStorageAccount keeps versions, but with hierarchicalNamespace; deleteVersionsAfterDays says how long",
    terraform:
      "azurerm_storage_account: blob_properties.versioning_enabled = true; azurerm_storage_management_policy: version.delete_after_days_since_creation of 7 or more",
  },
  // Azure keeps no versions in a data lake, nor of files
  looksAt: (estate) =>
    withoutPatches(estate.all(STORAGE_ACCOUNT)).filter(
      ({ hierarchicalNamespace, accountKind }) =>
        knownValue(hierarchicalNamespace) !== true && !/^FileStorage$/i.test(knownValue(accountKind) ?? ""),
    ),
  finds: (account) => [
    ...must(protectionOf(account).versioning, is(true), "what is overwritten is gone"),
    ...keptDays(account).flatMap((days) =>
      must(
        days,
        (value) => value === -1 || value >= LEAST_DAYS,
        "old versions or snapshots go within a week",
      ),
    ),
  ],
});
