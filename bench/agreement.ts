import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { findSubjects } from "../cli/rehearse/subjects";
import {
  endAllChildren,
  findTerraform,
  loadPolicies,
  type PolicyLibrary,
  removeAllScratchFolders,
} from "../rehearsal";
import {
  agreementPage,
  allOrNone,
  CORRESPONDENCES,
  KNOWN_DISAGREEMENTS,
  mutatedStacks,
  observeStack,
  type Seen,
  type Tally,
  tallyOf,
  WITHOUT_RULE,
} from "./agreement/index";
import { inOrder, isSeen } from "./agreement/observation";
import { type AgreementOptions, OptionsProblem, readOptions, USAGE } from "./agreement/options";

/**
 * `npm run agreement`: whether the rules agree with Microsoft's policy definitions on dev, prod and their
 * mutants. Exit code 1 where a disagreement has no reason or a policy is in no table, 2 where it can't begin.
 */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  const library = loadPolicies(options.definitions);
  const seen = options.from.length === 0 ? await observe(options, library) : options.from.flatMap(readSeen);
  const tally = tallyOf(inOrder(seen), {
    correspondences: CORRESPONDENCES,
    withoutRule: WITHOUT_RULE,
    known: KNOWN_DISAGREEMENTS,
  });
  if (options.write !== undefined) {
    const names = new Map(library.definitions.map(({ id, displayName }) => [id, displayName]));
    fs.writeFileSync(options.write, agreementPage(tally, { names, withoutRule: WITHOUT_RULE }));
  }
  report(tally);
}

/** Rehearses the stacks beside each other; a mutant that both have is applied in the first. */
async function observe(options: AgreementOptions, library: PolicyLibrary): Promise<Seen[]> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-agreement-"));
  const cleanUp = (): void => {
    endAllChildren();
    removeAllScratchFolders();
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", cleanUp);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => process.exit(2));
  }
  if (options.save !== undefined) {
    fs.writeFileSync(options.save, "");
  }
  const seen: Seen[] = [];
  const subjects = await findSubjects(options.stacks, scratch, undefined);
  const stacks = await mutatedStacks(subjects, options.mutants);
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  await allOrNone(
    stacks.map((stack) =>
      observeStack(stack, {
        signal: stopping.signal,
        stop,
        library,
        scratch,
        terraform: findTerraform(process.env),
        providerMirror: options.providerMirror,
        jobs: options.jobs,
        onStep: (name, step) => console.log(`${name}  ${step}`),
        onSeen: (one) => {
          seen.push(one);
          if (options.save !== undefined) {
            fs.appendFileSync(options.save, `${JSON.stringify(one)}\n`);
          }
        },
      }),
    ),
    stop,
  );
  return seen;
}

/** What this command itself wrote with --save. */
function readSeen(file: string): Seen[] {
  const lines = fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line, index) => {
    const seen: unknown = JSON.parse(line);
    if (!isSeen(seen)) {
      throw new OptionsProblem(`${file}, line ${index + 1}: that is nothing that --save wrote.`);
    }
    return seen;
  });
}

function report({ rows, disagreements, unused, unlisted, mutants }: Tally): void {
  const agreed = rows.reduce((sum, { compliant, nonCompliant }) => sum + compliant + nonCompliant, 0);
  const open = disagreements.filter(({ known }) => known === undefined);
  console.log(
    `\n${rows.length} policies compared: ${agreed} agreements, ${disagreements.length} disagreements, ${open.length} without a reason`,
  );
  console.log(
    `${mutants.applied} mutants applied, ${mutants.unseen.length} of them seen by neither side; ${mutants.refused.length} refused`,
  );
  for (const { comparison } of open) {
    const { policy, policyVerdict, rulesVerdict, rules, stack, mutant, address, because } = comparison;
    console.log(`\nnot explained: ${policy} is ${policyVerdict}, ${rules.join(", ")}: ${rulesVerdict}`);
    console.log(`  ${stack} ${address}${mutant === undefined ? "" : `, mutant ${mutant}`}\n  ${because}`);
  }
  for (const { reason } of unused) {
    console.log(`\nreason that no disagreement needed: ${reason}`);
  }
  if (unlisted.length > 0) {
    console.log(`\npolicies that stand in no table of correspondence/: ${unlisted.join(", ")}`);
  }
  process.exitCode = open.length > 0 || unlisted.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  const isUsage = error instanceof OptionsProblem;
  console.error(`agreement: ${error instanceof Error ? error.message : String(error)}`);
  if (isUsage) {
    console.error(`\n${USAGE}`);
  }
  process.exitCode = 2;
});
