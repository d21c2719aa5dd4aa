import { STORAGE_ACCOUNT } from "../../azure";
import { anyOf } from "../../azure/fact";
import { allBlobsGo } from "../../azure/joins/expiring-account";
import { isMachineLearningData } from "../../azure/joins/machine-learning-data";
import { withoutPatches } from "../../azure/joins/patches";
import { agesOf } from "../../azure/joins/storage-ageing";
import { mustHold } from "../must";
import { rule } from "../rule";

export const storageLifecycle = rule({
  id: "ai-cost/storage-lifecycle",
  title: "Data of machine learning moves to a cheaper tier with time, and its old versions go",
  recommendations: ["ai-cost/write-once-read-many-storage"],
  severity: "low",
  why: "Training data is written once and read for some weeks; what is never moved or deleted afterwards is paid at the full price for ever, in every version.",
  fix: {
    construct: "SecureStorageAccount: coolAfterDays, deleteVersionsAfterDays",
    terraform:
      "azurerm_storage_management_policy: rule.actions with base_blob.tier_to_cool_after_days_since_modification_greater_than, snapshot and version",
  },
  looksAt: (estate) =>
    withoutPatches(estate.all(STORAGE_ACCOUNT)).filter(({ resource }) =>
      isMachineLearningData(resource, estate),
    ),
  finds: (account, estate) => {
    const { tiers, deletesSnapshots, deletesVersions } = agesOf(account);
    return [
      ...mustHold(
        anyOf([tiers, allBlobsGo(account, estate)]),
        "blobs stay in the tier that they were written to",
      ),
      ...mustHold(deletesSnapshots, "snapshots stay for ever"),
      ...mustHold(deletesVersions, "old versions stay for ever"),
    ];
  },
});
