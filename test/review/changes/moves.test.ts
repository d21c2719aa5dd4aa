import type { ResourceChange } from "../../../review/changes";
import { changesBetween, configuration, kinds, type Resources } from "../two-sides";

const GROUP = { name: "rg", location: "westeurope" };
const VAULT = {
  name: "kv",
  resource_group_name: "rg",
  location: "westeurope",
  sku_name: "standard",
  tenant_id: "t",
};
const ROLE = { scope: "${azurerm_key_vault.a.id}", role_definition_name: "Reader", principal_id: "p" };

function between(base: Resources, head: Resources, more: Record<string, unknown> = {}): ResourceChange[] {
  return changesBetween(configuration(base), configuration(head, more));
}

/** `from → to`, `!` where Terraform doesn't know it, and what happens on the way. */
function moves(changes: readonly ResourceChange[]): string[] {
  return changes.flatMap(({ address, kind, movedFrom, moveIsDeclared }) =>
    movedFrom === undefined ? [] : [`${movedFrom} → ${address}${moveIsDeclared ? "" : " !"} ${kind}`],
  );
}

const moved = (...blocks: readonly (readonly [string, string])[]) => ({
  moved: blocks.map(([from, to]) => ({ from, to })),
});

describe("what HEAD declares", () => {
  const A = { "azurerm_key_vault.a": VAULT };
  const B = { "azurerm_key_vault.b": VAULT };
  const each = (name: string, keys: readonly string[]) => ({
    [`azurerm_key_vault.${name}`]: {
      ...VAULT,
      name: "kv${each.key}",
      for_each: Object.fromEntries(keys.map((key) => [key, key])),
    },
  });
  const count = (name: string, number: number) => ({
    [`azurerm_key_vault.${name}`]: { ...VAULT, name: "kv${count.index}", count: number },
  });
  test.each<[string, Resources, Resources, Record<string, unknown>, string[]]>([
    [
      "a resource",
      A,
      B,
      moved(["azurerm_key_vault.a", "azurerm_key_vault.b"]),
      ["azurerm_key_vault.a → azurerm_key_vault.b keep"],
    ],
    [
      "a chain of blocks",
      A,
      B,
      moved(["azurerm_key_vault.z", "azurerm_key_vault.b"], ["azurerm_key_vault.a", "azurerm_key_vault.z"]),
      ["azurerm_key_vault.a → azurerm_key_vault.b keep"],
    ],
    [
      "a circle of blocks, which Terraform refuses",
      A,
      B,
      moved(["azurerm_key_vault.a", "azurerm_key_vault.z"], ["azurerm_key_vault.z", "azurerm_key_vault.a"]),
      ["azurerm_key_vault.a → azurerm_key_vault.b ! keep"],
    ],
    [
      "all instances of a block",
      each("a", ["x", "y"]),
      each("b", ["x", "y"]),
      moved(["azurerm_key_vault.a", "azurerm_key_vault.b"]),
      [
        'azurerm_key_vault.a["x"] → azurerm_key_vault.b["x"] keep',
        'azurerm_key_vault.a["y"] → azurerm_key_vault.b["y"] keep',
      ],
    ],
    [
      "a number that becomes a key",
      { "azurerm_key_vault.a": { ...VAULT, count: 1 } },
      { "azurerm_key_vault.a": { ...VAULT, for_each: { x: "x" } } },
      moved(["azurerm_key_vault.a[0]", 'azurerm_key_vault.a["x"]']),
      ['azurerm_key_vault.a[0] → azurerm_key_vault.a["x"] keep'],
    ],
    [
      "a move with a change",
      A,
      { "azurerm_key_vault.b": { ...VAULT, sku_name: "premium" } },
      moved(["azurerm_key_vault.a", "azurerm_key_vault.b"]),
      ["azurerm_key_vault.a → azurerm_key_vault.b update"],
    ],
    [
      "a move with another name, which makes a new vault all the same",
      A,
      { "azurerm_key_vault.b": { ...VAULT, name: "kv2" } },
      moved(["azurerm_key_vault.a", "azurerm_key_vault.b"]),
      ["azurerm_key_vault.a → azurerm_key_vault.b replace"],
    ],
    [
      "the first instance, without any block",
      A,
      { "azurerm_key_vault.a": { ...VAULT, count: 1 } },
      {},
      ["azurerm_key_vault.a → azurerm_key_vault.a[0] keep"],
    ],
    [
      "the only instance, without any block",
      { "azurerm_key_vault.a": { ...VAULT, count: 1 } },
      A,
      {},
      ["azurerm_key_vault.a[0] → azurerm_key_vault.a keep"],
    ],
    [
      "nothing that is still there",
      count("a", 2),
      count("a", 2),
      moved(["azurerm_key_vault.a[0]", "azurerm_key_vault.a[1]"]),
      [],
    ],
  ])("%s", (_, base, head, more, expected) => {
    expect(moves(between(base, head, more))).toEqual(expected);
  });

  test("a block between types is none", () => {
    const changes = between(
      A,
      { "azurerm_resource_group.b": GROUP },
      moved(["azurerm_key_vault.a", "azurerm_resource_group.b"]),
    );
    expect(kinds(changes)).toEqual({
      "azurerm_key_vault.a": "destroy",
      "azurerm_resource_group.b": "create",
    });
  });

  test("a removed block leaves the resource where it is", () => {
    const removed = (destroy: boolean) => ({
      removed: [{ from: "azurerm_key_vault.a", lifecycle: { destroy } }],
    });
    expect(kinds(between(A, {}, removed(false)))).toEqual({ "azurerm_key_vault.a": "forget" });
    expect(kinds(between(A, {}, removed(true)))).toEqual({ "azurerm_key_vault.a": "destroy" });
  });
});

