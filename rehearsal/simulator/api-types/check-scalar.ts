import { sameText } from "../arm/json";
import type { IntegerType, StringLiteralType, StringType } from "./arm-types";
import { isDecimal } from "./decimals";
import { accepted, type Checked, refused } from "./findings";

/** Text within its limits. */
export function checkText(type: StringType, value: unknown, path: string): Checked {
  const checked = checkPlainText(type, value, path);
  // a password must not get into a report
  return type.sensitive === true ? withoutValue(checked) : checked;
}

function checkPlainText(type: StringType, value: unknown, path: string): Checked {
  if (typeof value !== "string") {
    return refused(path, "wrong-type", "be a string", value);
  }
  if (type.pattern !== undefined && !matches(type.pattern, value)) {
    return refused(path, "pattern", `match ${type.pattern}`, value);
  }
  return checkLength(type, value, path, "characters");
}

/** The one allowed text; Azure's enumerations don't care about upper and lower case. */
export function checkLiteral(type: StringLiteralType, value: unknown, path: string): Checked {
  if (typeof value !== "string") {
    return refused(path, "wrong-type", "be a string", value);
  }
  return sameText(value, type.value)
    ? accepted(value)
    : refused(path, "not-allowed-value", `be ${type.value}`, value);
}

/**
 * A number within its limits. Microsoft's types know no fractions: what the REST specification calls a
 * number (a budget's amount, a metric's threshold) is published as an integer. So a fraction passes; where
 * `whole` asks for more, only at the places that are known to take one.
 */
export function checkNumber(type: IntegerType, value: unknown, path: string, whole: boolean): Checked {
  if (typeof value !== "number" || (whole && !Number.isInteger(value) && !isDecimal(path))) {
    return refused(path, "wrong-type", `be a ${whole ? "whole " : ""}number`, value);
  }
  const { minValue = -Infinity, maxValue = Infinity } = type;
  return value < minValue || value > maxValue
    ? refused(path, "range", `be ${limits(type.minValue, type.maxValue)}`, value)
    : accepted(value);
}

/** True or false. */
export function checkBoolean(value: unknown, path: string): Checked {
  return typeof value === "boolean" ? accepted(value) : refused(path, "wrong-type", "be a boolean", value);
}

/** As many characters or items as are allowed. */
export function checkLength(
  { minLength, maxLength }: { readonly minLength?: number; readonly maxLength?: number },
  value: string | readonly unknown[],
  path: string,
  unit: "characters" | "items",
): Checked {
  return value.length < (minLength ?? 0) || value.length > (maxLength ?? Infinity)
    ? refused(path, "length", `have ${limits(minLength, maxLength)} ${unit}, not ${value.length}`, value)
    : accepted(value);
}

function limits(least: number | undefined, most: number | undefined): string {
  if (least !== undefined && most !== undefined) {
    return least === most ? `exactly ${least}` : `${least} to ${most}`;
  }
  return most === undefined ? `at least ${least}` : `at most ${most}`;
}

const compiled = new Map<string, RegExp | undefined>();

/** The patterns are .NET's; one that JavaScript can't read refuses nothing. */
function matches(pattern: string, value: string): boolean {
  if (!compiled.has(pattern)) {
    compiled.set(pattern, compile(pattern));
  }
  return compiled.get(pattern)?.test(value) ?? true;
}

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}

function withoutValue({ value, findings }: Checked): Checked {
  return {
    value,
    findings: findings.map(({ path, kind, message }) => ({
      path,
      kind,
      message: message.replace(/ \(got .*\)$/s, ""),
    })),
  };
}
