import { isAttributes } from "../../../terraform-json";
import { GROUP, STORAGE, VAULT } from "./addresses";
import { add, declared, onJson, remove, rewritten, set } from "./edits";
import { each, type Move, type Pair } from "./pair";
import { destroys, withoutBlock } from "./plan-edits";
import { dev, type Edit, plan, prod } from "./sides";

const lock = (construct: string) => `azurerm_management_lock.${construct}_lock`;
const LOCK = lock("storage");
const CONSTRUCTS = ["keys", "monitoring", "registry", "storage", "vault"];
const GROUP_LOCK = "azurerm_management_lock.group";
const ARM_LOCK = "azapi_resource.lock";
const PLANNED_LOCK = "azurerm_management_lock.group";
const CONTAINERS = { storage: { containers: ["features"] } };
const CONTAINER = "azurerm_storage_container.storage_container-features";
const DATASTORE = "azurerm_machine_learning_datastore_blobstorage.datastore-features";

const lockOn = (address: string, level = "CanNotDelete") => ({
  name: "kept",
  scope: `\${${address}.id}`,
  lock_level: level,
});
const byGroup = (level?: string) => [
  ...CONSTRUCTS.map((one) => remove(lock(one))),
  add(GROUP_LOCK, lockOn(GROUP, level)),
];
const armLock = add(ARM_LOCK, {
  type: "Microsoft.Authorization/locks@2020-05-01",
  name: "kept",
  parent_id: `\${${STORAGE}.id}`,
  body: { properties: { level: "CanNotDelete" } },
});

/** Blocks that take something out of the state and leave it in Azure. */
function forgotten(...addresses: readonly string[]): Edit {
  const removed = addresses.map((from) => ({ from, lifecycle: [{ destroy: false }] }));
  return (side) =>
    onJson((json) => ({ ...json, removed }))(
      addresses.reduce((current, address) => remove(address)(current), side),
    );
}

/** The same as a plan has it. */
function forgets(address: string): Edit {
  return (side) =>
    onJson((json) => ({
      ...json,
      resource_changes: (Array.isArray(json.resource_changes) ? json.resource_changes : []).map(
        (one: unknown) =>
          isAttributes(one) && one.address === address && isAttributes(one.change)
            ? { ...one, change: { ...one.change, actions: ["forget"] } }
            : one,
      ),
    }))(withoutBlock(address)(destroys(address)(side)));
}

/** The storage account becomes the one instance of a block. */
const keyed: readonly Edit[] = [
  set(STORAGE, "for_each", { churn: "churn" }),
  rewritten(`\${${STORAGE}.`, `\${${STORAGE}[\\"churn\\"].`),
];
const INSTANCE: Move = { from: STORAGE, to: `${STORAGE}["churn"]` };

