import type { StepResult } from "../evidence/evidence";
import type { Fault, FaultHit } from "../faults/fault";
import { planResources } from "../faults/planned-resources";
import type { Random } from "../faults/random";
import { strike } from "../faults/strike";
import { changeTargets } from "../faults/target";
import type { Source } from "../scratch/source";
import type { Session } from "../session";
import { gatesIn, giveReceipts, newGates } from "../steps/gates";
import { apply, emptyPlan, NOT_EMPTY } from "../steps/life";
import { errorsOf, step } from "../steps/step";
import type { RunStep } from "../steps/step-runner";
import { resourcesOf } from "../terraform/template-facts";
import type { TerraformResult } from "../terraform/terraform-run";
import { askedShares, sharedAsAsked } from "./asked-shares";
import { type ChangedResource, changeTable, countText, losses, unexpected } from "./change-table";
import { type HappenOptions, happen, type SubjectStep } from "./happen";
import { passGates } from "./pass-gates";
import { refusedAtPlan } from "./refused-step";
import { ofAzapi } from "./replayed-changes";
import { answered, type TrafficWatch } from "./traffic-watch";

/** A fault that strikes while a change is applied. */
export interface StrikingFault {
  readonly fault: Fault;
  /** Draws what is struck, step by step. */
  readonly random: Random;
}

/** Where a step of a change happens. */
export interface ChangeScene {
  readonly session: Session;
  readonly run: RunStep;
  readonly options: HappenOptions;
  /** Addresses of resources that may be replaced or destroyed although they hold data. */
  readonly allowed: readonly string[];
  /** The configuration that stands before the step. */
  readonly before: Source;
  readonly watch: TrafficWatch;
  /** @default - none */
  readonly striking?: StrikingFault;
}

/** What a step of a change did. */
export interface ChangeStepEvidence {
  readonly name: string;
  readonly title: string;
  readonly held: boolean;
  readonly changed: readonly ChangedResource[];
  /** Where a fault fired; empty where there was none, or nothing for it to strike. */
  readonly fired: readonly FaultHit[];
  /** What a person did so that the next apply could work. */
  readonly person: readonly string[];
}

/**
 * One step of a change: it happens, gates are passed, the plan is shown and applied, with or without a fault in
 * the middle; the next plan is empty, and the requests of endpoints have been answered all the time.
 */
export async function goThrough(subject: SubjectStep, scene: ChangeScene): Promise<ChangeStepEvidence> {
  const { session, run, watch, striking } = scene;
  const results: boolean[] = [];
  const runs: RunStep = async (name, work) => {
    const held = await run(name, work);
    results.push(held);
    return held;
  };
  const named = (name: string): string => `${subject.name}: ${name}`;
  const happening = once(() => happen(subject, session, scene.options));
  const found: Found = {
    changed: [],
    replayed: session.replayed,
    result: undefined,
    resources: [],
    fired: [],
    person: [],
  };

  const isReady =
    subject.refused === undefined && (await passNewGates(subject, scene, runs, named("gate"), happening));
  if (subject.refused !== undefined) {
    await runs(subject.name, () => refusedAtPlan(subject, scene, happening));
  } else if (isReady && (await runs(subject.name, () => planned(subject, scene, happening, found)))) {
    const targets = changeTargets(found.resources, found.result?.planned ?? []);
    if (found.result?.exitCode !== NOT_EMPTY) {
      // nothing to apply
    } else if (striking !== undefined && targets.length > 0) {
      const { fault, random } = striking;
      // all gates, not the new ones alone: a fault may take the state, and with it what they let pass
      giveReceipts(session);
      const armed = await fault.arm({ session, random, targets });
      Object.assign(found, await strike(session, fault, armed, runs, { prefix: named(""), mayMiss: true }));
    } else if (await runs(named("apply"), () => apply(session, named("apply")))) {
      session.give({});
      await runs(named("plan"), () => emptyPlan(session, named("plan")));
    }
  }
  session.give({});
  const applied = subject.refused === undefined ? subject.head : undefined;
  if (applied !== undefined && results.every((held) => held) && askedShares(applied.folder).size > 0) {
    await runs(named("shares"), () => sharedAsAsked(session, applied.folder, named("shares")));
  }
  await answered(watch, runs, named("traffic"));
  const { changed, fired, person } = found;
  return {
    name: subject.name,
    title: subject.title,
    held: results.every((held) => held),
    changed,
    fired,
    person,
  };
}

interface Found {
  changed: readonly ChangedResource[];
  /** Of the configuration before. */
  readonly replayed: Session["replayed"];
  result: TerraformResult | undefined;
  resources: Parameters<typeof changeTargets>[0];
  fired: readonly FaultHit[];
  person: readonly string[];
}

/** Gates that come with the new configuration are shut: they are passed first. */
async function passNewGates(
  { head }: SubjectStep,
  { session, before }: ChangeScene,
  run: RunStep,
  name: string,
  happening: () => Promise<string>,
): Promise<boolean> {
  const gates = head === undefined ? [] : newGates(gatesIn(head.folder), gatesIn(before.folder));
  return (
    gates.length === 0 ||
    run(name, () =>
      step(name, "a gate refuses the step until a smoke test has held", async () => {
        await happening();
        return passGates(session, gates);
      }),
    )
  );
}

/** It happens, and the plan shows what comes of it. */
function planned(
  subject: SubjectStep,
  { session, allowed, before, striking }: ChangeScene,
  happening: () => Promise<string>,
  found: Found,
): Promise<StepResult> {
  return step(subject.name, subject.title, async () => {
    const seen = await happening();
    const { result, resources } =
      striking === undefined
        ? { result: await session.run("plan"), resources: [] }
        : await planResources(session);
    const isOpen = result.exitCode === NOT_EMPTY;
    const changed = changeTable(
      ofAzapi(result.planned, [...found.replayed, ...session.replayed]),
      new Map([...resourcesOf(before.folder), ...resourcesOf((subject.head ?? before).folder)]),
    );
    Object.assign(found, { changed, result, resources });
    return {
      seen: [seen, countText(changed, isOpen)].filter((text) => text !== "").join("; "),
      problems: [
        ...errorsOf(result),
        ...(subject.head === undefined ? unexpected(changed, isOpen) : []),
        ...losses(changed, allowed),
      ],
    };
  });
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined;
  return () => {
    begun ??= work();
    return begun;
  };
}
