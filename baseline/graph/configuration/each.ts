import {
  escapeTemplate,
  isAttributes,
  type TemplatePart,
  type Traversal,
  templateParts,
  traversals,
} from "../../../terraform-json";
import { DEEPEST } from "../node";
import { callIn, literalIn } from "./calls";
import { type Iteration, type Meant, meantBy } from "./iteration";
import { isTemplate } from "./names";

/** What writing out all instances may still cost; small files can ask for endless ones. */
export interface Budget {
  left: number;
}

/** Nobody writes more into one text with expressions: what is longer is left to the plan as it is. */
const LONGEST = 100_000;

interface Writing {
  readonly iteration: Iteration;
  readonly budget: Budget;
}

/**
 * `value` with what `each.key`, `each.value` and `count.index` are in one instance. What isn't plain, as
 * `upper(each.key)`, stays an expression; so does everything once the budget is spent.
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

/** To read an expression, or to write a text anew, is more than to pass it on. */
function costOfText(text: string): number {
  return 1 + text.length / 4;
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
  const { iteration, budget } = writing;
  if (budget.left < 0 || text.length > LONGEST || !text.includes(iteration.root) || !isTemplate(text)) {
    return text;
  }
  budget.left -= costOfText(text);
  const parts = templateParts(text);
  const [only] = parts;
  if (parts.length === 1 && only?.kind === "expression") {
    const found = wholeValue(only, writing);
    return found === undefined ? substituted(only.source, writing) : found.value;
  }
  return parts
    .map((part) => (part.kind === "text" ? escapeTemplate(part.text) : expressionWith(part, writing)))
    .join("");
}

type Expression = Extract<TemplatePart, { kind: "expression" }>;
type Found = { readonly value: unknown } | undefined;

/** One `${…}` inside of a text. */
function expressionWith(expression: Expression, writing: Writing): string {
  const found = wholeValue(expression, writing);
  if (found === undefined) {
    return substituted(expression.source, writing);
  }
  return isScalar(found.value) ? String(found.value) : expression.source;
}

/** What an expression comes to as a whole: `each.value.a`, or a function that asks whether it is there. */
function wholeValue({ source, isTraversal }: Expression, writing: Writing): Found {
  if (isTraversal) {
    const [traversal] = traversals(source);
    const meant = traversal && meantIn(source, traversal, writing);
    return meant === undefined || meant.kind === "missing" ? undefined : meant;
  }
  const { name = "", args = [] } = callIn(source) ?? {};
  if (name === "lookup" && args.length > 1) {
    const [map, key, ...otherwise] = args;
    return firstOf([`${map}[${key}]`, ...otherwise], writing);
  }
  return name === "try" ? firstOf(args, writing) : undefined;
}

/** What the first argument is that isn't certainly missing; undefined where that isn't told here. */
function firstOf(args: readonly string[], writing: Writing): Found {
  for (const arg of args) {
    const literal = literalIn(arg);
    if (literal !== undefined) {
      return literal;
    }
    const [only, ...more] = templateParts(`\${${arg}}`);
    const [traversal] =
      more.length === 0 && only?.kind === "expression" && only.isTraversal ? traversals(only.source) : [];
    const meant =
      traversal && only?.kind === "expression" ? meantIn(only.source, traversal, writing) : undefined;
    if (meant?.kind !== "missing") {
      return meant?.kind === "value" ? meant : undefined;
    }
  }
  return undefined;
}

/** An expression with what is told of the traversals in it, written in one pass. */
function substituted(source: string, writing: Writing): string {
  let text = "";
  let end = 0;
  for (const traversal of traversals(source)) {
    const start = traversal.steps[0]?.start ?? 0;
    const meant = start < end ? undefined : meantIn(source, traversal, writing);
    const literal = meant && literalOf(meant);
    if (literal !== undefined) {
      text += source.slice(end, start) + literal;
      end = traversal.steps.at(-1)?.end ?? start;
    }
  }
  return text + source.slice(end);
}

/** A scalar or a reference as an expression has it; undefined for what is a template itself. */
function literalOf(meant: Meant): string | undefined {
  if (meant.kind === "missing") {
    return undefined;
  }
  const { value } = meant;
  if (typeof value !== "string") {
    return isScalar(value) || value === null ? String(value) : undefined;
  }
  if (!isTemplate(value)) {
    return JSON.stringify(value);
  }
  const [only, ...more] = templateParts(value);
  return more.length === 0 && only?.kind === "expression" && only.isTraversal
    ? only.source.slice(2, -1).trim()
    : undefined;
}

/** As `meantBy`, as long as it is paid for. */
function meantIn(source: string, traversal: Traversal, { iteration, budget }: Writing): Meant | undefined {
  const meant = budget.left < 0 ? undefined : meantBy(traversal, source, iteration);
  if (meant !== undefined && meant.kind !== "missing") {
    budget.left -= typeof meant.value === "string" ? costOfText(meant.value) : sizeOfValue(meant.value);
  }
  return budget.left < 0 ? undefined : meant;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
