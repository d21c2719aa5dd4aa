import {
  type Attributes,
  expressionWithin,
  isAttributes,
  type PlanExpression,
  planExpression,
} from "../../../terraform-json";

/**
 * What may be written at a place of a plan: an expression, a block of them, or a list of blocks. A set has
 * another order in the values than in the configuration, so there may be several.
 */
export type Written = readonly (PlanExpression | Block)[];

/** A block or a list of blocks, as a plan has it. */
interface Block {
  readonly block: unknown;
}

/** What is written at `value`, a block's expressions or an expression. */
export function writtenIn(value: unknown): Written {
  return value === undefined ? [] : [planExpression(value) ?? { block: value }];
}

/** The expressions themselves. */
export function expressionsIn(written: Written): readonly PlanExpression[] {
  return written.flatMap((one) => ("block" in one ? [] : [one]));
}

/** What is written at a field. */
export function writtenAt(written: Written, key: string): Written {
  return written.flatMap((one) => {
    if (!("block" in one)) {
      return [expressionWithin(one, key)];
    }
    return isAttributes(one.block) && Object.hasOwn(one.block, key) ? writtenIn(one.block[key]) : [];
  });
}

/**
 * Whether blocks are written that have nothing at a field. A plan doesn't list `dynamic` blocks: one
 * whose items are known only after apply looks like a block that nobody wrote. A block without any
 * expression may have been cut from the plan, and tells nothing.
 */
export function lacks(written: Written, key: string): boolean {
  return (
    written.length > 0 &&
    written.every((one) => "block" in one && isAttributes(one.block) && isWithout(one.block, key))
  );
}

function isWithout(block: Attributes, key: string): boolean {
  return !Object.hasOwn(block, key) && Object.keys(block).length > 0;
}

/** Whether what is written is an empty list. */
export function isEmptyList(written: Written): boolean {
  const [only, ...more] = expressionsIn(written);
  return more.length === 0 && Array.isArray(only?.constant) && only.constant.length === 0;
}

/** What may be written for one item of a list, whose value is `value`. */
export function writtenFor(written: Written, value: unknown): Written {
  return written.flatMap(itemsOf).filter((one) => agrees(one, value));
}

function itemsOf(one: PlanExpression | Block): Written {
  if ("block" in one) {
    return Array.isArray(one.block) ? one.block.flatMap(writtenIn) : [one];
  }
  const whole = one.template ?? one.constant;
  return Array.isArray(whole) ? whole.map((_, index) => expressionWithin(one, index)) : [one];
}

/** Whether `written` can have led to `value`, by what is constant in it. */
function agrees(written: PlanExpression | Block, value: unknown): boolean {
  if (!("block" in written)) {
    return sameText(written.constant, value);
  }
  return (
    !isAttributes(written.block) ||
    !isAttributes(value) ||
    Object.entries(written.block).every(([key, inner]) =>
      sameText(planExpression(inner)?.constant, Object.hasOwn(value, key) ? value[key] : undefined),
    )
  );
}

/** Terraform converts what is written to the attribute's type; what isn't plain can't be told apart. */
function sameText(constant: unknown, value: unknown): boolean {
  return !isScalar(constant) || !isScalar(value) || String(constant) === String(value);
}

/** Whether `value` is plain: a text, a number, a boolean. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
