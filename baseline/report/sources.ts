import { isAttributes, Problems, parseJson } from "../../terraform-json";
import { at } from "../../terraform-json/problems";
import type { SourceLine } from "./check-report";
import { isPlain, isRepositoryPath } from "./repository-path";

/** The name of the file beside `cdk.tf.json` that says which line made each resource. */
export const SOURCES_FILE = "sources.json";

/** Where a resource was made, as the app that synthesized it wrote it down. */
export interface ResourceSource extends SourceLine {
  /** From 1; undefined where only the line is known. */
  readonly column?: number;
  /** Path of the construct that the resource belongs to, stack first, e.g. `dev/network`. */
  readonly construct: string;
}

/**
 * Reads `sources.json`: Terraform address of each resource → the line that made it.
 *
 * Reports turn a file into a link and write it to terminals and to CI systems, and the sidecar may be
 * anybody's. So an entry is left out, and its findings stand without a line, if its file is anything but
 * a plain path inside the repository (absolute, with `..` or a backslash, a URL), or if there are
 * characters in it that steer a terminal or hide text.
 *
 * @param text what stands in the file
 * @throws if it is no JSON, or TerraformJsonError with the path to each field that is not what it should be
 */
export function readSources(text: string): ReadonlyMap<string, ResourceSource> {
  const content = parseJson(text);
  const problems = new Problems();
  const sources = isAttributes(content) ? content.sources : undefined;
  const read = new Map<string, ResourceSource>();
  if (!isAttributes(content)) {
    problems.expected('{ "sources": … }', "the file", content);
  } else if (!isAttributes(sources)) {
    problems.expected("an object, by Terraform address", "sources", sources);
  } else {
    for (const [address, entry] of Object.entries(sources)) {
      const source = readEntry(entry, at("sources", address), problems);
      if (source !== undefined) {
        read.set(address, source);
      }
    }
  }
  problems.throwIfAny();
  return read;
}

function readEntry(entry: unknown, path: string, problems: Problems): ResourceSource | undefined {
  if (!isAttributes(entry)) {
    problems.expected('{ "file", "line", "column", "construct" }', path, entry);
    return undefined;
  }
  const { file, line, column, construct } = entry;
  if (typeof file !== "string") {
    problems.expected("a path inside the repository", at(path, "file"), file);
  }
  if (typeof construct !== "string") {
    problems.expected("the path of a construct", at(path, "construct"), construct);
  }
  if (!isCount(line)) {
    problems.expected("a whole number from 1", at(path, "line"), line);
  }
  if (column !== undefined && !isCount(column)) {
    problems.expected("a whole number from 1", at(path, "column"), column);
  }
  const isRead = typeof file === "string" && typeof construct === "string" && isCount(line);
  if (!isRead || !isRepositoryPath(file) || !isPlain(construct)) {
    return undefined;
  }
  return { file, line, ...(isCount(column) ? { column } : {}), construct };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1;
}
