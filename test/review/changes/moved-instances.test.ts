import { Graph, type GraphResource } from "../../../baseline/graph";
import { movesOf } from "../../../review/changes/moves";
import { anyTerraformJsonOf, parseJson } from "../../../terraform-json";
import { plan } from "../planned";
import { changesBetween, configuration, type Resources } from "../two-sides";

const VAULT = {
  ...{ name: "kv", resource_group_name: "rg", location: "westeurope" },
  ...{ sku_name: "standard", tenant_id: "t" },
};
const A = "azurerm_key_vault.a";
const B = "azurerm_key_vault.b";
const one = (address: string): Resources => ({ [address]: VAULT });
const keyed = (address: string, ...keys: readonly string[]): Resources => ({
  [address]: {
    ...VAULT,
    name: keys.length === 1 ? "kv" : "kv${each.key}",
    for_each: Object.fromEntries(keys.map((key) => [key, key])),
  },
});
const counted = (address: string, count: number): Resources => ({
  [address]: { ...VAULT, name: count === 1 ? "kv" : "kv${count.index}", count },
});
/** One of several, whose names are written out. */
const named = (address: string, name: string): Resources => ({ [address]: { ...VAULT, name } });

type Block = readonly [from: string, to: string];

/** What happens to each address, with `!` for a move that nobody declared. */
function happens(base: Resources, head: Resources, blocks: readonly Block[]): string[] {
  const moved = blocks.map(([from, to]) => ({ from, to }));
  return changesBetween(configuration(base), configuration(head, { moved })).map(
    ({ address, kind, movedFrom, moveIsDeclared }) =>
      movedFrom === undefined
        ? `${address} ${kind}`
        : `${movedFrom} → ${address} ${kind}${moveIsDeclared ? "" : "!"}`,
  );
}

test.each<[string, Resources, Resources, Block[], string[]]>([
  [
    "a resource becomes a keyed instance of itself",
    one(A),
    keyed(A, "x"),
    [[A, `${A}["x"]`]],
    [`${A} → ${A}["x"] keep`],
  ],
  [
    "a resource becomes a counted instance of itself, in so many words",
    one(A),
    counted(A, 1),
    [[A, `${A}[0]`]],
    [`${A} → ${A}[0] keep`],
  ],
  [
    "a resource becomes a keyed instance of another block",
    one(A),
    keyed(B, "x"),
    [[A, `${B}["x"]`]],
    [`${A} → ${B}["x"] keep`],
  ],
  [
    "a resource becomes the second instance, and the first one is new",
    named(A, "kv1"),
    counted(B, 2),
    [[A, `${B}[1]`]],
    [`${B}[0] create`, `${A} → ${B}[1] keep`],
  ],
  ["an instance becomes a resource", keyed(A, "x"), one(B), [[`${A}["x"]`, B]], [`${A}["x"] → ${B} keep`]],
  [
    "an instance gets another key",
    keyed(A, "x"),
    keyed(A, "y"),
    [[`${A}["x"]`, `${A}["y"]`]],
    [`${A}["x"] → ${A}["y"] keep`],
  ],
  [
    "a number becomes a key of another block",
    counted(A, 2),
    keyed(B, "0", "1"),
    [
      [`${A}[0]`, `${B}["0"]`],
      [`${A}[1]`, `${B}["1"]`],
    ],
    [`${A}[0] → ${B}["0"] keep`, `${A}[1] → ${B}["1"] keep`],
  ],
  [
    "a block with all of its instances gets another name, then one gets another key",
    keyed(A, "x"),
    keyed(B, "y"),
    [
      [A, B],
      [`${B}["x"]`, `${B}["y"]`],
    ],
    [`${A}["x"] → ${B}["y"] keep`],
  ],
  [
    "a resource gets another name, then becomes an instance",
    one(A),
    keyed(B, "x"),
    [
      [A, B],
      [B, `${B}["x"]`],
    ],
    [`${A} → ${B}["x"] keep`],
  ],
  [
    "a block that leads to an instance takes no other instance along",
    keyed(A, "y"),
    keyed(A, "x"),
    [[A, `${A}["x"]`]],
    // they are the same vault, and Terraform doesn't know
    [`${A}["y"] → ${A}["x"] keep!`],
  ],
  [
    "a resource becomes an instance, and nobody says so",
    one(A),
    keyed(A, "x"),
    [],
    [`${A} → ${A}["x"] keep!`],
  ],
])("%s", (_, base, head, blocks, expected) => {
  expect(happens(base, head, blocks)).toEqual(expected);
});

describe("blocks between modules", () => {
  /** A vault as a plan knows it, by an address with modules. */
  const vault = (address: string): GraphResource => {
    const text = JSON.stringify(plan({ address, actions: ["create"], after: VAULT }));
    const json = parseJson(text.replaceAll('"type":"module"', '"type":"azurerm_key_vault"'));
    const [resource] = Graph.of(anyTerraformJsonOf(json)).resources;
    if (resource === undefined) {
      throw new Error(`nothing is planned at ${address}`);
    }
    return resource;
  };
  const isMoved = (from: string, to: string, ...blocks: readonly Block[]) =>
    movesOf([vault(from)], [vault(to)], {
      declared: blocks.map(([start, end]) => ({ from: start, to: end })),
      old: ({ attributes }) => attributes,
      wanted: ({ attributes }) => attributes,
      major: 5,
    }).some(({ declared }) => declared);

  test.each<[string, string, string, Block]>([
    ["a module", `module.a.${A}`, `module.b.${A}`, ["module.a", "module.b"]],
    ["all instances of a module", `module.a["x"].${A}`, `module.b["x"].${A}`, ["module.a", "module.b"]],
    ["a module becomes an instance", `module.a.${A}`, `module.a["x"].${A}`, ["module.a", 'module.a["x"]']],
    ["an instance becomes a module", `module.a[0].${A}`, `module.b.${A}`, ["module.a[0]", "module.b"]],
    [
      "an instance gets another key",
      `module.a[0].${A}`,
      `module.a["x"].${A}`,
      ["module.a[0]", 'module.a["x"]'],
    ],
    ["a resource goes into a module", `${A}[0]`, `module.a.${A}[0]`, [A, `module.a.${A}`]],
    ["with what is in it", `module.a.${A}["k"]`, `module.b.${A}["k"]`, ["module.a", "module.b"]],
  ])("%s", (_, from, to, block) => {
    expect(isMoved(from, to, block)).toBe(true);
  });

  test.each<[string, string, string, Block]>([
    ["another module", `module.ab.${A}`, `module.b.${A}`, ["module.a", "module.b"]],
    ["another instance", `module.a["y"].${A}`, `module.b.${A}`, ['module.a["x"]', "module.b"]],
    [
      "an instance that a module didn't have",
      `module.a["y"].${A}`,
      `module.a["x"].${A}`,
      ["module.a", 'module.a["x"]'],
    ],
  ])("%s is not meant", (_, from, to, block) => {
    expect(isMoved(from, to, block)).toBe(false);
  });
});
