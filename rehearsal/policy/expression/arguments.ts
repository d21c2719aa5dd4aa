import { NotEvaluable } from "../failure";
import { isRecord } from "../resource";

/** Refuses a call, as Azure's template engine would. */
export function refuse(name: string, problem: string): NotEvaluable {
  return new NotEvaluable("template", `the function ${name} ${problem}`);
}

export function textOf(name: string, value: unknown): string {
  if (typeof value === "string") {
    return value;
  }
  if (typeof value === "number" || typeof value === "boolean") {
    return String(value);
  }
  throw refuse(name, `needs a string, not ${describe(value)}`);
}

export function numberOf(name: string, value: unknown): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || Number.isNaN(number)) {
    throw refuse(name, `needs a number, not ${describe(value)}`);
  }
  return number;
}

export function booleanOf(name: string, value: unknown): boolean {
  if (typeof value === "boolean") {
    return value;
  }
  const text = typeof value === "string" ? value.toLowerCase() : value;
  if (text === "true" || text === 1) {
    return true;
  }
  if (text === "false" || text === 0) {
    return false;
  }
  throw refuse(name, `needs a boolean, not ${describe(value)}`);
}

export function arrayOf(name: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  throw refuse(name, `needs an array, not ${describe(value)}`);
}

function describe(value: unknown): string {
  return Array.isArray(value)
    ? "an array"
    : isRecord(value)
      ? "an object"
      : (JSON.stringify(value) ?? "nothing");
}
