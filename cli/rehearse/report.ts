import * as fs from "node:fs";
import * as path from "node:path";
import { type Rehearsal, writeEvidence } from "../../rehearsal";
import { failure } from "../cli-error";
import { prepareFolder } from "../output-folder";
import { rehearsalSummary } from "./summary";

/**
 * Makes the report's folder, where one was named: what can't be written must not wait for the end.
 *
 * @throws if it can't be made or written to
 */
export function prepareReport(folder: string | undefined): void {
  if (folder === undefined) {
    return;
  }
  const trouble = prepareFolder(path.resolve(folder));
  if (trouble !== undefined) {
    throw failure(`the report can't be written to ${folder}: ${trouble}.`);
  }
}

/** Shows how a life went, writes its evidence where a folder was named, and sets the exit code. */
export function reportLife({ evidence, writes }: Rehearsal, folder: string | undefined, name: string): void {
  const page =
    folder === undefined
      ? undefined
      : written(folder, () => writeEvidence(path.join(folder, name), evidence, writes));
  console.log(`\n${rehearsalSummary(evidence, page)}`);
  if (evidence.verdict === "failed") {
    process.exitCode = 1;
  }
}

/** Writes the results of faults or changes as JSON, where a folder was named. */
export function writeResults(folder: string | undefined, name: string, results: unknown): void {
  if (folder !== undefined) {
    written(folder, () =>
      fs.writeFileSync(path.join(folder, name), `${JSON.stringify(results, undefined, 2)}\n`),
    );
  }
}

function written<T>(folder: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw failure(`the report can't be written to ${folder}: ${(error as Error).message}.`);
  }
}
