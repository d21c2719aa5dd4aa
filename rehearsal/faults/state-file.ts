import * as fs from "node:fs";
import * as path from "node:path";
import { parseJson } from "../../terraform-json";

/** Where the state of a session lies. */
export function stateFileOf(folder: string): string {
  return path.join(folder, "terraform.tfstate");
}

/** What was the state before the last command that wrote one. */
export function backupOf(stateFile: string): string {
  return `${stateFile}.backup`;
}

/**
 * What a person does about a state that isn't whole. Terraform's local backend empties its file before it writes
 * one: killed in between it leaves no byte, and the next plan, without a word of warning, would make all of it
 * again. What was there before the apply lies beside it.
 *
 * @returns a sentence each; none where the state is whole, or nothing was there before
 */
export function restoreState(folder: string): string[] {
  const file = stateFileOf(folder);
  if (isWhole(file) || !isWhole(backupOf(file))) {
    return [];
  }
  fs.copyFileSync(backupOf(file), file);
  return [`finds no state in ${path.basename(file)}, and copies ${path.basename(backupOf(file))} over it`];
}

function isWhole(file: string): boolean {
  try {
    parseJson(fs.readFileSync(file, "utf8"));
    return true;
  } catch {
    return false;
  }
}
