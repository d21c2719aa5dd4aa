import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { parseJson } from "../../terraform-json";
import { RehearsalError } from "../rehearsal-error";
import type { Session } from "../session";
import { isObject, type JsonObject, objectAt, textAt } from "../simulator/arm/json";
import type { TerraformResult } from "../terraform/terraform-run";

/** A gate of a stack: before more requests reach a deployment, a smoke test of it must have held. */
export interface Gate {
  /** Name of the endpoint. */
  readonly endpoint: string;
  /** Name of the deployment that more requests shall reach. */
  readonly deployment: string;
  /** Name of the step of the rollout. */
  readonly step: string;
  /** Name of the file with the test, beside the stack's JSON. */
  readonly file: string;
  /** The Terraform variable that takes the receipt. */
  readonly variable: string;
  /** What the test wants of an answer, among others. */
  readonly test: JsonObject;
  /** What the receipt is a hash of. */
  readonly text: string;
}

/** The script beside the stack's JSON that runs the tests. */
export const SMOKE_TEST_SCRIPT = "run-smoke-test.mjs";
const FILE = /^(.+)\.smoke-test\.json$/;
/** How Terraform calls a gate that is shut. */
const SHUT = "Resource postcondition failed";

/**
 * The gates that a stack ships beside its JSON; none for a folder of anybody's.
 *
 * @throws {RehearsalError} if a test can't be read
 */
export function gatesIn(folder: string): Gate[] {
  return fs
    .readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const name = FILE.exec(file)?.[1];
      return name === undefined ? [] : [readGate(folder, file, name)];
    });
}

/** Those of a stack's gates that weren't there before: another step, deployment or test is another gate. */
export function newGates(now: readonly Gate[], before: readonly Gate[]): Gate[] {
  return now.filter((gate) => before.every(({ file, text }) => file !== gate.file || text !== gate.text));
}

/** What a plan without receipts shows of gates: each must be shut, and nothing else may be wrong. */
export function notRefused(gates: readonly Gate[], { diagnostics }: TerraformResult): string[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const speaksOf = ({ variable }: Gate, { summary, detail = "" }: (typeof errors)[number]): boolean =>
    summary === SHUT && detail.includes(variable);
  return [
    ...gates
      .filter((gate) => !errors.some((error) => speaksOf(gate, error)))
      .map(
        ({ endpoint, step }) =>
          `the gate of ${endpoint} lets step ${step} pass without a receipt of a smoke test`,
      ),
    ...errors
      .filter((error) => !gates.some((gate) => speaksOf(gate, error)))
      .map(({ summary, detail = "" }) => `${summary}: ${detail}`.replace(/\s+/g, " ").trim()),
  ];
}

/**
 * Gives the receipts of all gates of a stack that is brought up from nothing: in life its tests have held when
 * it came step by step. To see the gates shut, its rollout is rehearsed.
 */
export function giveReceipts(session: Pick<Session, "folder" | "give">): readonly Gate[] {
  const gates = gatesIn(session.folder);
  const receipts = gates.map(({ text, variable }) => [
    variable,
    createHash("sha256").update(text).digest("hex").slice(0, 32),
  ]);
  session.give(Object.fromEntries(receipts));
  return gates;
}

function readGate(folder: string, file: string, name: string): Gate {
  let gate: unknown;
  try {
    gate = parseJson(fs.readFileSync(path.join(folder, file), "utf8"));
  } catch {
    throw new RehearsalError(`${file} can't be read: it is no JSON.`);
  }
  const [deployment, step] = [textAt(gate, "deployment"), textAt(gate, "step")];
  if (!isObject(gate) || deployment === undefined || step === undefined) {
    throw new RehearsalError(`${file} names no deployment or no step: it is no smoke test of a stack.`);
  }
  return {
    endpoint: name,
    deployment,
    step,
    file,
    variable: `${name.replaceAll("-", "_")}_gate`,
    test: objectAt(gate, "test"),
    text: JSON.stringify(gate),
  };
}
