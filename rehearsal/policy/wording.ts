import type { Answer, Operator } from "./operators";
import { isUnknown } from "./resource";

/** E.g. `publicNetworkAccess is "Enabled", not "Disabled"`. */
export function describeComparison(
  label: string,
  actual: unknown,
  { phrases, negated }: Operator,
  expected: unknown,
  truth: Answer,
): string {
  if (truth === "unknown") {
    return `${label} against ${show(expected)} is left open`;
  }
  const holds = truth !== negated;
  const [positive, negative] = phrases;
  if (actual === undefined) {
    return `${label} is absent, so it ${negative} ${show(expected)}`;
  }
  if (positive === "is") {
    return holds ? `${label} is ${show(actual)}` : `${label} is ${show(actual)}, not ${show(expected)}`;
  }
  return `${label} is ${show(actual)}, and ${holds ? positive : negative} ${show(expected)}`;
}

/** E.g. `encryption is absent`. */
export function describeExistence(label: string, value: unknown): string {
  return value === undefined ? `${label} is absent` : `${label} is ${show(value)}`;
}

/** An expression by itself is only noise when long. */
export function describeSource(source: string): string {
  const aliases = source.replace(/'[\w.]+(?:\/[\w.]+)*\/([^'/]+)'/g, "'$1'");
  return shorten(aliases);
}

function show(value: unknown): string {
  return isUnknown(value) ? "an unknown value" : shorten(JSON.stringify(value) ?? "nothing");
}

function shorten(text: string): string {
  const LONGEST = 120;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
