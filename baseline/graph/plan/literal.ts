import { isAttributes, type PlanExpression, planExpression } from "../../../terraform-json";
import { DEEPEST } from "../node";
import type { Value } from "../value";
import { longest, type Scope } from "./references";
import { expressionsIn, isScalar, type Written, writtenAt, writtenFor } from "./written";

/**
 * Whether a value of a plan stands in its configuration as text: where it is used, as what a module is
 * given, as the default of a variable that nobody gave another value, or below a `for_each`. False where
 * it comes from outside or from another resource; undefined where the plan doesn't tell.
 *
 * @param written what is written of the whole resource
 */
export function isLiteral(path: string, value: Value, written: Written, scope: Scope): boolean | undefined {
  const { found, isWide } = writtenAtPath(path, written);
  if (value.state === "unknown" || found.length === 0) {
    return false;
  }
  const sought = value.state === "known" ? value.value : undefined;
  const search: Search = { sought, left: MOST_EXPRESSIONS };
  const expressions = expressionsIn(found);
  if (expressions.some((one) => holds(one, scope, search))) {
    return true;
  }
  // a function of nothing but texts leaves no trace, and a whole object of HCL tells what it refers to alone
  const isTold = expressions.length === found.length && !isWide;
  return isTold || sought === undefined ? false : undefined;
}

/** What is written at a path; wide where an expression stands for more than that. */
function writtenAtPath(
  path: string,
  written: Written,
): { readonly found: Written; readonly isWide: boolean } {
  let found = written;
  let isWide = false;
  for (const step of path.split(".")) {
    const inside = found.flatMap((one) =>
      "block" in one && Array.isArray(one.block) ? writtenFor([one], undefined) : [one],
    );
    isWide ||= expressionsIn(inside).some(
      ({ constant, template }) => typeof (template ?? constant) !== "object",
    );
    found = writtenAt(inside, step);
  }
  return { found, isWide };
}

/** One search, and how long it may go on: modules that give each other's inputs on need an end. */
interface Search {
  /** Undefined where the plan doesn't show it: then any text is it. */
  readonly sought: unknown;
  left: number;
}

const MOST_EXPRESSIONS = 1000;

function holds(expression: PlanExpression, scope: Scope, search: Search): boolean {
  const { sought } = search;
  search.left -= 1;
  if (expression.constant !== undefined) {
    return sought === undefined ? isText(expression.constant) : contains(expression.constant, sought);
  }
  return (
    sought !== undefined &&
    search.left > 0 &&
    longest(expression.references).some((name) => leadsTo(name, scope, search))
  );
}

function leadsTo(name: string, { forEach, key, module }: Scope, search: Search): boolean {
  if (/^each\b/.test(name)) {
    return forEach !== undefined && holds(forEach, { module, key }, search);
  }
  const [, input] = /^var\.([\w-]+)/.exec(name) ?? [];
  if (input === undefined) {
    return false;
  }
  const { call, parent } = module;
  const given = call === undefined ? undefined : planExpression(call.expressions[input]);
  return given === undefined || parent === undefined
    ? contains(module.module?.defaults.get(input), search.sought)
    : holds(given, { module: parent, key: module.key, forEach: call?.forEach }, search);
}

/** Whether a text is `value`, or anywhere in it. */
function contains(value: unknown, text: unknown, depth = 0): boolean {
  if (isScalar(value)) {
    return value !== "" && value === text;
  }
  const inner = Array.isArray(value) ? value : isAttributes(value) ? Object.values(value) : [];
  return depth < DEEPEST && inner.some((one) => contains(one, text, depth + 1));
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
