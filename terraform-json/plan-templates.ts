import { isAttributes } from "./attributes";
import type { PlanExpression } from "./plan-configuration";
import { traversals } from "./template-scanner";

/** No value of Terraform's nests deeper. */
const DEEPEST = 100;

/**
 * The expression at `key` of an object or list whose expression a plan keeps as template; otherwise the
 * whole expression, because it stands for all that is in its value.
 */
export function expressionWithin(expression: PlanExpression, key: string | number): PlanExpression {
  const { template, constant } = expression;
  const whole = template ?? constant;
  if (typeof whole !== "object" || whole === null) {
    return expression;
  }
  const inner: unknown = Object.hasOwn(whole, key) ? Reflect.get(whole, key) : undefined;
  const references = namesIn(inner, 0);
  return references.length > 0 ? { references, template: inner } : { references, constant: inner };
}

/** The names in the templates below `value`, as a plan lists them, without their shorter forms. */
function namesIn(value: unknown, depth: number): string[] {
  if (typeof value === "string") {
    return traversals(value).map(({ steps }) => value.slice(steps[0]?.start, steps.at(-1)?.end));
  }
  if (depth > DEEPEST) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item) => namesIn(item, depth + 1));
  }
  return isAttributes(value) ? Object.values(value).flatMap((inner) => namesIn(inner, depth + 1)) : [];
}
