import { isAttributes } from "../../../terraform-json";
import { PREDICTIONS, SECURITY_GROUP, STORAGE, storageAlerts, TRAINING, WORKSPACE } from "./addresses";
import { declared, onResources, remove, renamed, set } from "./edits";
import { each, type Move, NOTHING, type Pair } from "./pair";
import { dev } from "./sides";

const NO_CHANGE = { create: 0, update: 0, replace: 0, destroy: 0 };

const DATA = "azurerm_storage_account.data";
const ACCOUNT: readonly Move[] = [{ from: STORAGE, to: DATA }];
const SUBNET_GROUP: readonly Move[] = [
  { from: SECURITY_GROUP, to: "azurerm_network_security_group.subnets_endpoints_nsg" },
];
/** A construct `storage` that became `data`, with all that its path names. */
const CONSTRUCT: readonly Move[] = [
  ...ACCOUNT,
  {
    from: "azurerm_storage_management_policy.storage_lifecycle",
    to: "azurerm_storage_management_policy.data_lifecycle",
  },
  ...["account", "blob", "file", "queue", "table"].map((one) => ({
    from: `azurerm_monitor_diagnostic_setting.storage_${one}-logs`,
    to: `azurerm_monitor_diagnostic_setting.data_${one}-logs`,
  })),
  ...[
    "image-build-blobs",
    "training-blobs",
    "training-files",
    "batch-blobs",
    "batch-files",
    "interactive-blobs",
    "interactive-files",
    "data-scientist-blobs-00000000-0000-0000-0000-000000000011",
    "data-scientist-files-00000000-0000-0000-0000-000000000011",
  ].map((one) => ({
    from: `azurerm_role_assignment.storage_${one}`,
    to: `azurerm_role_assignment.data_${one}`,
  })),
];
const CONTAINERS = { storage: { containers: ["features", "labels"] } };
const FEATURES = "azurerm_storage_container.storage_container-features";
const LABELS = "azurerm_storage_container.storage_container-labels";

/** Constructs move, or seem to. */
export const MOVES: readonly Pair[] = [
  {
    name: "a security group moves without a block, and holds no data",
    base: dev(),
    head: dev({}, renamed(SUBNET_GROUP)),
    expected: { fails: false, risks: [], moves: SUBNET_GROUP, changes: NO_CHANGE, cost: "same" },
  },
  {
    name: "the storage account moves without a block, so Terraform would destroy it",
    base: dev(),
    head: dev({}, renamed(ACCOUNT)),
    expected: {
      fails: true,
      risks: each("data-loss", [DATA]),
      moves: ACCOUNT,
      changes: NO_CHANGE,
    },
  },
  {
    name: "the whole storage construct moves without blocks",
    base: dev(),
    head: dev({}, renamed(CONSTRUCT)),
    expected: {
      fails: true,
      risks: each("data-loss", [DATA]),
      moves: CONSTRUCT,
      changes: NO_CHANGE,
    },
  },
  {
    name: "the whole storage construct moves, and HEAD says so",
    base: dev(),
    head: dev({}, renamed(CONSTRUCT), declared(CONSTRUCT)),
    expected: { fails: false, risks: [], declaredMoves: CONSTRUCT, changes: NO_CHANGE, cost: "same" },
  },
  {
    name: "half of the blocks are there, but not that of the data",
    base: dev(),
    head: dev({}, renamed(CONSTRUCT), declared(CONSTRUCT.slice(1))),
    expected: {
      fails: true,
      risks: each("data-loss", [DATA]),
      moves: ACCOUNT,
      declaredMoves: CONSTRUCT.slice(1),
      changes: NO_CHANGE,
    },
  },
  {
    name: "the account moves with a block, and is opened on the way",
    base: dev(),
    head: dev({}, renamed(ACCOUNT), declared(ACCOUNT), set(DATA, "public_network_access_enabled", true)),
    expected: {
      fails: true,
      risks: each("network-opened", [DATA], { attributes: ["public_network_access_enabled"] }),
      declaredMoves: ACCOUNT,
      changes: { update: 1, create: 0, destroy: 0, replace: 0 },
      findings: { new: ["security/storage-public-network"] },
    },
  },
  {
    name: "the account gets another address and another name at once: it is another account",
    base: dev(),
    head: dev({}, renamed(ACCOUNT), set(DATA, "name", "stchurndevother")),
    expected: {
      fails: true,
      risks: each("data-loss", [STORAGE, ...PREDICTIONS, WORKSPACE]),
      // its alerts, with its name in theirs, watch the other one; those of the workspace follow in place
      changes: { create: 1, destroy: 1, replace: 52, update: 8 },
      names: storageAlerts("storage"),
    },
  },
  {
    name: "a declared move of an account that also gets another name doesn't save its data",
    base: dev(),
    head: dev({}, renamed(ACCOUNT), declared(ACCOUNT), set(DATA, "name", "stchurndevother")),
    expected: {
      fails: true,
      risks: each("data-loss", [DATA, ...PREDICTIONS, WORKSPACE]),
      declaredMoves: ACCOUNT,
      changes: { create: 0, destroy: 0, replace: 53, update: 8 },
      names: [DATA, ...storageAlerts("storage")],
    },
  },
  {
    name: "two containers swap their names, which no block can say",
    base: dev(CONTAINERS),
    head: dev(CONTAINERS, set(FEATURES, "name", "labels"), set(LABELS, "name", "features")),
    expected: {
      fails: true,
      risks: each("data-loss", [FEATURES, LABELS]),
      // the two datastores on them follow
      changes: { replace: 4, create: 0, destroy: 0, update: 0 },
      names: [FEATURES, LABELS],
    },
  },
  {
    name: "one container takes the name of another one that goes",
    base: dev(CONTAINERS),
    head: dev(
      CONTAINERS,
      remove("azurerm_machine_learning_datastore_blobstorage.datastore-labels"),
      remove(LABELS),
      set(FEATURES, "name", "labels"),
    ),
    expected: {
      fails: true,
      risks: each("data-loss", [FEATURES, LABELS]),
      names: [FEATURES],
    },
  },
  {
    name: "a block says that something moved which was never there",
    base: dev(),
    head: dev({}, declared([{ from: "azurerm_machine_learning_compute_cluster.old", to: TRAINING }])),
    expected: NOTHING,
  },
  {
    name: "constructs get other ids, and their resources the same addresses",
    base: dev(),
    head: dev(
      {},
      onResources((attributes) => {
        const comment = attributes["//"];
        const metadata = isAttributes(comment) && isAttributes(comment.metadata) ? comment.metadata : {};
        const path = String(metadata.path).replace("dev/", "dev/platform/");
        return { ...attributes, "//": { metadata: { ...metadata, path } } };
      }),
      // what somebody accepted of them is synthesized with their new ids
      (side) => ({
        ...side,
        deviations: side.deviations.map((one) => ({ ...one, construct: `platform/${one.construct}` })),
      }),
    ),
    expected: NOTHING,
  },
];
