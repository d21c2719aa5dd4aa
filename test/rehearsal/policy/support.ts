import {
  evaluatePolicies,
  type PolicyLibrary,
  type PolicyOptions,
  type PolicyResource,
  type PolicyResult,
} from "../../../rehearsal/policy";
import { AliasTable } from "../../../rehearsal/policy/aliases";
import { readDefinition } from "../../../rehearsal/policy/definition";

export const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
export const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`;

/** ARM id of a resource in the group; `names` has one name for each part of the type. */
function armId(type: string, names: string, parent = GROUP): string {
  const [namespace = "", ...types] = type.split("/");
  const parts = names.split("/");
  return `${parent}/providers/${[namespace, ...types.flatMap((part, i) => [part, parts[i]])].join("/")}`;
}

/** A resource in the group. */
export function resource(type: string, names: string, body: Partial<PolicyResource> = {}): PolicyResource {
  const name = names.split("/").at(-1) ?? names;
  return { id: armId(type, names), name, type, location: "westeurope", apiVersion: "2025-01-01", ...body };
}

/** A resource that stands on another. */
export function extension(
  of: PolicyResource,
  type: string,
  name: string,
  properties: unknown,
): PolicyResource {
  return { id: armId(type, name, of.id), name, type, properties };
}

/** Type of the resources that the small definitions are about. */
export const BOX = "Test.Boxes/boxes";

export const ALIASES = {
  [`${BOX}/color`]: "properties.color",
  [`${BOX}/size`]: "properties.size",
  [`${BOX}/lid`]: "properties.lid",
  [`${BOX}/lid.isLocked`]: "properties.lid.isLocked",
  [`${BOX}/items[*]`]: "properties.items[*]",
  [`${BOX}/items[*].name`]: "properties.items[*].name",
  [`${BOX}/items[*].parts[*]`]: "properties.items[*].properties.parts[*]",
  // As the aliases of diagnostic settings: an array without [*] in its name.
  [`${BOX}/items.name`]: "properties.items[*].name",
  [`${BOX}/labels`]: "properties.labels",
  [`${BOX}/labels/text`]: "properties.text",
};

/** A resource of the type that the small definitions are about. */
export function box(properties: unknown = {}, body: Partial<PolicyResource> = {}): PolicyResource {
  return resource(BOX, "box", { properties, ...body });
}

export interface SmallDefinition {
  readonly if: Readonly<Record<string, unknown>>;
  readonly effect?: string;
  readonly details?: unknown;
  readonly mode?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly id?: string;
}

export const ID = "11111111-1111-1111-1111-111111111111";

/** A definition as Microsoft's files have it. */
export function definitionFile({ id = ID, mode = "All", parameters = {}, ...rule }: SmallDefinition) {
  const { effect = "audit", details } = rule;
  return {
    id: `/providers/Microsoft.Authorization/policyDefinitions/${id}`,
    name: id,
    properties: {
      displayName: "A small definition",
      mode,
      parameters,
      // biome-ignore lint/suspicious/noThenProperty: published definitions call it so.
      policyRule: { if: rule.if, then: { effect, ...(details === undefined ? {} : { details }) } },
    },
  };
}

/** A library of small definitions. */
export function libraryOf(
  definitions: readonly SmallDefinition[],
  aliases: Readonly<Record<string, string>> = ALIASES,
): PolicyLibrary {
  const table = new AliasTable(aliases);
  const read = definitions.map((small) => readDefinition(definitionFile(small), table));
  return {
    aliases: table,
    definitions: read.map(({ definition, problem }) => {
      if (definition === undefined) {
        throw new Error(problem);
      }
      return definition;
    }),
  };
}

/** The only result of one definition. */
export function judge(
  definition: SmallDefinition,
  resources: PolicyResource | readonly PolicyResource[],
  options: PolicyOptions & { readonly aliases?: Readonly<Record<string, string>> } = {},
): PolicyResult {
  const all = Array.isArray(resources)
    ? (resources as readonly PolicyResource[])
    : [resources as PolicyResource];
  const library = libraryOf([definition], { ...ALIASES, ...options.aliases });
  const results = evaluatePolicies(library, all, { assignments: {}, ...options });
  const [only, ...more] = results;
  if (only === undefined || more.length > 0) {
    throw new Error(`${results.length} results instead of one: ${JSON.stringify(results)}`);
  }
  return only;
}

/** Whether one condition holds for a box: the definition's `if` is that condition and the type. */
export function verdictOf(
  condition: Readonly<Record<string, unknown>>,
  properties: unknown,
  options: Parameters<typeof judge>[2] & { readonly parameters?: Readonly<Record<string, unknown>> } = {},
): PolicyResult["verdict"] {
  const rule = { allOf: [{ field: "type", equals: BOX }, condition] };
  return judge({ if: rule, parameters: options.parameters }, box(properties), options).verdict;
}

/** The value of a template expression, seen through a condition that compares it. */
export function valueEquals(expression: string, expected: unknown, properties: unknown = {}): boolean {
  const literal = typeof expected === "string" && expected.startsWith("[") ? `[${expected}` : expected;
  const verdict = verdictOf({ value: expression, equals: literal }, properties, {
    now: new Date("2026-01-31"),
  });
  if (verdict !== "non-compliant" && verdict !== "compliant") {
    throw new Error(`${expression} is ${verdict}`);
  }
  return verdict === "non-compliant";
}
