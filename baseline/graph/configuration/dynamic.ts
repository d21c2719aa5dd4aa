import { type Attributes, isAttributes } from "../../../terraform-json";
import { isBody } from "../azapi-body";
import { DEEPEST } from "../node";
import { type Budget, sizeOfValue, withIteration } from "./each";
import type { Repetitions } from "./repetitions";

interface Expanding {
  readonly repetitions: Repetitions;
  readonly budget: Budget;
}

/**
 * The attributes of a resource with the blocks that its `dynamic` blocks make, where what they are made
 * for is told. All others stay `dynamic`, and so do those that hold further ones.
 */
export function withDynamicBlocks(type: string, attributes: Attributes, expanding: Expanding): Attributes {
  if (!holdsDynamic(attributes)) {
    return attributes;
  }
  const entries = Object.entries(attributes).map(
    ([key, value]) =>
      [key, isBody(type, key) || key === "dynamic" ? value : inBlock(value, expanding, 1)] as const,
  );
  return expandedIn(changed(attributes, entries), expanding);
}

function inBlock(value: unknown, expanding: Expanding, depth: number): unknown {
  if (depth > DEEPEST || typeof value !== "object") {
    return value;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => inBlock(item, expanding, depth + 1));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isAttributes(value)) {
    return value;
  }
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, key === "dynamic" ? inner : inBlock(inner, expanding, depth + 1)] as const,
  );
  return expandedIn(changed(value, entries), expanding);
}

/** The same object where nothing is new, so that what is large isn't there twice. */
function changed(value: Attributes, entries: readonly (readonly [string, unknown])[]): Attributes {
  return entries.some(([key, inner]) => inner !== value[key]) ? Object.fromEntries(entries) : value;
}

function expandedIn(block: Attributes, expanding: Expanding): Attributes {
  const made = new Map<string, readonly Attributes[]>();
  const left: Attributes[] = [];
  for (const dynamic of listed(block.dynamic)) {
    if (!isAttributes(dynamic)) {
      return block;
    }
    for (const [label, bodies] of Object.entries(dynamic)) {
      const blocks = made.has(label) ? undefined : blocksOf(label, listed(bodies), expanding);
      // beside an expression nobody knows what there is
      if (blocks === undefined || !listed(block[label]).every(isAttributes)) {
        left.push({ [label]: bodies });
      } else {
        made.set(label, blocks);
      }
    }
  }
  if (made.size === 0) {
    return block;
  }
  const { dynamic: _dynamic, ...others } = block;
  const written = [...made].map(([label, blocks]) => [label, [...listed(block[label]), ...blocks]] as const);
  return { ...others, ...Object.fromEntries(written), ...(left.length > 0 && { dynamic: left }) };
}

/** The blocks of one name; undefined where one of its `dynamic` blocks isn't told. */
function blocksOf(
  label: string,
  bodies: readonly unknown[],
  { budget, repetitions }: Expanding,
): readonly Attributes[] | undefined {
  const blocks: Attributes[] = [];
  for (const body of bodies) {
    const { for_each: forEach, content, iterator = label, ...others } = isAttributes(body) ? body : {};
    const [only, ...more] = listed(content);
    const isPlain = more.length === 0 && Object.keys(others).every((key) => key === "//");
    if (!isPlain || typeof iterator !== "string" || !isAttributes(only) || holdsDynamic(only)) {
      return undefined;
    }
    const iterations = repetitions.ofDynamic(forEach, iterator);
    const cost = (iterations?.length ?? 0) * sizeOfValue(only);
    if (iterations === undefined || cost > budget.left) {
      return undefined;
    }
    budget.left -= cost;
    for (const iteration of iterations) {
      const written = withIteration(only, iteration, budget);
      blocks.push(isAttributes(written) ? written : only);
    }
  }
  return blocks;
}

/** Terraform JSON writes one block as an object, several as a list. */
function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function holdsDynamic(value: unknown, depth = 0): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    (depth > DEEPEST ||
      Object.hasOwn(value, "dynamic") ||
      Object.values(value).some((inner) => holdsDynamic(inner, depth + 1)))
  );
}