/** What stays kept although it looks as if it didn't, and what is left in Azure. */
export const KEEPING: readonly Pair[] = [
  {
    name: "one lock on the resource group takes the place of that on the storage account",
    base: prod(),
    head: prod({}, remove(LOCK), add(GROUP_LOCK, lockOn(GROUP))),
    expected: {
      fails: false,
      risks: [],
      changes: { create: 1, destroy: 1, update: 0, replace: 0 },
      findings: { new: [] },
    },
  },
  {
    name: "one lock on the resource group takes the place of all others",
    base: prod(),
    head: prod({}, ...byGroup()),
    expected: { fails: false, risks: [], changes: { create: 1, destroy: 5 }, findings: { new: [] } },
  },
  {
    name: "one lock on the subscription takes the place of all others",
    base: prod(),
    head: prod(
      {},
      ...byGroup(),
      set(GROUP_LOCK, "scope", "/subscriptions/00000000-0000-0000-0000-000000000003"),
    ),
    expected: { fails: false, risks: [], changes: { create: 1, destroy: 5 }, findings: { new: [] } },
  },
  {
    name: "the lock of the resource group keeps the storage account only",
    base: prod({}, ...byGroup()),
    head: prod({}, ...byGroup(), set(GROUP_LOCK, "scope", `\${${STORAGE}.id}`)),
    expected: {
      fails: true,
      risks: each("protection-removed", [GROUP_LOCK], { attributes: ["scope"], severity: "high" }),
      changes: { replace: 1, create: 0, destroy: 0, update: 0 },
      findings: { new: ["reliability/data-locked"] },
    },
  },
  {
    name: "a lock of azapi takes the place of azurerm's",
    base: prod(),
    head: prod({}, remove(LOCK), armLock),
    expected: { fails: false, risks: [], changes: { create: 1, destroy: 1 }, findings: { new: [] } },
  },
  {
    name: "a lock against changes becomes one against deletion",
    base: prod({}, set(LOCK, "lock_level", "ReadOnly")),
    head: prod(),
    expected: {
      fails: true,
      risks: each("protection-removed", [LOCK], { attributes: ["lock_level"], severity: "low" }),
      changes: { replace: 1, create: 0, destroy: 0, update: 0 },
      findings: { new: [], fixed: ["reliability/lock-level"] },
    },
  },
  {
    name: "a lock against deletion becomes one against changes, which nothing loses by",
    base: prod(),
    head: prod({}, set(LOCK, "lock_level", "ReadOnly")),
    expected: {
      fails: true,
      risks: each("guidance", [LOCK], { attributes: ["lock_level"], severity: "low" }),
      changes: { replace: 1, create: 0, destroy: 0, update: 0 },
      findings: { new: ["reliability/lock-level"] },
    },
  },
  {
    name: "the lock of prod's storage is forgotten, and stays in Azure",
    base: prod(),
    head: prod({}, forgotten(LOCK)),
    expected: {
      fails: true,
      risks: each("protection-removed", [LOCK], { severity: "medium" }),
      changes: { forget: 1, destroy: 0, update: 0, replace: 0 },
      findings: { new: ["reliability/data-locked"] },
    },
  },
  {
    name: "a plan forgets the lock of the resource group, which stays in Azure",
    base: plan("later"),
    head: plan("later", forgets(PLANNED_LOCK)),
    expected: {
      fails: true,
      risks: each("protection-removed", [PLANNED_LOCK], { severity: "medium" }),
      changes: { forget: 1, destroy: 0, update: 0, replace: 0 },
      findings: { new: ["reliability/data-locked"] },
    },
  },
  {
    name: "a container is forgotten with the datastore on it, and nobody manages its data any more",
    base: dev(CONTAINERS),
    head: dev(CONTAINERS, forgotten(DATASTORE, CONTAINER)),
    expected: {
      fails: true,
      risks: each("data-loss", [CONTAINER], { severity: "medium" }),
      changes: { forget: 2, destroy: 0, update: 0, replace: 0 },
    },
  },
  {
    name: "the storage account becomes the instance of a block, and HEAD says so",
    base: dev(),
    head: dev({}, ...keyed, declared([INSTANCE])),
    expected: {
      fails: false,
      risks: [],
      declaredMoves: [INSTANCE],
      changes: { create: 0, update: 0, replace: 0, destroy: 0 },
      cost: "same",
    },
  },
  {
    name: "the storage account becomes the instance of a block, and HEAD says nothing of it",
    base: dev(),
    head: dev({}, ...keyed),
    expected: {
      fails: true,
      risks: each("data-loss", [INSTANCE.to]),
      moves: [INSTANCE],
      changes: { create: 0, update: 0, replace: 0, destroy: 0 },
    },
  },
  {
    name: "the vault keeps what is deleted for longer",
    base: prod({}, set(VAULT, "soft_delete_retention_days", 30)),
    head: prod(),
    expected: { fails: false, risks: [], changes: { update: 1, replace: 0 }, findings: { new: [] } },
  },
  {
    name: "the far copies of the storage account can't be read any more, and are as many as before",
    base: prod({}, set(STORAGE, "account_replication_type", "RAGZRS")),
    head: prod({}, set(STORAGE, "account_replication_type", "GZRS")),
    expected: { fails: false, risks: [], changes: { update: 1, replace: 0 }, findings: { new: [] } },
  },
];
