import type { Attributes } from "../../../terraform-json";
import { type Planned, plan } from "../planned";
import { configuration, lineOf, type Resources, reviewed } from "../two-sides";

const GROUP = "azurerm_resource_group.g";
const ST = "azurerm_storage_account.st";
const BOX = "azurerm_storage_container.c";
const OLD = "azurerm_management_lock.old";
const NEW = "azurerm_management_lock.new";
const ARM = "azapi_resource.lock";

/** Where no rule asks for locks. */
const DEV = { environment: "dev" };
const IN_AZURE: Resources = {
  [GROUP]: { name: "rg", location: "westeurope", tags: DEV },
  [ST]: {
    ...{ name: "st", resource_group_name: `\${${GROUP}.name}`, location: "westeurope" },
    ...{ account_tier: "Standard", account_replication_type: "LRS", tags: DEV },
  },
  [BOX]: { name: "c", storage_account_id: `\${${ST}.id}` },
};
const ON_ST = `\${${ST}.id}`;
const ON_GROUP = `\${${GROUP}.id}`;
const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000";

const lock = (scope: string, level = "CanNotDelete", more: Attributes = {}) => ({
  ...{ name: "l", scope, lock_level: level },
  ...more,
});
const arm = (scope: string, level = "CanNotDelete") => ({
  ...{ type: "Microsoft.Authorization/locks@2020-05-01", name: "l", parent_id: scope },
  body: { properties: { level } },
});
const DELETED = "high what it locks can be deleted again";
const CHANGED = "low what it locks can be changed again, though not deleted";

/** What the review says of locks, `?` for what may be. */
function told(before: Resources, after: Resources): string[] {
  const base = configuration({ ...IN_AZURE, ...before });
  return reviewed(base, configuration({ ...IN_AZURE, ...after }))
    .risks.filter(({ kind }) => kind === "protection-removed")
    .map(({ certainty, severity, what }) => `${severity} ${what}${certainty === "possible" ? "?" : ""}`);
}

describe("what a lock kept stays kept", () => {
  test.each<[string, Resources, Resources]>([
    [
      "by another one on the same",
      { [OLD]: lock(ON_ST) },
      { [NEW]: lock(ON_ST, "CanNotDelete", { name: "m" }) },
    ],
    ["by one on its group", { [OLD]: lock(ON_ST) }, { [NEW]: lock(ON_GROUP) }],
    ["by a stronger one", { [OLD]: lock(ON_ST) }, { [NEW]: lock(ON_GROUP, "ReadOnly") }],
    [
      "against changes, by one on its group",
      { [OLD]: lock(ON_ST, "ReadOnly") },
      { [NEW]: lock(ON_GROUP, "ReadOnly") },
    ],
    [
      "by one on the group, whose name only a plan tells",
      { [OLD]: lock(ON_ST), [GROUP]: { ...IN_AZURE[GROUP], name: "${var.name}" } },
      { [NEW]: lock(ON_GROUP), [GROUP]: { ...IN_AZURE[GROUP], name: "${var.name}" } },
    ],
    [
      "by one on what it is a part of, which isn't here",
      { [OLD]: lock(`${SUBSCRIPTION}/resourceGroups/x/providers/a/b/c/d/e`) },
      { [NEW]: lock(`${SUBSCRIPTION}/resourceGroups/x/providers/a/b/c`) },
    ],
    ["by one on its subscription", { [OLD]: lock(ON_GROUP) }, { [NEW]: lock(SUBSCRIPTION) }],
    [
      "by one on the group, whose id is written out",
      { [OLD]: lock(ON_ST) },
      { [NEW]: lock(`${SUBSCRIPTION}/resourceGroups/RG`) },
    ],
    ["by one on its account", { [OLD]: lock(`\${${BOX}.id}`) }, { [NEW]: lock(ON_ST) }],
    ["by one on the group of its account", { [OLD]: lock(`\${${BOX}.id}`) }, { [NEW]: lock(ON_GROUP) }],
    ["by one of azapi", { [OLD]: lock(ON_ST) }, { [ARM]: arm(ON_GROUP) }],
    ["by one in place of azapi's", { [ARM]: arm(ON_ST) }, { [NEW]: lock(ON_GROUP) }],
    ["by the same one on the group", { [OLD]: lock(ON_ST) }, { [OLD]: lock(ON_GROUP) }],
    ["by the same one of azapi on the group", { [ARM]: arm(ON_ST) }, { [ARM]: arm(ON_GROUP) }],
    [
      "by the same one, whose scope is written out",
      { [OLD]: lock(ON_GROUP) },
      { [OLD]: lock(`${SUBSCRIPTION}/resourceGroups/rg`) },
    ],
    [
      "by the same one with other notes",
      { [OLD]: lock(ON_ST) },
      { [OLD]: lock(ON_ST, "CanNotDelete", { notes: "n" }) },
    ],
    [
      "by another one on what isn't here",
      { [OLD]: lock(`${SUBSCRIPTION}/resourceGroups/x/providers/a/b/c`) },
      { [NEW]: lock(`${SUBSCRIPTION}/resourcegroups/X`) },
    ],
    [
      "by the same one, which may not be there on either side",
      { [OLD]: lock(ON_ST, "CanNotDelete", { count: "${var.n}" }) },
      { [OLD]: lock(ON_ST, "ReadOnly", { count: "${var.n}" }) },
    ],
  ])("%s", (_, before, after) => {
    expect(told(before, after)).toEqual([]);
  });
});

