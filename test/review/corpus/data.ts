import { goodDeviation } from "../../stacks/config/good-configs";
import {
  CLUSTER_ALERTS,
  identity,
  KEYS,
  LOGS,
  PREDICTIONS,
  REGISTRY,
  STORAGE,
  storageAlerts,
  TRAINING_ALERT,
  VAULT,
  vaultAlerts,
  WORKBOOK,
  WORKSPACE,
} from "./addresses";
import { set, unset } from "./edits";
import { each, type Pair } from "./pair";
import { dev, prod } from "./sides";

const SUFFIXED = [STORAGE, VAULT, KEYS, REGISTRY, WORKSPACE];
/** What watches them, and has their names in its own. */
const WATCHING = [
  ...storageAlerts("storage"),
  ...vaultAlerts("vault"),
  ...vaultAlerts("keys"),
  ...CLUSTER_ALERTS,
  TRAINING_ALERT,
  WORKBOOK,
];

/** Data or an identity is destroyed, or made anew. */
export const DATA: readonly Pair[] = [
  {
    name: "the storage account gets another name, and the workspace stands on it",
    base: dev(),
    head: dev({}, set(STORAGE, "name", "stchurndevother")),
    expected: {
      fails: true,
      risks: each("data-loss", [STORAGE, ...PREDICTIONS, WORKSPACE], { severity: "high" }),
      // its alerts have its name in theirs
      changes: { replace: 53, create: 0, destroy: 0 },
      names: [STORAGE, ...storageAlerts("storage")],
      cost: "same",
    },
  },
  {
    name: "another suffix of names makes five services of prod anew",
    base: prod(),
    head: prod({ nameSuffix: "b2c3d" }),
    expected: {
      fails: true,
      risks: each("data-loss", [...SUFFIXED, ...PREDICTIONS], { severity: "high" }),
      changes: { replace: 92, create: 0, destroy: 0 },
      names: [...SUFFIXED, ...WATCHING],
    },
  },
  {
    name: "infrastructure encryption is switched off, which makes the account anew",
    base: prod(),
    head: prod({}, set(STORAGE, "infrastructure_encryption_enabled", false)),
    expected: {
      fails: true,
      risks: [
        ...each("data-loss", [STORAGE, ...PREDICTIONS, WORKSPACE]),
        {
          kind: "encryption-weakened",
          address: STORAGE,
          attributes: ["infrastructure_encryption_enabled"],
        },
      ],
      changes: { replace: 43, create: 0, destroy: 0 },
      findings: { new: ["security/storage-double-encryption"] },
    },
  },
  {
    name: "infrastructure encryption is switched on: better, and the data is gone",
    base: prod({}, set(STORAGE, "infrastructure_encryption_enabled", false)),
    head: prod(),
    expected: {
      fails: true,
      risks: each("data-loss", [STORAGE, ...PREDICTIONS, WORKSPACE]),
      changes: { replace: 43, create: 0, destroy: 0 },
      findings: { new: [], fixed: ["security/storage-double-encryption"] },
    },
  },
  {
    name: "redundancy crosses from one data centre to zones: better, and the data is gone",
    base: dev(),
    head: dev({ storage: { redundancy: "ZRS" } }),
    expected: {
      fails: true,
      risks: each("data-loss", [STORAGE, ...PREDICTIONS, WORKSPACE]),
      changes: { replace: 50, create: 0, destroy: 0 },
    },
  },
  {
    name: "redundancy goes from zones to one data centre, which loses the data and the zones",
    base: prod(),
    head: prod({ storage: { redundancy: "LRS" } }),
    expected: {
      fails: true,
      risks: [
        ...each("data-loss", [STORAGE, ...PREDICTIONS, WORKSPACE]),
        { kind: "guidance", address: STORAGE, attributes: ["account_replication_type"] },
      ],
      changes: { replace: 43, create: 0, destroy: 0 },
      findings: { new: ["reliability/storage-zone-redundancy"] },
    },
  },
  {
    name: "redundancy gets a second region beside its zones, which Azure does in place",
    base: prod(),
    head: prod({ storage: { redundancy: "GZRS" } }),
    expected: { fails: false, risks: [], changes: { update: 1, replace: 0 } },
  },
  {
    name: "the identity of training gets another name",
    base: prod(),
    head: prod({}, set(identity("training"), "name", "id-churn-trainer-prod-weu")),
    expected: {
      fails: true,
      risks: each("data-loss", [identity("training")]),
      // its three roles; the cluster takes another identity in place
      changes: { replace: 4, update: 1, create: 0, destroy: 0 },
      names: [identity("training")],
    },
  },
  {
    name: "the workspace's identity gets another name: its roles are made anew, the workspace isn't",
    base: prod(),
    head: prod({}, set(identity("workspace"), "name", "id-churn-studio-prod-weu")),
    expected: {
      fails: true,
      risks: each("data-loss", [identity("workspace")]),
      // only the encryption block as a whole makes a new workspace, no attribute in it
      changes: { replace: 16, update: 1, create: 0, destroy: 0 },
      names: [identity("workspace")],
    },
  },
  {
    name: "the logs' workspace gets another name, and whatever sends logs follows in place",
    base: dev(),
    head: dev({}, set(LOGS, "name", "log-churn-dev-weu-2")),
    expected: {
      fails: true,
      risks: each("data-loss", [LOGS]),
      // its own diagnostic setting, the role by which alerts ask it, and the six alerts that do
      changes: { replace: 10, update: 14, create: 0, destroy: 0 },
      names: [LOGS],
    },
  },
  {
    name: "a container leaves the configuration, with the datastore on it",
    base: dev({ storage: { containers: ["features"] } }),
    head: dev(),
    expected: {
      fails: true,
      risks: each("data-loss", ["azurerm_storage_container.storage_container-features"]),
      changes: { destroy: 2, create: 0, update: 0, replace: 0 },
    },
  },
  {
    name: "the data lake goes, with all that is around it",
    base: dev({ storage: { dataLake: { filesystems: ["raw"] } } }),
    head: dev(),
    expected: {
      fails: true,
      risks: each("data-loss", [
        "azurerm_storage_account.data-lake",
        "azurerm_storage_container.data-lake_container-raw",
      ]),
      // with its three alerts, which watched nothing else
      changes: { destroy: 25, create: 0, replace: 0 },
      cost: "down",
    },
  },
  {
    name: "prod stops to train: the cluster goes, and the identity that others may know",
    base: prod(),
    head: prod({ promotion: "artifact" }),
    expected: {
      fails: true,
      risks: each("data-loss", [identity("training")]),
      changes: { destroy: 5, create: 0, update: 0, replace: 0 },
    },
  },
  {
    name: "dev gets keys of its own: better, and the workspace is made anew",
    base: dev(),
    head: dev({ encryption: { keys: "customer", registryPlatformKeys: goodDeviation() } }),
    expected: {
      fails: true,
      risks: each("data-loss", [WORKSPACE]),
      // alerts of the workspace follow in place, and those of the new vault come
      changes: { create: 14, update: 10, replace: 19, destroy: 0 },
      cost: "up",
    },
  },
  {
    name: "prevent_destroy goes in the same pull request that renames the account",
    base: prod(),
    head: prod({}, set(STORAGE, "name", "stchurnprodother"), unset(STORAGE, "lifecycle.prevent_destroy")),
    expected: {
      fails: true,
      risks: [
        ...each("data-loss", [STORAGE, ...PREDICTIONS, WORKSPACE]),
        { kind: "protection-removed", address: STORAGE, attributes: ["lifecycle.prevent_destroy"] },
      ],
      changes: { replace: 46 },
      names: [STORAGE, ...storageAlerts("storage")],
    },
  },
];