describe("what nobody declares", () => {
  test("a whole construct gets another name, and its parts refer to each other", () => {
    const parts = (name: string): Resources => {
      const vault = `azurerm_key_vault.${name}_vault`;
      const all: Record<string, Record<string, unknown>> = {
        [vault]: VAULT,
        [`azurerm_management_lock.${name}_lock`]: {
          name: "lock",
          scope: `\${${vault}.id}`,
          lock_level: "CanNotDelete",
        },
      };
      for (let index = 0; index < 18; index += 1) {
        all[`azurerm_role_assignment.${name}_${index}`] = {
          ...ROLE,
          scope: `\${${vault}.id}`,
          principal_id: `p${index}`,
        };
      }
      return all;
    };
    const changes = between(parts("old"), parts("new"));
    expect(changes).toHaveLength(20);
    expect(moves(changes)).toHaveLength(20);
    expect(changes.every(({ kind, moveIsDeclared }) => kind === "keep" && moveIsDeclared === false)).toBe(
      true,
    );
  });

  test("what refers to an instance that got another key stays as it is", () => {
    const role = (key: string) => ({ ...ROLE, scope: `\${azurerm_key_vault.a[${key}].id}` });
    const changes = between(
      { "azurerm_key_vault.a": { ...VAULT, count: 1 }, "azurerm_role_assignment.r": role("0") },
      { "azurerm_key_vault.a": { ...VAULT, for_each: { x: "x" } }, "azurerm_role_assignment.r": role('"x"') },
    );
    expect(moves(changes)).toEqual(['azurerm_key_vault.a[0] → azurerm_key_vault.a["x"] ! keep']);
    expect(changes).toHaveLength(1);
  });

  test.each<[string, Resources, Resources, Record<string, string>]>([
    [
      "another name in Azure is another vault",
      { "azurerm_key_vault.a": VAULT },
      { "azurerm_key_vault.b": { ...VAULT, name: "kv2" } },
      { "azurerm_key_vault.a": "destroy", "azurerm_key_vault.b": "create" },
    ],
    [
      "another group is another vault",
      { "azurerm_key_vault.a": VAULT },
      { "azurerm_key_vault.b": { ...VAULT, resource_group_name: "other" } },
      { "azurerm_key_vault.a": "destroy", "azurerm_key_vault.b": "create" },
    ],
    [
      "of two candidates nobody knows which",
      { "azurerm_role_assignment.a": { ...ROLE, scope: "/s" } },
      {
        "azurerm_role_assignment.b": { ...ROLE, scope: "/s" },
        "azurerm_role_assignment.c": { ...ROLE, scope: "/s" },
      },
      {
        "azurerm_role_assignment.a": "destroy",
        "azurerm_role_assignment.b": "create",
        "azurerm_role_assignment.c": "create",
      },
    ],
    [
      "two that swap their names keep their addresses",
      { "azurerm_key_vault.a": VAULT, "azurerm_key_vault.b": { ...VAULT, name: "kv2" } },
      { "azurerm_key_vault.a": { ...VAULT, name: "kv2" }, "azurerm_key_vault.b": VAULT },
      { "azurerm_key_vault.a": "replace", "azurerm_key_vault.b": "replace" },
    ],
    [
      "the same name of another type is another thing",
      { "azurerm_key_vault.a": VAULT },
      {
        "azurerm_container_registry.a": {
          name: "kv",
          resource_group_name: "rg",
          location: "westeurope",
          sku: "Premium",
        },
      },
      { "azurerm_key_vault.a": "destroy", "azurerm_container_registry.a": "create" },
    ],
    [
      "a role on something else is another role",
      { "azurerm_key_vault.a": VAULT, "azurerm_role_assignment.a": ROLE },
      { "azurerm_key_vault.a": VAULT, "azurerm_role_assignment.b": { ...ROLE, scope: "/other" } },
      { "azurerm_role_assignment.a": "destroy", "azurerm_role_assignment.b": "create" },
    ],
  ])("%s", (_, base, head, expected) => {
    expect(kinds(between(base, head))).toEqual(expected);
  });

  test("a vault of azapi is the same by another version of its API", () => {
    const vault = (version: string) => ({
      type: `Microsoft.KeyVault/vaults@${version}`,
      name: "kv",
      parent_id: "/rg",
      body: { properties: {} },
    });
    const changes = between(
      { "azapi_resource.a": vault("2023-07-01") },
      { "azapi_resource.b": vault("2024-11-01") },
    );
    expect(changes.map(({ movedFrom }) => movedFrom)).toEqual(["azapi_resource.a"]);
  });
});
