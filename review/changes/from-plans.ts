import type { GraphResource } from "../../baseline/graph";
import {
  type AttributePath,
  type Attributes,
  isAttributes,
  type ResourceChange as Planned,
  pathText,
} from "../../terraform-json";
import type { Difference } from "./change";
import { differences } from "./differences";
import { type AzurermMajor, knownSchema } from "./known-schema";
import { withPlannedMoves } from "./planned-moves";
import { managedOf, type Side } from "./side";
import type { Step } from "./step";

/** A step as a plan tells it. */
export interface PlannedStep extends Step {
  readonly address: string;
  readonly movedFrom?: string;
  /** What is left of an earlier replacement goes; the resource itself is another step, or none. */
  readonly deposed?: boolean;
  /** BASE's plan does the same. */
  readonly pending: boolean;
  /** Somebody changed it outside of Terraform. @default - false */
  readonly drifted?: boolean;
}

/**
 * What the plan of HEAD says that Terraform does; what the plan of BASE has waiting already is marked,
 * for it comes whether this is merged or not. So is what changed outside of Terraform, whatever
 * Terraform does about it.
 */
export function stepsOfPlans(base: Side | undefined, head: Side, major: AzurermMajor): PlannedStep[] {
  const before = managedOf(base);
  const after = managedOf(head);
  const waiting = new Map(plannedIn(base).map((change) => [keyOf(change), fingerprint(change)]));
  const drift = driftIn(head);
  const planned = plannedIn(head);
  const steps = planned.flatMap((change): PlannedStep[] => {
    const step = stepOf(change, before, after, major);
    const isIdle = step.kind === "keep" && step.movedFrom === undefined && change.importId === undefined;
    const drifted = step.deposed !== true && drift.has(step.movedFrom ?? step.address);
    const pending = isIdle || waiting.get(keyOf(change)) === fingerprint(change);
    return isIdle && !drifted ? [] : [{ ...step, pending, drifted }];
  });
  const known = new Set(planned.map(({ address, previousAddress }) => previousAddress ?? address));
  const gone = [...drift].flatMap(([address, change]) => (known.has(address) ? [] : [change]));
  return [
    ...withPlannedMoves(steps, major),
    ...gone.map(
      (change): PlannedStep => ({
        ...stepOf({ ...change, kind: "no-op", after: null }, before, after, major),
        pending: true,
        drifted: true,
      }),
    ),
  ];
}

/** What changed outside of Terraform, by its address before this plan; a new address alone is none. */
function driftIn(side: Side): ReadonlyMap<string, Planned> {
  const found = side.terraform.kind === "plan" ? side.terraform.plan.drift : [];
  return new Map(
    found
      .filter(({ deposed, kind, mode }) => mode === "managed" && kind !== "no-op" && deposed === undefined)
      .map((change) => [change.previousAddress ?? change.address, change]),
  );
}

function plannedIn(side: Side | undefined): Planned[] {
  return side?.terraform.kind === "plan"
    ? side.terraform.plan.changes.filter(({ mode, kind }) => mode === "managed" && kind !== "read")
    : [];
}

function stepOf(
  change: Planned,
  before: ReadonlyMap<string, GraphResource>,
  after: ReadonlyMap<string, GraphResource>,
  major: AzurermMajor,
): Omit<PlannedStep, "pending"> {
  const { address, previousAddress, deposed } = change;
  const old = before.get(previousAddress ?? address) ?? before.get(address);
  const wanted = deposed === undefined ? after.get(address) : undefined;
  const kind = kindOf(change);
  const schema = knownSchema(wanted ?? old ?? { type: change.type, armType: undefined }, major);
  const isBoth = change.before !== null && change.after !== null;
  const found = isBoth
    ? differences(change.before, change.after, schema, change).filter((one) => isWritten(one, wanted))
    : [];
  return {
    address,
    kind,
    deposed: deposed !== undefined,
    before: kind === "create" ? undefined : old,
    after: wanted,
    differences: found,
    replacing: found.filter(({ path }) => change.replacePaths.some((one) => isWithin(path, one))),
    movedFrom: previousAddress,
    move: previousAddress === undefined ? undefined : { declared: true },
    imported: change.importId === undefined ? undefined : true,
  };
}

/** What Azure tells anew after apply, an id for example, is nobody's change. */
function isWritten({ after, path }: Difference, wanted: GraphResource | undefined): boolean {
  return after.state !== "unknown" || wanted?.value(path.join(".")).state !== "absent";
}

function kindOf({ kind, deposed }: Planned): PlannedStep["kind"] {
  if (deposed !== undefined) {
    return kind === "forget" ? "forget" : "destroy";
  }
  switch (kind) {
    case "delete":
      return "destroy";
    case "no-op":
    case "read":
      return "keep";
    default:
      return kind;
  }
}

/** Either path may be the longer one: Terraform names a block where one of its attributes changed. */
function isWithin(path: AttributePath, other: AttributePath): boolean {
  const [own, theirs] = [path, other].map((one) => one.filter((step) => typeof step === "string"));
  const length = Math.min(own?.length ?? 0, theirs?.length ?? 0);
  return pathText(own?.slice(0, length) ?? []) === pathText(theirs?.slice(0, length) ?? []);
}

function keyOf({ address, deposed = "" }: Planned): string {
  return `${address}\n${deposed}`;
}

function fingerprint({ kind, before, after, unknown, replacePaths, previousAddress = "" }: Planned): string {
  const paths = [unknown, replacePaths].map((all) => all.map(pathText).sort());
  return JSON.stringify([kind, sorted(before), sorted(after), ...paths, previousAddress]);
}

function sorted(attributes: Attributes | null): unknown {
  return isAttributes(attributes)
    ? Object.entries(attributes).sort(([left], [right]) => (left < right ? -1 : 1))
    : null;
}