describe("what a lock kept is kept no more", () => {
  test.each<[string, Resources, Resources, string[]]>([
    ["for nothing takes its place", { [OLD]: lock(ON_ST) }, {}, [DELETED]],
    ["for another one keeps a part of it", { [OLD]: lock(ON_GROUP) }, { [NEW]: lock(ON_ST) }, [DELETED]],
    ["for the same one keeps a part of it", { [OLD]: lock(ON_GROUP) }, { [OLD]: lock(ON_ST) }, [DELETED]],
    [
      "for the same one of azapi keeps a part of it",
      { [ARM]: arm(ON_GROUP) },
      { [ARM]: arm(ON_ST) },
      [DELETED],
    ],
    [
      "for the one on the account keeps its container",
      { [OLD]: lock(ON_ST) },
      { [NEW]: lock(`\${${BOX}.id}`) },
      [DELETED],
    ],
    [
      "for the one on a group keeps another group",
      { [OLD]: lock(ON_ST) },
      { [NEW]: lock(`${SUBSCRIPTION}/resourceGroups/other`) },
      [DELETED],
    ],
    [
      "for the one on the subscription keeps a group",
      { [OLD]: lock(SUBSCRIPTION) },
      { [NEW]: lock(ON_GROUP) },
      [DELETED],
    ],
    ["against changes", { [OLD]: lock(ON_ST, "ReadOnly") }, { [NEW]: lock(ON_GROUP) }, [CHANGED]],
    [
      "against changes, by the same one",
      { [OLD]: lock(ON_ST, "ReadOnly") },
      { [OLD]: lock(ON_ST) },
      [CHANGED],
    ],
    ["against changes, by azapi", { [ARM]: arm(ON_ST, "ReadOnly") }, { [ARM]: arm(ON_ST) }, [CHANGED]],
    [
      "perhaps against changes",
      { [OLD]: lock(ON_ST, "ReadOnly") },
      { [OLD]: lock(ON_ST, "${var.level}") },
      [`${CHANGED}?`],
    ],
    [
      "if the other one isn't made",
      { [OLD]: lock(ON_ST) },
      { [NEW]: lock(ON_GROUP, "CanNotDelete", { count: "${var.n}" }) },
      [`${DELETED}?`],
    ],
    [
      "if it isn't made any more",
      { [OLD]: lock(ON_ST) },
      { [OLD]: lock(ON_ST, "CanNotDelete", { count: "${var.n}" }) },
      [`${DELETED}?`],
    ],
    [
      "if the other one is elsewhere",
      { [OLD]: lock(ON_ST) },
      { [NEW]: lock("${var.scope}") },
      [`${DELETED}?`],
    ],
    [
      "if the same one is elsewhere",
      { [OLD]: lock(ON_ST) },
      { [OLD]: lock("${var.scope}") },
      [`${DELETED}?`],
    ],
    ["wherever that was", { [OLD]: lock("${var.scope}") }, {}, [DELETED]],
  ])("%s", (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  test("where it moves to something else on the way", () => {
    const base = configuration({ ...IN_AZURE, [OLD]: lock(ON_GROUP) });
    const moved = { moved: [{ from: OLD, to: NEW }] };
    const head = configuration({ ...IN_AZURE, [NEW]: lock(ON_ST) }, moved);
    const found = reviewed(base, head).risks.map(lineOf);
    expect(found).toEqual([`protection-removed ${NEW} scope`]);
  });
});

test("what moves keeps its lock, and what goes needs none", () => {
  const { [ST]: account = {}, [BOX]: _, ...rest } = IN_AZURE;
  const base = configuration({ ...rest, [ST]: account, [OLD]: lock(ON_ST) });
  const moved = { moved: [{ from: ST, to: "azurerm_storage_account.data" }] };
  const other = { ...rest, "azurerm_storage_account.data": account, [NEW]: lock(ON_GROUP) };
  const same = { ...other, [NEW]: { ...lock("${azurerm_storage_account.data.id}"), name: "m" } };
  expect(reviewed(base, configuration(other, moved)).risks).toEqual([]);
  expect(reviewed(base, configuration(same, moved)).risks).toEqual([]);
  expect(reviewed(base, configuration(rest)).risks.map(lineOf)).toEqual([`data-loss ${ST}`]);
});

test("a plan tells the same", () => {
  const group = `${SUBSCRIPTION}/resourceGroups/rg`;
  const account = {
    ...{ ...IN_AZURE[ST], resource_group_name: "rg", public_network_access_enabled: false },
    id: `${group}/providers/Microsoft.Storage/storageAccounts/st`,
  };
  const idle: Planned = { address: ST, actions: ["no-op"], before: account, after: account };
  const old: Planned = {
    address: OLD,
    actions: ["no-op"],
    before: lock(account.id),
    after: lock(account.id),
  };
  const gone: Planned = { address: OLD, actions: ["delete"], before: lock(account.id) };
  const come = (scope: string): Planned => ({ address: NEW, actions: ["create"], after: lock(scope) });
  const found = (...head: readonly Planned[]) =>
    reviewed(plan(idle, old), plan(idle, ...head))
      .risks.filter(({ kind }) => kind === "protection-removed")
      .map(lineOf);
  expect(found(gone)).toEqual([`protection-removed ${OLD}`]);
  expect(found(gone, come(group))).toEqual([]);
  expect(found(gone, come(`${SUBSCRIPTION}/resourceGroups/other`))).toEqual([`protection-removed ${OLD}`]);
});
