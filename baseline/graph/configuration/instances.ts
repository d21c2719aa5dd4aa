import {
  escapeTemplate,
  isAttributes,
  type Reference,
  type ResourceBlock,
  templateParts,
} from "../../../terraform-json";
import type { GraphResource } from "../resource";
import { type Budget, type Iteration, sizeOfValue, withIteration } from "./each";
import type { Resolved, Texts } from "./texts";

/** A block, or one of the instances that its `count` or `for_each` makes of it. */
export interface Instance {
  /** With the address and the attributes of this instance, as if it stood alone. */
  readonly block: ResourceBlock;
  /** Where the input tells each instance: the address without key. */
  readonly of?: string;
  readonly key?: string | number;
  /** `none` where `count` or `for_each` says that there is no instance. */
  readonly existence: GraphResource["existence"] | "none";
}

/** Of more, nobody wrote the keys: the block stands for all of them, and what differs isn't told. */
const MOST_OF_A_BLOCK = 200;
/** Values that are written out for all blocks together. */
const MOST_VALUES = 2_000_000;

/** Every block, and each instance of those whose `count` or `for_each` the input tells. */
export function instancesOf(blocks: readonly ResourceBlock[], texts: Texts): Instance[] {
  const budget: Budget = { left: MOST_VALUES };
  return blocks.flatMap((block) => {
    const { attributes, hasCount, hasForEach } = block;
    if (!hasCount && !hasForEach) {
      return [{ block, existence: "certain" as const }];
    }
    const repeated = hasCount ? byCount(texts.resolve(attributes.count)) : byKey(attributes.for_each, texts);
    if (repeated === undefined) {
      return [{ block, existence: "possible" as const }];
    }
    const { size, iterations } = repeated;
    const cost = size * sizeOfValue(attributes);
    if (size === 0 || size > MOST_OF_A_BLOCK || iterations === undefined || cost > budget.left) {
      return [{ block, existence: size === 0 ? ("none" as const) : ("certain" as const) }];
    }
    budget.left -= cost;
    return iterations().map((iteration) => instanceOf(block, iteration, budget));
  });
}

interface Repeated {
  readonly size: number;
  /** Undefined where a key isn't told. */
  readonly iterations?: () => Iteration[];
}

function byCount(resolved: Resolved): Repeated | undefined {
  const value = resolved.state === "known" ? resolved.value : undefined;
  const count = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof count === "number" && count >= 0
    ? {
        size: count,
        iterations: Number.isInteger(count)
          ? () => Array.from({ length: count }, (_, index) => ({ kind: "count", index }))
          : undefined,
      }
    : undefined;
}

function byKey(forEach: unknown, texts: Texts): Repeated | undefined {
  const resolved = texts.resolve(forEach);
  const value = resolved.state === "known" ? resolved.value : itemsOfSet(forEach, texts);
  if (Array.isArray(value)) {
    const keys = keysOf(
      value.map((item) => (isPlain(item) ? String(item) : undefined)),
      texts,
    );
    return {
      size: value.length,
      iterations:
        keys && (() => [...new Set(keys)].map((key) => ({ kind: "each", key, value: escapeTemplate(key) }))),
    };
  }
  if (!isAttributes(value)) {
    return undefined;
  }
  const entries = Object.entries(value).filter(([key]) => key !== "//");
  const keys = keysOf(
    entries.map(([key]) => key),
    texts,
  );
  return {
    size: entries.length,
    iterations: keys && (() => keys.map((key, index) => ({ kind: "each", key, value: entries[index]?.[1] }))),
  };
}

/** What the keys come to; undefined where one of them isn't told. */
function keysOf(keys: readonly (string | undefined)[], texts: Texts): readonly string[] | undefined {
  if (keys.length > MOST_OF_A_BLOCK) {
    return undefined;
  }
  const resolved = keys.map((key) => {
    const found = key === undefined ? undefined : texts.resolve(key);
    return found?.state === "known" && isPlain(found.value) ? String(found.value) : undefined;
  });
  return resolved.every((key) => key !== undefined) ? resolved : undefined;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** The list that `toset` gets, written out or by reference. */
function itemsOfSet(forEach: unknown, texts: Texts): unknown {
  const inner =
    typeof forEach === "string" ? /^\$\{\s*toset\(([\s\S]*)\)\s*\}$/.exec(forEach)?.[1]?.trim() : undefined;
  if (inner === undefined) {
    return undefined;
  }
  if (inner.startsWith("[")) {
    return literalList(inner);
  }
  const [only, ...more] = templateParts(`\${${inner}}`);
  const resolved =
    more.length === 0 && only?.kind === "expression" && only.isTraversal
      ? texts.resolve(only.source)
      : undefined;
  return resolved?.state === "known" && Array.isArray(resolved.value) ? resolved.value : undefined;
}

function literalList(text: string): unknown {
  try {
    const list: unknown = JSON.parse(text.replace(/,\s*\]$/, "]"));
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

function instanceOf(block: ResourceBlock, iteration: Iteration, budget: Budget): Instance {
  const { count: _count, for_each: _forEach, ...attributes } = block.attributes;
  const key = iteration.kind === "each" ? iteration.key : iteration.index;
  const written = withIteration(attributes, iteration, budget);
  return {
    block: {
      ...block,
      address: `${block.address}[${typeof key === "number" ? key : escapeTemplate(JSON.stringify(key))}]`,
      attributes: isAttributes(written) ? written : attributes,
      hasCount: false,
      hasForEach: false,
    },
    of: block.address,
    key,
    existence: "certain",
  };
}

/** What a reference chooses of a block's instances. */
interface Chosen {
  readonly blocks: readonly ResourceBlock[];
  /** What follows the key. */
  readonly steps: Reference["steps"];
}

/** Finds the blocks and instances that references mean. */
export class Blocks {
  private readonly alone = new Map<string, ResourceBlock>();
  private readonly repeated = new Map<string, Map<string, ResourceBlock>>();

  constructor(instances: readonly Instance[]) {
    for (const { block, of, key } of instances) {
      if (of === undefined) {
        this.alone.set(block.address, block);
      } else {
        const known = this.repeated.get(of) ?? new Map<string, ResourceBlock>();
        this.repeated.set(of, known.set(String(key), block));
      }
    }
  }

  /** The block at an address, or all its instances; none where there is none. */
  at(address: string): readonly ResourceBlock[] {
    const block = this.alone.get(address);
    return block === undefined ? [...(this.repeated.get(address)?.values() ?? [])] : [block];
  }

  /** The one instance that a key names; all where a splat, or a key that isn't told, does. */
  chosenBy({ address, steps }: Pick<Reference, "address" | "steps">): Chosen {
    const [first, ...rest] = steps;
    const instances = this.repeated.get(address);
    if (instances === undefined) {
      const [block] = this.at(address);
      const hasKey = block !== undefined && startsWithKey(steps, block);
      return { blocks: block === undefined ? [] : [block], steps: hasKey ? rest : steps };
    }
    const named = first === undefined ? undefined : instances.get(String(first));
    const isKey = named !== undefined || (steps.length > 0 && typeof first !== "string");
    return { blocks: named === undefined ? [...instances.values()] : [named], steps: isKey ? rest : steps };
  }
}

/** Whether the first step chooses an instance, as in `azurerm_subnet.a["b"].id`. */
function startsWithKey(steps: Reference["steps"], { hasForEach }: ResourceBlock): boolean {
  return steps.length > 0 && (hasForEach || typeof steps[0] !== "string");
}
