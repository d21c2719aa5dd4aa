import { isUnknown, propertyOf, UNKNOWN } from "../resource";
import type { Scope } from "../scope";
import { numberOf, refuse, textOf } from "./arguments";
import { call, isFunction, unsupportedFunction } from "./functions";
import type { Expression } from "./parser";

/** The value of an expression. @throws {NotEvaluable} if it has none here */
export function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "call":
      return call(
        scope,
        expression.name,
        expression.args.map((arg) => () => evaluate(arg, scope)),
      );
    case "member":
      return member(evaluate(expression.of, scope), evaluate(expression.key, scope));
    case "array":
      return expression.items.map((item) => evaluate(item, scope));
    case "object":
      return Object.fromEntries(expression.entries.map(([key, value]) => [key, evaluate(value, scope)]));
  }
}

/** What an expression calls that is not known here; nothing is evaluated. */
export function unknownCalls(expression: Expression): string[] {
  switch (expression.kind) {
    case "literal":
      return [];
    case "call":
      return [
        ...(isFunction(expression.name) ? [] : [unsupportedFunction(expression.name).message]),
        ...expression.args.flatMap(unknownCalls),
      ];
    case "member":
      return [...unknownCalls(expression.of), ...unknownCalls(expression.key)];
    case "array":
      return expression.items.flatMap(unknownCalls);
    case "object":
      return expression.entries.flatMap(([, value]) => unknownCalls(value));
  }
}

/** `a.b`, `a['b']`, `a[0]`; a property that isn't there is an empty text, as with the function `field`. */
function member(of: unknown, key: unknown): unknown {
  if (isUnknown(of) || isUnknown(key)) {
    return UNKNOWN;
  }
  if (!Array.isArray(of)) {
    return propertyOf(of, textOf("[]", key)) ?? "";
  }
  const index = numberOf("[]", key);
  if (index < 0 || index >= of.length) {
    throw refuse("[]", `has no element ${index} in an array of ${of.length}`);
  }
  return of[index];
}
