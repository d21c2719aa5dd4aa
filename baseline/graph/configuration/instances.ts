import { type Attributes, escapeTemplate, isAttributes, type ResourceBlock } from "../../../terraform-json";
import type { GraphResource } from "../resource";
import { withDynamicBlocks } from "./dynamic";
import { type Budget, sizeOfValue, withIteration } from "./each";
import type { Iteration } from "./iteration";
import type { Repetitions } from "./repetitions";

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

/** Values that are written out for all blocks together. */
const MOST_VALUES = 2_000_000;

/**
 * Every block, and each instance of those whose `count` or `for_each` the input tells; with the blocks in
 * it that `dynamic` makes.
 */
export function instancesOf(blocks: readonly ResourceBlock[], repetitions: Repetitions): Instance[] {
  const budget: Budget = { left: MOST_VALUES };
  const expanded = (instance: Instance): Instance => {
    const { block } = instance;
    const attributes = withDynamicBlocks(block.type, block.attributes, { repetitions, budget });
    return attributes === block.attributes ? instance : { ...instance, block: { ...block, attributes } };
  };
  return blocks.flatMap((block) =>
    repeatedBlock(block, repetitions, budget).map((instance) => expanded(instance)),
  );
}

function repeatedBlock(block: ResourceBlock, repetitions: Repetitions, budget: Budget): Instance[] {
  if (!block.hasCount && !block.hasForEach) {
    return [{ block, existence: "certain" }];
  }
  const repeated = repetitions.of(block);
  if (repeated === undefined) {
    return [{ block, existence: "possible" }];
  }
  const { size, iterations } = repeated;
  if (size === 0 || iterations === undefined) {
    return [{ block, existence: size === 0 ? "none" : "certain" }];
  }
  const { count: _count, for_each: _forEach, ...attributes } = block.attributes;
  const cost = size * sizeOfValue(attributes);
  if (cost > budget.left) {
    return [{ block, existence: "certain" }];
  }
  budget.left -= cost;
  return iterations.map((iteration) => instanceOf(block, attributes, { iteration, budget }));
}

function instanceOf(
  block: ResourceBlock,
  attributes: Attributes,
  { budget, iteration }: { readonly iteration: Iteration; readonly budget: Budget },
): Instance {
  const key = iteration.kind === "each" ? (iteration.key ?? "") : iteration.index;
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
