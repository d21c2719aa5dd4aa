import * as fs from "node:fs";
import * as path from "node:path";
import { parseArgs } from "node:util";

/** What `npm run agreement` was asked for. */
export interface AgreementOptions {
  /** Folder of definitions, beside it `policy-alias-paths.json`. */
  readonly definitions: string;
  /** Mutants a stack; infinite for all. */
  readonly mutants: number;
  /** Copies of each stack that stand at once. */
  readonly jobs: number;
  /** Where the page goes. */
  readonly write?: string;
  /** Keeps what was seen, one JSON object a line. */
  readonly save?: string;
  /** Files with what was seen before, compared instead of rehearsing. */
  readonly from: readonly string[];
  /** Names of the stacks that are rehearsed. */
  readonly stacks: readonly string[];
  readonly providerMirror?: string;
}

/** What is wrong with the command line or with what it names. */
export class OptionsProblem extends Error {}

export const USAGE = `npm run agreement -- [dev] [prod] [--policy-definitions FOLDER] [--mutants N|all] [--jobs N] [--write FILE] [--save FILE] [--from FILE]…
  --policy-definitions  definitions as Microsoft publishes them, policy-alias-paths.json beside the folder
                        (default: policies in the folder that MLZONE_AZURE_SHARED names)
  --mutants             how many a stack, spread evenly (default: all)
  --jobs                copies of each stack that take mutants at once, of about 1 GB each (default: 2)
  --write               writes the page, e.g. docs/agreement.md
  --save, --from        keeps what was seen; compares it again without a rehearsal, of several files as one
  --provider-mirror     a folder with providers, before Terraform's own places`;

const STACKS = ["dev", "prod"];

/**
 * Reads the command line.
 *
 * @throws {OptionsProblem} with what is wrong with it
 */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): AgreementOptions {
  const { values, positionals } = parsed(args);
  const shared = env.MLZONE_AZURE_SHARED;
  const definitions =
    values["policy-definitions"] ?? (shared === undefined ? undefined : path.join(shared, "policies"));
  if (definitions === undefined) {
    throw new OptionsProblem(
      "there are no policy definitions: name their folder with --policy-definitions, or what it lies in with MLZONE_AZURE_SHARED.",
    );
  }
  const { write, save, from = [], "provider-mirror": providerMirror } = values;
  for (const file of [definitions, ...from]) {
    if (!fs.existsSync(file)) {
      throw new OptionsProblem(`${file} doesn't exist.`);
    }
  }
  const stacks = positionals.length > 0 ? positionals : STACKS;
  const mutants = mutantsOf(values.mutants);
  return { definitions, mutants, jobs: jobsOf(values.jobs), write, save, from, stacks, providerMirror };
}

function parsed(args: readonly string[]) {
  try {
    const string = { type: "string" } as const;
    const several = { type: "string", multiple: true } as const;
    const options = {
      "policy-definitions": string,
      "provider-mirror": string,
      mutants: string,
      jobs: string,
      write: string,
      save: string,
      from: several,
    };
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new OptionsProblem(error instanceof Error ? error.message : String(error));
  }
}

function mutantsOf(text = "all"): number {
  if (text !== "all" && !/^\d+$/.test(text)) {
    throw new OptionsProblem(`--mutants takes a whole number or all, not ${text}.`);
  }
  return text === "all" ? Number.POSITIVE_INFINITY : Number(text);
}

function jobsOf(text = "2"): number {
  if (!/^[1-9]\d?$/.test(text)) {
    throw new OptionsProblem(`--jobs takes a whole number from 1 to 99, not ${text}.`);
  }
  return Number(text);
}
