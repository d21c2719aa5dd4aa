import * as fs from "node:fs";
import * as path from "node:path";
import { failure } from "./cli-error";

/**
 * Makes the folder that an app writes to.
 *
 * @throws if it can't be made or written to, or if it holds something that isn't an app's output
 */
export function prepareOutput(output: string, folder: string): void {
  const target = path.resolve(folder, output);
  if (isInside(folder, target)) {
    throw failure(`the output folder ${output} holds the app itself: name another one with --output.`);
  }
  const trouble = prepareFolder(target);
  if (trouble !== undefined) {
    throw failure(`the output folder ${output} can't be written: ${trouble}.`);
  }
  if (!looksLikeOutput(target)) {
    throw failure(
      `the output folder ${output} is not empty and has no manifest.json: name a new one with --output.`,
    );
  }
}

/** Makes a folder with all above it; the result is why it can't be written to, if it can't. */
export function prepareFolder(target: string): string | undefined {
  try {
    makeFolder(target);
    fs.accessSync(target, fs.constants.W_OK);
    return undefined;
  } catch (error) {
    return reason(error);
  }
}

/** Node's own recursive making never ends where a parent can't hold folders (under /proc, say). */
function makeFolder(target: string): void {
  const present = fs.statSync(target, { throwIfNoEntry: false });
  if (present === undefined) {
    makeFolder(path.dirname(target));
  }
  if (!present?.isDirectory()) {
    // a file in the way is refused by this, with the system's own code
    fs.mkdirSync(target);
  }
}

/** What tells one writing of an app's manifest from the next; undefined where there is none. */
export function manifestIdentity(output: string): string | undefined {
  const stats = fs.statSync(path.join(output, "manifest.json"), { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? undefined : `${stats.ino} ${stats.mtimeNs}`;
}

function isInside(folder: string, target: string): boolean {
  const relative = path.relative(target, folder);
  return relative === "" || !(relative.split(path.sep)[0] === ".." || path.isAbsolute(relative));
}

/** A run that failed half-way leaves folders of stacks and no manifest: that is still an output. */
function looksLikeOutput(target: string): boolean {
  const entries = fs.readdirSync(target, { withFileTypes: true });
  return (
    entries.some(({ name }) => name === "manifest.json") ||
    entries.every((entry) => entry.name === "stacks" && entry.isDirectory() && onlyStacks(target))
  );
}

function onlyStacks(target: string): boolean {
  return fs.readdirSync(path.join(target, "stacks"), { withFileTypes: true }).every((e) => e.isDirectory());
}

function reason(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EEXIST":
    case "ENOTDIR":
      return "a file is in its place";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "you may not write there";
    case "ENOSPC":
      return "the disk is full";
    default:
      return "the system refuses to make it";
  }
}
