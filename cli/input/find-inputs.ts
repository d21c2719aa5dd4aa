import * as fs from "node:fs";
import * as path from "node:path";
import { nearestName } from "../nearest-name";
import { type ListedStack, readManifest } from "../stack-manifest";
import { InputProblem, systemReason } from "./input-problem";
import { mustBeOwnFiles } from "./own-files";
import { STDIN, shown } from "./shown";
import { hclProblem, isHclName, isTerraformJsonName, namesIn, terraformFiles } from "./terraform-files";

/** What is read in the folder of an app's stack, beside the stack itself. */
const BESIDE_STACK = ["deviations.json", "sources.json", "usage.json"];

/** A file, or several that Terraform reads as one, and what lies beside it. */
export interface FoundInput {
  /** The stack's name, or the file's. */
  readonly name: string;
  /** As the person named it, or below what they named; `-` for standard input. */
  readonly file: string;
  /** What to read; several where a folder has several *.tf.json. */
  readonly files: readonly string[];
  /** The folder with deviations.json, sources.json and usage.json. */
  readonly folder: string | undefined;
  /** Names of files that Terraform would read with it, and that are left out. */
  readonly leftOut: readonly string[];
}

/**
 * What a path stands for: a folder that a cdktf app wrote, a folder with Terraform JSON, a file, or
 * standard input.
 *
 * @throws {InputProblem} with one sentence that says what to give instead
 */
export function findInputs(named: string): FoundInput[] {
  if (named === STDIN) {
    return [{ name: "standard input", file: STDIN, files: [STDIN], folder: undefined, leftOut: [] }];
  }
  const stats = statOf(named);
  if (stats.isDirectory()) {
    return inFolder(named);
  }
  if (!stats.isFile()) {
    throw new InputProblem(
      `${shown(named)} is neither a file nor a folder; for what another program writes, use a pipe and -.`,
    );
  }
  if (isHclName(named)) {
    throw new InputProblem(hclProblem(shown(named)));
  }
  return [oneFile(nameOfFile(named), named)];
}

function inFolder(folder: string): FoundInput[] {
  const names = namesIn(folder);
  const { json, hcl, overrides } = terraformFiles(names);
  if (hcl.length > 0) {
    throw new InputProblem(hclProblem(shown(folder)));
  }
  if (overrides.length > 0) {
    throw new InputProblem(
      `${shown(folder)} has override files, which only Terraform itself merges: terraform plan -out plan.bin && terraform show -json plan.bin > plan.json, and give plan.json instead.`,
    );
  }
  const name = path.basename(path.resolve(folder));
  const [only, ...more] = json.map((file) => path.join(folder, file));
  if (only !== undefined) {
    return more.length === 0
      ? [{ name, file: only, files: [only], folder, leftOut: [] }]
      : [{ name, file: folder, files: [only, ...more], folder, leftOut: [] }];
  }
  if (names.includes("manifest.json")) {
    return stacksOfApp(folder);
  }
  throw new InputProblem(
    `${shown(folder)} has no stacks: name a folder that a cdktf app wrote, or a cdk.tf.json or plan JSON.${meant(folder, names)}`,
  );
}

/** People name the project where they mean its output, or a folder where they mean the plan in it. */
function meant(folder: string, names: readonly string[]): string {
  const plans = names.filter((name) => /plan.*\.json$/i.test(name)).sort();
  const near = names.includes("cdktf.out") ? "cdktf.out" : (nearestName("cdktf.out", names) ?? plans[0]);
  return near === undefined ? "" : ` Did you mean ${shown(path.join(folder, near))}?`;
}

function stacksOfApp(folder: string): FoundInput[] {
  mustBeOwnFiles(folder, [path.join(folder, "manifest.json")]);
  const stacks = readManifest(folder);
  if (stacks.length === 0) {
    throw new InputProblem(`${shown(folder)} has no stacks: its app made none.`);
  }
  const names = stacks.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    // a review goes by names: one of them would hide the other
    throw new InputProblem(`${shown(folder)} has two stacks called ${twice}.`);
  }
  mustBeOwnFiles(
    folder,
    stacks.flatMap((stack) => filesRead(folder, stack)),
  );
  return stacks.map(({ name, workingDirectory, synthesizedStackPath }) => ({
    ...oneFile(name, path.join(folder, synthesizedStackPath)),
    folder: path.join(folder, workingDirectory),
  }));
}

/** With the folders, whose other names are read. */
function filesRead(folder: string, { workingDirectory, synthesizedStackPath }: ListedStack): string[] {
  const [file, beside] = [path.join(folder, synthesizedStackPath), path.join(folder, workingDirectory)];
  return [path.dirname(file), file, beside, ...BESIDE_STACK.map((name) => path.join(beside, name))];
}

function oneFile(name: string, file: string): FoundInput {
  const folder = path.dirname(file);
  return { name, file, files: [file], folder, leftOut: siblingsOf(folder, path.basename(file)) };
}

/** Terraform reads no file alone. */
function siblingsOf(folder: string, name: string): string[] {
  if (!isTerraformJsonName(name) || !fs.existsSync(folder)) {
    return [];
  }
  const { json, hcl } = terraformFiles(namesIn(folder));
  return [...json, ...hcl].filter((sibling) => sibling !== name);
}

/** `plan.json` in a folder `prod` is of little help as a name. */
function nameOfFile(file: string): string {
  const name = path.basename(file).replace(/(\.tf|\.tofu)?\.json$/i, "");
  return name === "cdk" ? path.basename(path.dirname(path.resolve(file))) : name;
}

function statOf(named: string): fs.Stats {
  try {
    return fs.statSync(named);
  } catch (error) {
    throw new InputProblem(`${shown(named)} can't be read: ${systemReason(error)}.`);
  }
}
