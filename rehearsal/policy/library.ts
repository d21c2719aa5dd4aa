import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { AliasTable } from "./aliases";
import { DATA_PLANE_ALIASES } from "./data-plane";
import { type PolicyDefinition, readDefinition } from "./definition";

/** Policy definitions and the aliases that they use. */
export interface PolicyLibrary {
  /** Ordered by GUID. */
  readonly definitions: readonly PolicyDefinition[];
  readonly aliases: AliasTable;
}

/** A file that can't be used, and why. */
class BadFile extends Error {}

/**
 * Reads all policy definitions of a folder, as Microsoft publishes them: one JSON file each.
 *
 * @param aliasFile JSON object: path in the resource by alias
 * @default aliasFile - `policy-alias-paths.json` beside the folder
 * @throws with all bad files at once, each with what is wrong with it
 */
export function loadPolicies(
  folder: string,
  aliasFile = path.join(folder, "..", "policy-alias-paths.json"),
): PolicyLibrary {
  const problems: string[] = [];
  const attempt = <T>(file: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof BadFile)) {
        throw error;
      }
      problems.push(`${file}: ${error.message}`);
      return undefined;
    }
  };
  const aliases = attempt(aliasFile, () => readAliases(aliasFile)) ?? new AliasTable({});
  const files = attempt(folder, () => definitionFiles(folder)) ?? [];
  const definitions = files.flatMap((file) => {
    const definition = attempt(file, () => readFile(file, aliases));
    return definition === undefined ? [] : [{ file, definition }];
  });
  for (const { file, definition } of definitions) {
    const first = definitions.find((other) => other.definition.id === definition.id);
    if (first !== undefined && first.file !== file) {
      problems.push(`${file}: is ${definition.id} again, after ${path.basename(first.file)}`);
    }
  }
  if (problems.length > 0) {
    throw new Error(`Policies can't be loaded:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
  return { aliases, definitions: definitions.map(({ definition }) => definition) };
}

function definitionFiles(folder: string): string[] {
  const names = readOrExplain(() => fs.readdirSync(folder)).filter((name) => name.endsWith(".json"));
  if (names.length === 0) {
    throw new BadFile("has no JSON file");
  }
  return names.sort().map((name) => path.join(folder, name));
}

function readFile(file: string, aliases: AliasTable): PolicyDefinition {
  const { definition, problem } = readDefinition(readJson(file), aliases);
  if (definition === undefined) {
    throw new BadFile(problem);
  }
  return definition;
}

function readAliases(file: string): AliasTable {
  const paths = z.record(z.string(), z.string()).safeParse(readJson(file));
  if (!paths.success) {
    throw new BadFile("is not an object of JSON paths by alias");
  }
  return new AliasTable({ ...DATA_PLANE_ALIASES, ...paths.data });
}

function readJson(file: string): unknown {
  return readOrExplain(() => JSON.parse(fs.readFileSync(file, "utf8")));
}

function readOrExplain<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new BadFile(error instanceof Error ? error.message : String(error));
  }
}
