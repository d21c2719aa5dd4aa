import { sameText } from "../arm/json";
import type { ArmType, UnionType } from "./arm-types";
import { type CheckContext, checkValue } from "./check-value";
import { accepted, type Checked, oneOf, refused } from "./findings";

/** A value of an enumeration, open or closed, or of any other choice of types. */
export function checkUnion(context: CheckContext, type: UnionType, value: unknown, path: string): Checked {
  const elements = flatten(context, type);
  const listed = elements.flatMap((element) =>
    element.$type === "StringLiteralType" ? [element.value] : [],
  );
  const others = elements.filter((element) => element.$type !== "StringLiteralType");
  if (typeof value === "string" && listed.some((text) => sameText(text, value))) {
    return accepted(value);
  }
  const isEnumeration = listed.length > 0 && others.every(({ $type }) => $type === "StringType");
  if (isEnumeration && (others.length === 0 || context.strict)) {
    const kind = typeof value === "string" ? "not-allowed-value" : "wrong-type";
    return refused(path, kind, `be ${oneOf(listed)}`, value);
  }
  return fewestFindings(others.map((element) => checkValue(context, element, value, path)));
}

/** Of several readings of a value, the one that fits best. */
export function fewestFindings(readings: readonly Checked[]): Checked {
  const [first = accepted(undefined), ...rest] = readings;
  return rest.reduce((best, next) => (weight(next) < weight(best) ? next : best), first);
}

// what is merely dropped doesn't tell one reading from another
function weight({ findings }: Checked): number {
  return findings.filter(({ kind }) => kind !== "read-only").length;
}

function flatten(context: CheckContext, type: UnionType): ArmType[] {
  return type.elements
    .map(context.resolve)
    .flatMap((element) => (element.$type === "UnionType" ? flatten(context, element) : [element]));
}
