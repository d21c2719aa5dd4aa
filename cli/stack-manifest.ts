import * as fs from "node:fs";
import * as path from "node:path";
import { plainLine } from "../terminal/plain-text";
import { parseJson } from "../terraform-json";
import { failure } from "./cli-error";

/** A note that a construct left for the person who synthesizes. */
export interface Note {
  readonly constructPath: string;
  readonly level: string;
  readonly message: string;
}

/** A stack as `manifest.json` lists it. */
export interface ListedStack {
  readonly name: string;
  readonly workingDirectory: string;
  readonly synthesizedStackPath: string;
  /** Names of the stacks that must stand before it. */
  readonly dependencies: readonly string[];
  readonly notes: readonly Note[];
}

/**
 * The stacks of an app's manifest; the place of the Terraform state is the last.
 *
 * @throws if the manifest is not what cdktf writes, or leads out of `output`
 */
export function readManifest(output: string): ListedStack[] {
  const file = path.join(output, "manifest.json");
  const manifest = readJsonFile(file);
  const stacks = isRecord(manifest) ? (manifest.stacks ?? {}) : undefined;
  if (!isRecord(stacks)) {
    throw failure(`${file} can't be read: it lists no stacks.`);
  }
  const listed = Object.entries(stacks).map(([id, entry]) => listedStack(file, id, entry));
  for (const { name, workingDirectory, synthesizedStackPath } of listed) {
    if ([workingDirectory, synthesizedStackPath].some((inside) => leaves(output, inside))) {
      throw failure(`${file} can't be read: the files of ${name} are outside ${output}.`);
    }
  }
  const isState = ({ name }: ListedStack) => Number(name === "state");
  return listed.sort((a, b) => isState(a) - isState(b));
}

/**
 * Reads a file that an app wrote, with `read`.
 *
 * @throws a sentence that names the file and quotes nothing of it
 */
export function readFileWith<T>(file: string, read: (text: string) => T): T {
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch {
    throw failure(`${file} can't be read: there is no such file, or it may not be opened.`);
  }
  try {
    return read(text);
  } catch (error) {
    throw failure(`${file} can't be read: ${(error as Error).message}.`);
  }
}

/** The JSON of a file that an app wrote. */
export function readJsonFile(file: string): unknown {
  return readFileWith(file, parseJson);
}

/** Whether `value` is an object with fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listedStack(file: string, id: string, entry: unknown): ListedStack {
  const { name, workingDirectory, synthesizedStackPath, annotations, dependencies } = isRecord(entry)
    ? entry
    : {};
  if (
    typeof name !== "string" ||
    typeof workingDirectory !== "string" ||
    typeof synthesizedStackPath !== "string"
  ) {
    throw failure(`${file} can't be read: the stack ${plainLine(id)} has no name or no paths.`);
  }
  const notes = Array.isArray(annotations) ? annotations.filter(isRecord).map(note) : [];
  return {
    name: plainLine(name),
    workingDirectory,
    synthesizedStackPath,
    dependencies: Array.isArray(dependencies)
      ? dependencies.flatMap((one) => (typeof one === "string" ? [plainLine(one)] : []))
      : [],
    notes,
  };
}

function note({ constructPath, level, message }: Readonly<Record<string, unknown>>): Note {
  const text = (value: unknown) => (typeof value === "string" ? plainLine(value) : "");
  return { constructPath: text(constructPath), level: text(level), message: text(message) };
}

function leaves(output: string, inside: string): boolean {
  const relative = path.relative(path.resolve(output), path.resolve(output, inside));
  return relative.split(path.sep)[0] === ".." || path.isAbsolute(relative);
}
