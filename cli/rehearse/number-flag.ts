import { usageError } from "../cli-error";

/** The number of a flag, or undefined where it isn't given. */
export function positive(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) {
    throw usageError(`${flag} takes a number above 0 (got ${text}).`);
  }
  return value;
}
