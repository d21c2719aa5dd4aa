import { STORAGE_ACCOUNT } from "../../azure";
import { not } from "../../azure/fact";
import { withoutPatches } from "../../azure/joins/patches";
import { deletesAnywhere } from "../../azure/joins/storage-ageing";
import { mustHold } from "../must";
import { rule } from "../rule";

export const storageLifecycleDeletion = rule({
  id: "reliability/storage-lifecycle-deletion",
  title: "No lifecycle rule deletes data and models wherever they lie",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
  severity: "medium",
  why: "A model that is good enough isn't changed for years: a rule that deletes by age takes it away while an endpoint still loads it.",
  fix: {
    construct:
      "SecureStorageAccount moves blobs and deletes old versions only; there is no property for more",
    terraform: "azurerm_storage_management_policy: no base_blob.delete_after_…, or filters.prefix_match",
  },
  looksAt: (estate) => withoutPatches(estate.all(STORAGE_ACCOUNT)),
  finds: (account) =>
    deletesAnywhere(account).flatMap((deletes) =>
      mustHold(not(deletes), "a lifecycle rule for the whole account deletes blobs by their age", {
        attribute: "base_blob",
      }),
    ),
});
