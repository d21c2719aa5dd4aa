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
  type PolicyLibrary,
  type Rehearsal,
  RehearsalError,
  type RehearsalOptions,
  readDeviations,
  rehearse as rehearseOne,
  removeAllScratchFolders,
} from "../rehearsal";
import { CliError, failure, usageError } from "./cli-error";
import { cleaningUp } from "./interrupts";
import { changeSummary } from "./rehearse/change-summary";
import { changesOf, changeTo } from "./rehearse/changes";
import { deployerGroups } from "./rehearse/deployer-groups";
import { faultSummary, faultsOn, strikingFaults } from "./rehearse/faults";
import { jobsOf, portOf, positive } from "./rehearse/number-flag";
import type { RehearseFlags } from "./rehearse/options";
import { Progress } from "./rehearse/progress";
import { rehearseChanges } from "./rehearse/rehearse-changes";
import { prepareReport, reportLife, writeResults } from "./rehearse/report";
import { findSubjects, type Subject } from "./rehearse/subjects";

/**
 * `mlzone rehearse`: brings stacks or folders up and down against a simulated Azure, side by side.
 * Exit code 0 only if all held.
 */
export async function rehearse(names: readonly string[], flags: RehearseFlags): Promise<void> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-synth-"));
  const cleanUp = (): void => {
    endAllChildren();
    removeAllScratchFolders();
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
  return cleaningUp(async () => {
    try {
      await rehearseAll(names, flags, scratch);
    } catch (error) {
      throw error instanceof RehearsalError ? new CliError(error.message, error.exitCode) : error;
    }
  }, cleanUp);
}

async function rehearseAll(names: readonly string[], flags: RehearseFlags, scratch: string): Promise<void> {
  if (flags.change !== undefined && flags.to !== undefined) {
    throw usageError("--change and --to exclude each other: each is a rehearsal of its own.");
  }
  const isLife = [flags.change, flags.to, flags.faults].every((flag) => flag === undefined);
  const options = commonOptions(flags);
  prepareReport(flags.report);
  const subjects = await findSubjects(names, scratch, flags.app);
  const common = { ...options, deployerGroups: deployerGroups(flags.deployerGroup ?? [], subjects) };
  const [first] = subjects;
  if (subjects.length > 1 && (!isLife || flags.port !== undefined)) {
    throw usageError("--change, --to, --fault and --port take one subject at a time.");
  }
  const hcl = subjects.find(({ source }) => source.template === undefined);
  if (flags.via === "cdktf" && hcl !== undefined) {
    throw usageError(`${hcl.source.name} holds no cdk.tf.json: --via cdktf takes what cdktf has written.`);
  }
  const progress = new Progress();
  try {
    if (first !== undefined && (flags.change !== undefined || flags.to !== undefined)) {
      await changes(first, flags, common, progress);
    } else if (first !== undefined && flags.faults !== undefined) {
      await faults(first, flags, common, progress);
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
      reportLife(outcome.value, flags.report, subjects[index]?.source.name ?? "");
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
  const results = await faultsOn(subject, flags, ofSubject(common, subject), progress);
  progress.stop();
  console.log(`\n${faultSummary(results)}`);
  writeResults(flags.report, `${subject.source.name}-faults.json`, results);
  process.exitCode = results.every(({ held }) => held) ? 0 : 1;
}

/** From one configuration to the next, while it stands; with faults, if any, in the middle. */
async function changes(
  subject: Subject,
  flags: RehearseFlags,
  common: CommonOptions,
  progress: Progress,
): Promise<void> {
  const striking = strikingFaults(flags);
  const { changes: found, leftOut } =
    flags.to === undefined
      ? await changesOf(subject, flags.change ?? [])
      : { changes: [changeTo(subject, flags.to)], leftOut: [] };
  const results = await rehearseChanges(
    found,
    { ...ofSubject(common, subject), replay: flags.replay, allowed: flags.allowReplacement ?? [] },
    striking,
    jobsOf(flags),
    progress,
  );
  progress.stop();
  console.log(`\n${changeSummary(results, leftOut)}`);
  const file = striking.length === 0 ? "changes" : "change-faults";
  writeResults(flags.report, `${subject.source.name}-${file}.json`, results);
  if (results.length === 0) {
    throw failure("no change was rehearsed.");
  }
  process.exitCode = results.every(({ held }) => held) ? 0 : 1;
}

async function one(
  subject: Subject,
  options: CommonOptions,
  flags: RehearseFlags,
  progress: Progress,
): Promise<Rehearsal> {
  const { policies, ...common } = ofSubject(options, subject);
  const { name } = subject.source;
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

/**
 * What a subject stands on; enforced policies let through what the deviations of either name, as an exemption
 * in Azure does.
 */
function ofSubject(options: CommonOptions, { deviationsFile, grounds, source }: Subject): CommonOptions {
  const files = grounds.map(({ folder }) => path.join(folder, "deviations.json")).filter(fs.existsSync);
  const exempt = [...(deviationsFile === undefined ? [] : [deviationsFile]), ...files]
    .flatMap(readDeviations)
    .flatMap(({ policies }) => policies);
  const deployerGroup = options.deployerGroups.get(source.name);
  return { ...options, grounds, deployerGroup, checks: { ...options.checks, exempt } };
}

interface CommonOptions extends Omit<RehearsalOptions, "source"> {
  /** What is evaluated on the resources while they stand. */
  readonly policies: PolicyLibrary | undefined;
  /** Groups as which stacks are deployed, by the stack's name. */
  readonly deployerGroups: ReadonlyMap<string, string>;
}

function commonOptions(flags: RehearseFlags): Omit<CommonOptions, "deployerGroups"> {
  if (flags.enforce === true && flags.policyDefinitions === undefined) {
    throw usageError("--enforce needs --policy-definitions: it says which policies.");
  }
  const numbers = { speed: positive("--speed", flags.speed), port: portOf(flags) };
  const policies = flags.policyDefinitions === undefined ? undefined : readPolicies(flags.policyDefinitions);
  return {
    ...numbers,
    policies,
    terraform: findTerraform(process.env),
    providerMirror: flags.providerMirror,
    variables: flags.var ?? [],
    cdktf: flags.via === "cdktf" ? findCdktf(process.cwd()) : undefined,
    checks: {
      apiTypes: flags.apiTypes === undefined ? undefined : loadApiTypes(flags.apiTypes),
      assigned: policies,
      enforced: flags.enforce === true ? policies : undefined,
    },
  };
}

function readPolicies(folder: string): PolicyLibrary {
  try {
    return loadPolicies(folder);
  } catch (error) {
    throw usageError((error as Error).message);
  }
}
