import { plainLine } from "../../terminal/plain-text";

/** The path that stands for standard input. */
export const STDIN = "-";

/** A path for one line of a terminal. */
export function shown(path: string): string {
  return plainLine(path) || "(a path without letters)";
}

/** A path at the start of a sentence. */
export function named(path: string): string {
  return path === STDIN ? "Standard input" : shown(path);
}
