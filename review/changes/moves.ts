import type { GraphResource } from "../../baseline/graph";
import { type Attributes, isAttributes } from "../../terraform-json";
import { byText } from "../by-text";
import { keyOf, type NewAddresses, withNewAddresses, withoutKey } from "./addresses";
import { type AzurermMajor, knownSchema } from "./known-schema";

/** A resource that has another address in HEAD. */
export interface Move {
  readonly from: GraphResource;
  readonly to: GraphResource;
  /** Whether HEAD has a `moved` block for it, or blocks that forget and import it, or Terraform moves it by itself. */
  readonly declared: boolean;
}

/** What moves are found by. */
export interface MoveOptions {
  /** `moved` blocks of HEAD. */
  readonly declared: readonly { readonly from: string; readonly to: string }[];
  /** Whether HEAD forgets the one and takes it over as the other. @default - never */
  readonly isHandedOn?: (from: GraphResource, to: GraphResource) => boolean;
  /** Attributes of BASE's resources, and of HEAD's, with their locals written out. */
  readonly old: (resource: GraphResource) => Attributes;
  readonly wanted: (resource: GraphResource) => Attributes;
  readonly major: AzurermMajor;
}

/** Instructions to Terraform, which tell nothing of what the resource is in Azure; azapi's version with them. */
const NO_IDENTITY = new Set([
  "//",
  "connection",
  "depends_on",
  "lifecycle",
  "provider",
  "provisioner",
  "timeouts",
]);

/** No chain of blocks that somebody wrote is longer, and two may lead to each other. */
const LONGEST_CHAIN = 100;

/**
 * Which of the resources that went are among those that came: by HEAD's `moved` blocks, and else by what
 * Azure tells them apart by: the type, the name, and all that would make a new one. Names come first,
 * for what refers to them is only then recognised.
 */
export function movesOf(
  gone: readonly GraphResource[],
  come: readonly GraphResource[],
  options: MoveOptions,
): Move[] {
  const left = new Map(gone.map((resource) => [resource.address, resource]));
  const right = new Map(come.map((resource) => [resource.address, resource]));
  const moves: Move[] = [];
  const take = (from: GraphResource, to: GraphResource, declared: boolean) => {
    left.delete(from.address);
    right.delete(to.address);
    moves.push({ from, to, declared });
  };
  for (const from of gone) {
    const to = right.get(movedTo(from.address, options)) ?? right.get(byItself(from.address));
    if (to !== undefined && from.type === to.type) {
      take(from, to, true);
    }
  }
  for (let found = -1; found !== moves.length; ) {
    found = moves.length;
    const moved: NewAddresses = new Map(moves.map(({ from, to }) => [from.address, to.address]));
    const waiting = groupBy([...right.values()].filter(isKept), (one) =>
      identityOf(one, options.wanted(one), options),
    );
    const lost = groupBy([...left.values()], (one) =>
      identityOf(one, withNewAddresses(options.old(one), moved), options),
    );
    for (const [identity, sources] of lost) {
      const targets = waiting.get(identity) ?? [];
      const [source, target] = [sources[0], targets[0]];
      if (sources.length === 1 && targets.length === 1 && source !== undefined && target !== undefined) {
        take(source, target, options.isHandedOn?.(source, target) === true);
      }
    }
  }
  return moves.sort((a, b) => byText(a.to.address, b.to.address));
}

/**
 * Whether there is anything to take along. A gate is none: it asks for an answer of its own, and a `moved` block
 * would hand it that of another, which it refuses for ever.
 */
function isKept({ attributes: { lifecycle }, type }: GraphResource): boolean {
  const [block] = [lifecycle].flat();
  return type !== "terraform_data" || !isAttributes(block) || block.postcondition === undefined;
}

/** Where the blocks lead: one may begin where another one ends, and name a resource, an instance or a module. */
function movedTo(start: string, { declared }: MoveOptions): string {
  let address = start;
  for (let left = LONGEST_CHAIN; left > 0; left -= 1) {
    const block = declared.find((one) => isMovedBy(address, one));
    if (block === undefined) {
      break;
    }
    address = block.to + address.slice(block.from.length);
  }
  return address;
}

/** A block takes all instances along, unless it leads to one: then it means what had no key. */
function isMovedBy(address: string, { from, to }: MoveOptions["declared"][number]): boolean {
  const isInstance = address.startsWith(`${from}[`);
  return address === from || address.startsWith(`${from}.`) || (isInstance && keyOf(to) === undefined);
}

/** A block that gets or loses its `count` keeps its first instance, without any `moved` block. */
function byItself(address: string): string {
  return keyOf(address) === 0 ? withoutKey(address) : `${address}[0]`;
}

/** Equal for two addresses of the same thing in Azure. */
function identityOf(resource: GraphResource, attributes: Attributes, { major }: MoveOptions): string {
  const { type, armType } = resource;
  const schema = knownSchema(resource, major);
  const isNamed = attributes.name !== undefined && attributes.name !== null;
  const paths =
    isNamed && schema !== undefined ? [...new Set(["name", ...schema.replaces])] : Object.keys(attributes);
  const own = paths
    // another version of azapi's is the same resource
    .filter((path) => !NO_IDENTITY.has(path) && !(armType !== undefined && path === "type"))
    .sort();
  return JSON.stringify([type, armType, ...own.map((path) => [path, canonical(valueAt(attributes, path))])]);
}

/** What stands at a dotted path, of each block where there are several. */
function valueAt(value: unknown, path: string): unknown {
  if (path === "") {
    return value;
  }
  if (Array.isArray(value)) {
    const all = value.map((item) => valueAt(item, path));
    return all.length === 1 ? all[0] : all;
  }
  const [step = "", ...rest] = path.split(".");
  return isAttributes(value) && Object.hasOwn(value, step) ? valueAt(value[step], rest.join(".")) : undefined;
}

/** Objects by their keys' order; what is empty is absent, and `"30"` is 30. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length === 0 ? null : value.length === 1 ? canonical(value[0]) : value.map(canonical);
  }
  if (!isAttributes(value)) {
    return value === undefined || value === null || value === "" ? null : String(value);
  }
  const filled = Object.keys(value)
    .sort()
    .map((key) => [key, canonical(value[key])])
    .filter(([, inner]) => inner !== null);
  return filled.length === 0 ? null : filled;
}

function groupBy<T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [item]);
    } else {
      group.push(item);
    }
  }
  return groups;
}
