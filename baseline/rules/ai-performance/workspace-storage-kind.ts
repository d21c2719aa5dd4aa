import { STORAGE_ACCOUNT, WORKSPACE } from "../../azure";
import { resourcesAt } from "../../azure/joins/references";
import { is, must, oneOf } from "../must";
import { rule } from "../rule";

export const workspaceStorageKind = rule({
  id: "ai-performance/workspace-storage-kind",
  title: "The workspace's own storage is a standard general-purpose account without hierarchy",
  recommendations: [
    "ai-performance/suitable-data-platform",
    "reliability/recovery-strategy-for-dependencies",
  ],
  severity: "medium",
  why: "The workspace keeps blobs and file shares in it: Azure Machine Learning refuses premium accounts there, and hierarchical namespace takes the versions away. A data lake belongs beside it.",
  fix: {
    construct: "SecureStorageAccount without hierarchicalNamespace; in environments/: storage.dataLake",
    terraform:
      'azurerm_storage_account: account_kind = "StorageV2", account_tier = "Standard", is_hns_enabled = false',
  },
  looksAt: (estate) => {
    const own = new Set(estate.all(WORKSPACE).flatMap(({ storage }) => resourcesAt(storage)));
    return estate.all(STORAGE_ACCOUNT).filter(({ resource }) => own.has(resource));
  },
  finds: ({ accountKind, tier, hierarchicalNamespace }) => [
    ...must(accountKind, oneOf("StorageV2"), "this kind has no file shares for notebooks, or no blobs"),
    ...must(tier, (value) => /^Standard/i.test(value), "a workspace takes no premium account"),
    ...must(hierarchicalNamespace, is(false), "a workspace's own account must have no hierarchy"),
  ],
});
