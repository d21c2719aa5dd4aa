import * as fs from "node:fs";
import { InputProblem, systemReason } from "./input-problem";
import { shown } from "./shown";

/** The files of a folder that Terraform reads together, in its order. */
export interface TerraformFiles {
  readonly json: readonly string[];
  readonly hcl: readonly string[];
  /** They change what stands in the others. */
  readonly overrides: readonly string[];
}

const JSON_FILE = /\.(?:tf|tofu)\.json$/;
const HCL_FILE = /\.(?:tf|tofu)$/;
const OVERRIDE = /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/;

/** Sorts the names of a folder. Terraform leaves out hidden files and those of editors. */
export function terraformFiles(names: readonly string[]): TerraformFiles {
  const read = names.filter((name) => !/^\.|~$|^#.*#$/.test(name)).sort();
  return {
    json: read.filter((name) => JSON_FILE.test(name)),
    hcl: read.filter((name) => HCL_FILE.test(name)),
    overrides: read.filter((name) => OVERRIDE.test(name)),
  };
}

/** Whether Terraform would read a file of this name from its folder. */
export function isTerraformJsonName(name: string): boolean {
  return JSON_FILE.test(name);
}

/** Whether a name is one of HCL files. */
export function isHclName(name: string): boolean {
  return HCL_FILE.test(name.toLowerCase());
}

/** What to do with HCL, which only Terraform itself can read. */
export function hclProblem(named: string): string {
  return (
    `${named} is HCL, which only Terraform can read: ` +
    "terraform plan -out plan.bin && terraform show -json plan.bin > plan.json, and give plan.json instead."
  );
}

/**
 * The names in a folder.
 *
 * @throws {InputProblem} if it can't be read
 */
export function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    throw new InputProblem(`${shown(folder)} can't be read: ${systemReason(error)}.`);
  }
}
