import * as fs from "node:fs";
import * as path from "node:path";
import { Testing } from "cdktf";
import {
  type Accepting,
  acceptedDeviations,
  type DeviationEntry,
  readAcknowledgements,
} from "../../../baseline/acknowledgements";
import type { StackInput } from "../../../baseline/check/check-stack";
import { state as stateExample } from "../../../environments/state";
import type { ReviewInput } from "../../../review";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import type { StateConfig } from "../../../stacks/config/state-config";
import { StateBackendStack } from "../../../stacks/state-backend-stack";
import { type Attributes, anyTerraformJsonOf, isAttributes, parseJson } from "../../../terraform-json";
import { allByAzapi } from "../../baseline/good/all-by-azapi";
import { landingZone, servingStack } from "../../stacks/synthesized";
import { accepted } from "../../support/deviations";

/** The day on which all pairs are reviewed. */
export const TODAY = "2026-11-22";

/** One stack or plan of one side, with what somebody accepted in it. */
export interface Side {
  readonly name: string;
  /** A parsed cdk.tf.json, or a plan. */
  readonly json: Attributes;
  readonly deviations: readonly DeviationEntry[];
  /** Text of a file with acknowledgements. @default - none */
  readonly acknowledgements?: string;
}

/** All stacks of one side; made when they are asked for, because synthesis takes its time. */
export type Sides = () => readonly Side[];

/** A change of one side: another side, never the same one changed. */
export type Edit = (side: Side) => Side;

type Stack = ReturnType<typeof landingZone | typeof servingStack> | StateBackendStack;

const HCL = path.join(__dirname, "../../baseline/good/hcl-modules");

/** The committed dev with changes of its configuration, then of its JSON. */
export function dev(changes: Partial<LandingZoneConfig> = {}, ...edits: readonly Edit[]): Sides {
  return environment("dev", changes, edits);
}

/** The same for prod. */
export function prod(changes: Partial<LandingZoneConfig> = {}, ...edits: readonly Edit[]): Sides {
  return environment("prod", changes, edits);
}

/** What the committed prod serves, with changes of its configuration, then of its JSON. */
export function prodServing(changes: Partial<LandingZoneConfig> = {}, ...edits: readonly Edit[]): Sides {
  return sideOf("prod-serving", `prod-serving ${shownChanges(changes)}`, edits, () =>
    servingStack("prod", changes),
  );
}

/** The storage of the Terraform state. */
export function state(changes: Partial<StateConfig> = {}, ...edits: readonly Edit[]): Sides {
  return sideOf("state", `state ${JSON.stringify(changes)}`, edits, () => {
    const app = Testing.app({ stackTraces: false });
    return new StateBackendStack(app, "state", { config: { ...stateExample, ...changes } });
  });
}

/** A landing zone of azapi alone. */
export function azapi(...edits: readonly Edit[]): Sides {
  return one(() => ({ name: "vision", json: objectOf(parseJson(allByAzapi())), deviations: [] }), edits);
}

/** A plan of HCL with modules: before it is applied for the first time, or after. */
export function plan(when: "first" | "later", ...edits: readonly Edit[]): Sides {
  const text = (name: string) => fs.readFileSync(path.join(HCL, name), "utf8");
  const make = () => ({
    name: "fraud",
    json: objectOf(parseJson(text(`${when}-plan.json`))),
    deviations: [],
    acknowledgements: text("baseline.acknowledgements.json"),
  });
  return one(make, edits);
}

/** Several stacks on one side. */
export function together(...all: readonly Sides[]): Sides {
  return () => all.flatMap((sides) => sides());
}

/** What the review gets of a pair: each stack of either side, by name. */
export function inputsOf(base: Sides, head: Sides): ReviewInput[] {
  const [before, after] = [base(), head()];
  const names = new Set([...before, ...after].map(({ name }) => name));
  return [...names].map((name) => ({
    name,
    base: inputOf(before.find((side) => side.name === name)),
    head: inputOf(after.find((side) => side.name === name)),
  }));
}

function inputOf(side: Side | undefined): StackInput | undefined {
  return (
    side && {
      name: side.name,
      file: `${side.name}.json`,
      terraform: anyTerraformJsonOf(side.json),
      acknowledgements: [...acceptedDeviations(side.deviations, TODAY), ...fromFile(side.acknowledgements)],
    }
  );
}

function fromFile(text: string | undefined): Accepting[] {
  const anyRule = { has: () => true, nearest: () => undefined };
  return text === undefined ? [] : readAcknowledgements(text, anyRule, TODAY);
}

function environment(
  name: "dev" | "prod",
  changes: Partial<LandingZoneConfig>,
  edits: readonly Edit[],
): Sides {
  return sideOf(name, `${name} ${shownChanges(changes)}`, edits, () => landingZone(name, changes));
}

/** `undefined` takes a section away, which JSON alone would not say. */
function shownChanges(changes: object): string {
  return JSON.stringify(changes, (_key, value: unknown) => (value === undefined ? null : value));
}

const synthesized = new Map<string, Side>();

function sideOf(name: string, key: string, edits: readonly Edit[], make: () => Stack): Sides {
  return one(() => {
    const side = synthesized.get(key) ?? synthesize(name, make());
    synthesized.set(key, side);
    return side;
  }, edits);
}

function synthesize(name: string, stack: Stack): Side {
  stack.prepareStack();
  // Testing.synth would leave the constructs' paths out, by which a deviation is found
  const json = objectOf(parseJson(JSON.stringify(stack.toTerraform())));
  return { name, json: frozen(json), deviations: accepted(stack) };
}

function one(make: () => Side, edits: readonly Edit[]): Sides {
  return () => [edits.reduce((side, edit) => edit(side), make())];
}

/** Sides are shared between pairs: whoever changes one must hear of it. */
function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

function objectOf(value: unknown): Attributes {
  if (!isAttributes(value)) {
    throw new Error("it is no JSON object");
  }
  return value;
}
