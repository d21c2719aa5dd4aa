import * as fs from "node:fs";
import * as path from "node:path";
import { readSynthesizedResources, type SynthesizedResource } from "../costs/synthesized-resources";
import { failure } from "./cli-error";

/** A deviation as it stands in `deviations.json`. */
export interface ListedDeviation {
  readonly construct: string;
  readonly property: string;
  readonly recommendations: readonly string[];
  readonly reason: string;
  readonly approvedBy: string;
  readonly expires: string;
}

/** A note that a construct left for the person who synthesizes. */
export interface Note {
  readonly constructPath: string;
  readonly level: string;
  readonly message: string;
}

/** A stack as it was written. */
export interface SynthesizedStack {
  readonly name: string;
  /** `cdk.tf.json`, relative to the output folder's parent as the person named it. */
  readonly file: string;
  /** `deviations.json`; undefined where no construct of this project is in the stack. */
  readonly deviationsFile: string | undefined;
  readonly resources: readonly SynthesizedResource[];
  readonly deviations: readonly ListedDeviation[];
  readonly notes: readonly Note[];
}

interface StackManifest {
  readonly name: string;
  readonly workingDirectory: string;
  readonly synthesizedStackPath: string;
  readonly annotations?: readonly Note[];
}

/**
 * Reads what an app wrote to `output`.
 *
 * @throws if something is missing or is not what cdktf writes
 */
export function readSynthesizedApp(output: string): SynthesizedStack[] {
  const manifest = path.join(output, "manifest.json");
  if (!fs.existsSync(manifest)) {
    throw failure(`the app wrote no ${manifest}: does it call app.synth()?`);
  }
  const { stacks } = readJson<{ stacks?: Record<string, StackManifest> }>(manifest);
  return Object.values(stacks ?? {}).map((stack) => readStack(output, stack));
}

function readStack(output: string, manifest: StackManifest): SynthesizedStack {
  const file = path.join(output, manifest.synthesizedStackPath);
  const deviationsFile = path.join(output, manifest.workingDirectory, "deviations.json");
  const hasDeviations = fs.existsSync(deviationsFile);
  return {
    name: manifest.name,
    file,
    deviationsFile: hasDeviations ? deviationsFile : undefined,
    resources: parse(file, readSynthesizedResources),
    deviations: hasDeviations
      ? (readJson<{ deviations?: ListedDeviation[] }>(deviationsFile).deviations ?? [])
      : [],
    notes: manifest.annotations ?? [],
  };
}

function readJson<T>(file: string): T {
  return parse(file, (text) => JSON.parse(text) as T);
}

function parse<T>(file: string, read: (text: string) => T): T {
  try {
    return read(fs.readFileSync(file, "utf8"));
  } catch (error) {
    throw failure(`${file} can't be read: ${(error as Error).message}.`);
  }
}
