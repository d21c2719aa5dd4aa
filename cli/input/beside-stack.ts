import * as fs from "node:fs";
import * as path from "node:path";
import { InputProblem, systemReason } from "./input-problem";
import { inputText } from "./input-text";
import { shown } from "./shown";

/**
 * Reads a file beside a stack, with `read`; undefined where there is none.
 *
 * @throws {InputProblem} if it is there and can't be read
 */
export function readBeside<T>(
  folder: string | undefined,
  name: string,
  read: (text: string) => T,
): T | undefined {
  const file = folder === undefined ? undefined : path.join(folder, name);
  if (file === undefined || !isThere(file)) {
    return undefined;
  }
  const text = inputText(file);
  try {
    return read(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "it isn't what it should be";
    throw new InputProblem(`${shown(file)} can't be read: ${reason}.`);
  }
}

function isThere(file: string): boolean {
  try {
    const stats = fs.statSync(file, { throwIfNoEntry: false });
    if (stats === undefined || stats.isFile() || stats.isDirectory()) {
      return stats !== undefined;
    }
  } catch (error) {
    throw new InputProblem(`${shown(file)} can't be read: ${systemReason(error)}.`);
  }
  throw new InputProblem(`${shown(file)} can't be read: it is no file.`);
}
