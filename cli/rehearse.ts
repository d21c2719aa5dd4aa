import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import {
  endAllChildren,
  evaluateOn,
  findCdktf,
  findTerraform,
  loadApiTypes,
  loadPolicies,
  type Rehearsal,
  RehearsalError,
  type RehearsalOptions,
  rehearse as rehearseOne,
  removeAllScratchFolders,
  writeEvidence,
} from "../rehearsal";
import { CliError, failure, usageError } from "./cli-error";
import { changeSummary, changesOf, changeTo, rehearseChanges } from "./rehearse/changes";
import { faultSummary, faultsOn } from "./rehearse/faults";
import { jobsOf, positive } from "./rehearse/number-flag";
import type { RehearseFlags } from "./rehearse/options";
import { Progress } from "./rehearse/progress";
import { findSubjects, type Subject } from "./rehearse/subjects";
import { rehearsalSummary } from "./rehearse/summary";

/**
 * `mlzone rehearse`: brings stacks or folders up and down against a simulated Azure, side by side.
 * Exit code 0 only if all held.
 */
export async function rehearse(names: readonly string[], flags: RehearseFlags): Promise<void> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-synth-"));
  const cleanUp = (): void => {
    endAllChildren();
    removeAllScratchFolders();
    fs.rmSync(scratch, { recursive: true, force: true });
  };
  const interrupted = (signal: NodeJS.Signals): void => {
    cleanUp();
    console.error("\nmlzone: interrupted; nothing is left behind.");
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    await rehearseAll(names, flags, scratch);
  } catch (error) {
    throw error instanceof RehearsalError ? new CliError(error.message, error.exitCode) : error;
  } finally {
    cleanUp();
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
  }
}

async function rehearseAll(names: readonly string[], flags: RehearseFlags, scratch: string): Promise<void> {
  if (names.length === 0) {
    throw usageError("name what to rehearse: a stack such as dev, all, or a folder with Terraform files.");
  }
  const modes = [flags.change, flags.to, flags.faults].filter((flag) => flag !== undefined);
  if (modes.length > 1) {
    throw usageError("--change, --to and --fault exclude each other: each is a rehearsal of its own.");
  }
  const common = commonOptions(flags);
  const subjects = await findSubjects(names, scratch, flags.app);
  const [first] = subjects;
  if (subjects.length > 1 && (modes.length > 0 || flags.port !== undefined)) {
    throw usageError("--change, --to, --fault and --port take one subject at a time.");
  }
  const progress = new Progress();
  try {
    if (first !== undefined && flags.faults !== undefined) {
      await faults(first, flags, common, progress);
    } else if (first !== undefined && (flags.change !== undefined || flags.to !== undefined)) {
      await changes(first, flags, common, progress);
    } else {
      await lives(subjects, flags, common, progress);
    }
  } finally {
    progress.stop();
  }
}

/** The whole life of each subject, side by side. */
async function lives(
  subjects: readonly Subject[],
  flags: RehearseFlags,
  common: CommonOptions,
  progress: Progress,
): Promise<void> {
  const outcomes = await Promise.allSettled(subjects.map((subject) => one(subject, common, flags, progress)));
  progress.stop();
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === "fulfilled") {
      report(outcome.value, flags.report, subjects[index]?.source.name ?? "");
    }
  }
  const broken = outcomes.find((outcome) => outcome.status === "rejected");
  if (broken !== undefined) {
    throw broken.reason;
  }
}

/** What can go wrong, and what must hold all the same. */
async function faults(
  subject: Subject,
  flags: RehearseFlags,
  common: CommonOptions,
  progress: Progress,
): Promise<void> {
  const results = await faultsOn(subject, flags, common, progress);
  progress.stop();
  console.log(`\n${faultSummary(results)}`);
  writeReport(flags.report, `${subject.source.name}-faults.json`, results);
  process.exitCode = results.every(({ held }) => held) ? 0 : 1;
}

/** From one configuration to the next, while it stands. */
async function changes(
  subject: Subject,
  flags: RehearseFlags,
  common: CommonOptions,
  progress: Progress,
): Promise<void> {
  const { changes: found, leftOut } =
    flags.to === undefined
      ? await changesOf(subject, flags.change ?? [])
      : { changes: [changeTo(subject, flags.to)], leftOut: [] };
  const results = await rehearseChanges(found, common, flags.allowReplacement ?? [], jobsOf(flags), progress);
  progress.stop();
  console.log(`\n${changeSummary(results, leftOut)}`);
  writeReport(flags.report, `${subject.source.name}-changes.json`, results);
  process.exitCode = results.every(({ held }) => held) ? 0 : 1;
}

function one(
  subject: Subject,
  common: CommonOptions,
  flags: RehearseFlags,
  progress: Progress,
): Promise<Rehearsal> {
  const { name } = subject.source;
  const policies = flags.policyDefinitions === undefined ? undefined : loadPolicies(flags.policyDefinitions);
  return rehearseOne({
    ...common,
    source: subject.source,
    unprotect: subject.unprotect,
    replay: flags.replay,
    inspect:
      policies === undefined ? undefined : (session) => evaluateOn(session, policies, subject.deviationsFile),
    onEvent: (_, event) => progress.event(name, event),
    onStep: (step, result) =>
      result === undefined ? progress.begin(name, step) : progress.end(name, result),
  });
}

type CommonOptions = Omit<RehearsalOptions, "source">;

function commonOptions(flags: RehearseFlags): CommonOptions {
  if (flags.enforce === true && flags.policyDefinitions === undefined) {
    throw usageError("--enforce needs --policy-definitions: it says which policies.");
  }
  return {
    terraform: findTerraform(process.env),
    providerMirror: flags.providerMirror,
    variables: flags.var ?? [],
    cdktf: flags.via === "cdktf" ? findCdktf(process.cwd()) : undefined,
    speed: positive("--speed", flags.speed),
    port: positive("--port", flags.port),
    checks: {
      apiTypes: flags.apiTypes === undefined ? undefined : loadApiTypes(flags.apiTypes),
      enforced:
        flags.enforce === true && flags.policyDefinitions !== undefined
          ? loadPolicies(flags.policyDefinitions)
          : undefined,
    },
  };
}

function report({ evidence, writes }: Rehearsal, folder: string | undefined, name: string): void {
  let page: string | undefined;
  if (folder !== undefined) {
    try {
      page = writeEvidence(path.join(folder, name), evidence, writes);
    } catch (error) {
      throw failure(`the report can't be written to ${folder}: ${(error as Error).message}.`);
    }
  }
  console.log(`\n${rehearsalSummary(evidence, page)}`);
  if (evidence.verdict === "failed") {
    process.exitCode = 1;
  }
}

/** Writes results into the report's folder, where one was named. */
function writeReport(folder: string | undefined, name: string, content: unknown): void {
  if (folder === undefined) {
    return;
  }
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, name), `${JSON.stringify(content, undefined, 2)}\n`);
  } catch (error) {
    throw failure(`the report can't be written to ${folder}: ${(error as Error).message}.`);
  }
}
