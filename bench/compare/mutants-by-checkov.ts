import * as fs from "node:fs";
import * as path from "node:path";
import type { Attributes } from "../../terraform-json";
import { scratchFolder } from "../measure";
import type { Checkov } from "./checkov";
import type { FailedCheck } from "./checkov-report";
import type { StackMutant } from "./mutants";
import { byFolder, newFailures } from "./new-failures";

/** Mutants of one stack that one process checks: its start is spread, and its memory stays below 500 MB. */
const BATCH = 40;

/** Checked with each batch, so that a mutant is compared with what the same process says of its original. */
const ORIGINAL = "original";

/**
 * The checks that fail on each mutant and not on its original. Checkov takes a folder of many
 * configurations in one run, and keeps them apart as Terraform does: each folder is its own.
 *
 * @param jobs how many processes run at the same time
 */
export async function newFailuresOf(
  mutants: readonly StackMutant[],
  checkov: Checkov,
  jobs: number,
): Promise<ReadonlyMap<StackMutant, readonly FailedCheck[]>> {
  const found = new Map<StackMutant, readonly FailedCheck[]>();
  const waiting = batchesOf(mutants);
  const scratch = scratchFolder();
  const work = async () => {
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
      const folder = fs.mkdtempSync(path.join(scratch, "batch-"));
      const failed = byFolder(await failedIn(batch, folder, checkov));
      fs.rmSync(folder, { recursive: true });
      batch.forEach((one, index) => {
        found.set(one, newFailures(failed.get(ORIGINAL) ?? [], failed.get(folderOf(index)) ?? []));
      });
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return found;
}

function batchesOf(mutants: readonly StackMutant[]): StackMutant[][] {
  const originals = [...new Set(mutants.map(({ original }) => original))];
  return originals.flatMap((original) => {
    const own = mutants.filter((one) => one.original === original);
    return Array.from({ length: Math.ceil(own.length / BATCH) }, (_, index) =>
      own.slice(index * BATCH, (index + 1) * BATCH),
    );
  });
}

async function failedIn(
  batch: readonly StackMutant[],
  folder: string,
  checkov: Checkov,
): Promise<FailedCheck[]> {
  const [first] = batch;
  if (first !== undefined) {
    write(path.join(folder, ORIGINAL), first.original.configuration);
  }
  for (const [index, { mutant }] of batch.entries()) {
    write(path.join(folder, folderOf(index)), mutant.configuration);
  }
  return await checkov.failedChecks({ framework: "terraform_json", folder });
}

function folderOf(index: number): string {
  return `mutant-${index}`;
}

function write(folder: string, configuration: Attributes): void {
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "cdk.tf.json"), JSON.stringify(configuration, null, 2));
}
