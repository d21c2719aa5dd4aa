import {
  escapeTemplate,
  isAttributes,
  type TemplatePart,
  type Traversal,
  templateParts,
  traversals,
} from "../../../terraform-json";
import { DEEPEST } from "../node";

/** What `each` or `count` is in one instance. */
export type Iteration =
  /** `value` as it stands in the input: its texts are templates. */
  { readonly kind: "each"; readonly key: string; readonly value: unknown } | IterationByCount;

interface IterationByCount {
  readonly kind: "count";
  readonly index: number;
}

/** What writing out all instances may still cost; small files can ask for endless ones. */
export interface Budget {
  left: number;
}

interface Writing {
  readonly iteration: Iteration;
  readonly budget: Budget;
}

/**
 * `value` with what `each.key`, `each.value` and `count.index` are in one instance. What isn't plain, as
 * `lookup(each.value, "a")`, stays as it is: only a plan evaluates it.
 */
export function withIteration(value: unknown, iteration: Iteration, budget: Budget): unknown {
  return written(value, { iteration, budget }, 0);
}

/** How many values and how much text there is below `value`. */
export function sizeOfValue(value: unknown, depth = 0): number {
  if (typeof value === "string") {
    return 1 + value.length / 100;
  }
  if (typeof value !== "object" || value === null || depth > DEEPEST) {
    return 1;
  }
  return Object.values(value).reduce<number>((sum, inner) => sum + sizeOfValue(inner, depth + 1), 1);
}

function written(value: unknown, writing: Writing, depth: number): unknown {
  if (typeof value === "string") {
    return textWith(value, writing);
  }
  if (depth > DEEPEST) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => written(item, writing, depth + 1));
  }
  return isAttributes(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => {
          const name = key.includes("${") ? textWith(key, writing) : key;
          return [typeof name === "string" ? name : key, written(inner, writing, depth + 1)];
        }),
      )
    : value;
}

function textWith(text: string, writing: Writing): unknown {
  if (!/\b(each|count)\b/.test(text)) {
    return text;
  }
  const parts = templateParts(text);
  const [only] = parts;
  const whole = parts.length === 1 && only?.kind === "expression" ? wholeOf(only, writing) : undefined;
  if (whole !== undefined) {
    const found = meant(whole.source, whole.traversal, writing);
    return found === undefined ? text : found.value;
  }
  return parts
    .map((part) => (part.kind === "text" ? escapeTemplate(part.text) : expressionWith(part, writing)))
    .join("");
}

type Expression = Extract<TemplatePart, { kind: "expression" }>;

/** The traversal that `${each.…}` consists of; undefined for any other expression. */
function wholeOf({ source, isTraversal }: Expression, { iteration }: Writing) {
  const [traversal] = isTraversal ? traversals(source) : [];
  return traversal?.steps[0]?.key === iteration.kind ? { source, traversal } : undefined;
}

/** One `${…}` inside of a text. */
function expressionWith(expression: Expression, writing: Writing): string {
  const { source } = expression;
  const whole = wholeOf(expression, writing);
  if (whole !== undefined) {
    const value = meant(source, whole.traversal, writing)?.value;
    return isScalar(value) ? String(value) : source;
  }
  // from the end, so that what stands before keeps its place
  const places = traversals(source).sort((one, other) => startOf(other) - startOf(one));
  return places.reduce((text, traversal) => {
    const literal = literalOf(meant(source, traversal, writing)?.value);
    const end = traversal.steps.at(-1)?.end ?? 0;
    return literal === undefined ? text : text.slice(0, startOf(traversal)) + literal + text.slice(end);
  }, source);
}

function startOf({ steps }: Traversal): number {
  return steps[0]?.start ?? 0;
}

/** A scalar as an expression has it; undefined for what is a template itself. */
function literalOf(value: unknown): string | undefined {
  if (typeof value === "string") {
    const isTemplate = value.includes("${") || value.includes("%{");
    return isTemplate ? undefined : JSON.stringify(value);
  }
  return isScalar(value) ? String(value) : undefined;
}

/** What a traversal from `each` or `count` leads to; undefined for another, and where nothing is told. */
function meant(
  source: string,
  { steps: [root, name, ...rest] }: Traversal,
  { iteration, budget }: Writing,
): { readonly value: unknown } | undefined {
  if (root?.key !== iteration.kind) {
    return undefined;
  }
  let found: { readonly value: unknown } | undefined;
  if (iteration.kind === "count") {
    found = name?.key === "index" && rest.length === 0 ? { value: iteration.index } : undefined;
  } else if (name?.key === "key") {
    found = rest.length === 0 ? { value: escapeTemplate(iteration.key) } : undefined;
  } else {
    found = name?.key === "value" ? inside(iteration.value, rest, source) : undefined;
  }
  budget.left -= found === undefined ? 0 : sizeOfValue(found.value);
  return budget.left < 0 ? undefined : found;
}

function inside(
  value: unknown,
  steps: Traversal["steps"],
  source: string,
): { readonly value: unknown } | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) {
    return { value };
  }
  if (typeof value === "string") {
    return continued(value, source.slice(step.start, steps.at(-1)?.end));
  }
  if (Array.isArray(value)) {
    return typeof step.key === "number" && step.key < value.length
      ? inside(value[step.key], rest, source)
      : undefined;
  }
  return isAttributes(value) && step.key !== undefined && Object.hasOwn(value, step.key)
    ? inside(value[step.key], rest, source)
    : undefined;
}

/** `${local.a}` and `.b` → `${local.a.b}` */
function continued(text: string, steps: string): { readonly value: unknown } | undefined {
  const [only, ...more] = templateParts(text);
  return more.length === 0 && only?.kind === "expression" && only.isTraversal
    ? { value: `${only.source.replace(/\s*\}$/, "")}${steps}}` }
    : undefined;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
