import * as fs from "node:fs";
import * as path from "node:path";
import { type Hours, readHours, USAGE_FILE } from "../costs/hours";
import { plainLine } from "../terminal/plain-text";
import { type ResourceBlock, readTerraformJson } from "../terraform-json";
import { failure } from "./cli-error";
import {
  isRecord,
  type ListedStack,
  type Note,
  readFileWith,
  readJsonFile,
  readManifest,
} from "./stack-manifest";

/** What the report shows of an accepted deviation in `deviations.json`; fit for a terminal. */
export interface ListedDeviation {
  readonly construct: string;
  readonly property: string;
  readonly approvedBy: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** A stack as it was written. */
export interface SynthesizedStack {
  readonly name: string;
  /** `cdk.tf.json`, relative to the output folder's parent as the person named it. */
  readonly file: string;
  /** `deviations.json`; undefined where no construct of this project is in the stack. */
  readonly deviationsFile: string | undefined;
  /** `usage.json`; undefined where nobody said what is expected to run. */
  readonly usageFile: string | undefined;
  /** What is expected to run, by `usage.json`. */
  readonly hours: Hours | undefined;
  /** `sources.json`, with the line that made each resource; undefined for the same reason. */
  readonly sourcesFile: string | undefined;
  /** Without data sources. */
  readonly resources: readonly ResourceBlock[];
  /** What somebody accepted. */
  readonly deviations: readonly ListedDeviation[];
  /** How many of Microsoft's policies a standing deviation answers. */
  readonly answeredPolicies: number;
  readonly notes: readonly Note[];
}

/** What an app wrote, and what it left there before. */
export interface SynthesizedApp {
  readonly stacks: readonly SynthesizedStack[];
  /** Folders of stacks that the app doesn't have any more. */
  readonly leftovers: readonly string[];
}

/**
 * Reads what an app wrote to `output`.
 *
 * @throws if something is missing or is not what cdktf writes
 */
export function readSynthesizedApp(output: string): SynthesizedApp {
  const listed = readManifest(output);
  return { stacks: listed.map((stack) => readStack(output, stack)), leftovers: leftovers(output, listed) };
}

function readStack(output: string, listed: ListedStack): SynthesizedStack {
  const file = path.join(output, listed.synthesizedStackPath);
  const deviationsFile = path.join(output, listed.workingDirectory, "deviations.json");
  const hasDeviations = fs.existsSync(deviationsFile);
  const sourcesFile = path.join(output, listed.workingDirectory, "sources.json");
  const usage = path.join(output, listed.workingDirectory, USAGE_FILE);
  const usageFile = fs.existsSync(usage) ? usage : undefined;
  const { accepted, standing } = hasDeviations
    ? readDeviations(deviationsFile)
    : { accepted: [], standing: [] };
  return {
    name: listed.name,
    file,
    deviationsFile: hasDeviations ? deviationsFile : undefined,
    usageFile,
    hours: usageFile === undefined ? undefined : readFileWith(usageFile, readHours),
    sourcesFile: fs.existsSync(sourcesFile) ? sourcesFile : undefined,
    resources: readFileWith(file, readTerraformJson).resources.filter(({ mode }) => mode === "managed"),
    deviations: accepted.map(listedDeviation),
    answeredPolicies: new Set(standing.flatMap(({ policies }) => (Array.isArray(policies) ? policies : [])))
      .size,
    notes: listed.notes,
  };
}

type Entry = Readonly<Record<string, unknown>>;

function readDeviations(file: string): {
  readonly accepted: readonly Entry[];
  readonly standing: readonly Entry[];
} {
  const content = readJsonFile(file);
  const deviations = isRecord(content) ? (content.deviations ?? []) : undefined;
  if (!Array.isArray(deviations)) {
    throw failure(`${file} can't be read: it lists no deviations.`);
  }
  const entries = deviations.map((deviation): Entry => (isRecord(deviation) ? deviation : {}));
  return {
    accepted: entries.filter(({ standing }) => standing !== true),
    standing: entries.filter(({ standing }) => standing === true),
  };
}

function listedDeviation({ construct, property, approvedBy, expires }: Entry): ListedDeviation {
  return {
    construct: text(construct),
    property: text(property),
    approvedBy: text(approvedBy),
    expires: text(expires),
  };
}

function text(value: unknown): string {
  return (typeof value === "string" && plainLine(value)) || "(unnamed)";
}

function leftovers(output: string, listed: readonly ListedStack[]): string[] {
  const current = new Set(listed.map(({ workingDirectory }) => path.join(output, workingDirectory)));
  const stacks = path.join(output, "stacks");
  return (fs.existsSync(stacks) ? fs.readdirSync(stacks).sort() : [])
    .map((name) => path.join(stacks, name))
    .filter((folder) => !current.has(folder) && fs.existsSync(path.join(folder, "cdk.tf.json")));
}
