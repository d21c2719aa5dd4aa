import * as fs from "node:fs";
import * as path from "node:path";
import { plainLines } from "../terminal/plain-text";

/** Names that say more than the message alone: mistakes in the code, not in what it was told. */
const MISTAKES = new Set(["TypeError", "ReferenceError", "RangeError", "SyntaxError"]);

const FRAME = /^ +at (?:.*\()?(?:file:\/\/)?(?<file>[^()]+):(?<line>\d+):(?<column>\d+)\)?$/;

/** esbuild's own form: `/app/x.ts:1:10: ERROR: Unexpected ";"` */
const TRANSFORM_PROBLEM = /^(?<file>.+):(?<line>\d+):(?<column>\d+): ERROR: (?<what>.+)$/gm;

/**
 * What went wrong in the app's own code and where, in a line or two.
 *
 * @param folder of the app: its files are named relative to it
 */
export function describeAppError(error: unknown, folder: string): string {
  if (!(error instanceof Error)) {
    return `the app threw ${plainLines(String(error))}`;
  }
  const syntax = transformProblems(error, folder);
  if (syntax.length > 0) {
    return syntax.join("\n  ");
  }
  const [firstLine = ""] = error.message.split("\n");
  // The other lines list who required it; the place says that already.
  const words = isMissingModule(error) ? firstLine : error.message;
  const message = plainLines(words) || error.name;
  const named = MISTAKES.has(error.name) ? `${error.name}: ${message}` : message;
  const place = placeOf(error, folder);
  return place === undefined ? named : `${place}: ${named}`;
}

function transformProblems(error: Error, folder: string): string[] {
  return error.name === "TransformError"
    ? [...error.message.matchAll(TRANSFORM_PROBLEM)].map(
        ({ groups: { file = "", line = "", column = "", what = "" } = {} }) =>
          `${relative(file, folder)}:${line}:${column}: ${plainLines(what)}`,
      )
    : [];
}

function isMissingModule(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND";
}

/** The innermost line of the app's own code; a file outside its folder only where there is none inside. */
function placeOf(error: Error, folder: string): string | undefined {
  const frames = (error.stack ?? "")
    .split("\n")
    .map((line) => FRAME.exec(line)?.groups)
    .filter((groups) => groups !== undefined)
    .filter(({ file = "" }) => isAppCode(file));
  const frame = frames.find(({ file = "" }) => !relative(file, folder).startsWith("..")) ?? frames[0];
  return frame === undefined
    ? undefined
    : `${relative(frame.file ?? "", folder)}:${frame.line}:${frame.column}`;
}

function isAppCode(file: string): boolean {
  return (
    path.isAbsolute(file) &&
    !file.split(/[\\/]/).includes("node_modules") &&
    !file.startsWith(`${__dirname}${path.sep}`)
  );
}

function relative(file: string, folder: string): string {
  // Node names files by their real path, a person may stand in a linked folder.
  return path.relative(realPath(folder), file) || file;
}

function realPath(folder: string): string {
  try {
    return fs.realpathSync(folder);
  } catch {
    return folder;
  }
}
