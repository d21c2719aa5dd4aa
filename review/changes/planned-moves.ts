import { isAttributes } from "../../terraform-json";
import { differences } from "./differences";
import type { PlannedStep } from "./from-plans";
import { type AzurermMajor, knownSchema } from "./known-schema";

/** Instructions to Terraform, and what a plan says of them. */
const NO_IDENTITY: ReadonlySet<string> = new Set(["timeouts"]);

/**
 * A destroyed and a created resource that Azure couldn't tell apart are one, which only needs a block. With
 * two candidates nobody knows which, and they stay what they are.
 */
export function withPlannedMoves(steps: readonly PlannedStep[], major: AzurermMajor): PlannedStep[] {
  const gone = byLikeness(steps.filter(({ deposed, kind }) => kind === "destroy" && !deposed));
  const come = byLikeness(steps.filter(({ kind }) => kind === "create"));
  const moves = new Map<PlannedStep, PlannedStep>();
  for (const [likeness, targets] of come) {
    const sources = gone.get(likeness) ?? [];
    for (const to of targets) {
      const [from, ...more] = sources.filter((one) => isSame(one, to, major));
      const rivals = from === undefined ? [] : targets.filter((other) => isSame(from, other, major));
      if (from !== undefined && more.length === 0 && rivals.length === 1) {
        moves.set(to, from);
      }
    }
  }
  const taken = new Set(moves.values());
  return steps.flatMap((step): PlannedStep[] => {
    const from = moves.get(step);
    if (taken.has(step)) {
      return [];
    }
    return [from === undefined ? step : moved(from, step, major)];
  });
}

function moved(from: PlannedStep, to: PlannedStep, major: AzurermMajor): PlannedStep {
  const found =
    from.before === undefined || to.after === undefined
      ? []
      : differences(from.before.attributes, to.after.attributes, knownSchema(to.after, major)).filter(
          // what only Azure tells stays what it is
          ({ after }) => after.state === "known" || after.state === "sensitive",
        );
  return {
    ...to,
    kind: found.length > 0 ? "update" : "keep",
    before: from.before,
    differences: found,
    movedFrom: from.address,
    move: { declared: false },
    pending: from.pending && to.pending,
  };
}

/** What is compared at all: the same type and, where somebody writes one, the same name. */
function byLikeness(steps: readonly PlannedStep[]): Map<string, PlannedStep[]> {
  const groups = new Map<string, PlannedStep[]>();
  for (const step of steps) {
    const { type, armType, attributes } = step.after ?? step.before ?? {};
    // the name of an assignment is drawn by the provider, and known of what goes only
    const name = type === "azurerm_role_assignment" ? "" : text(attributes?.name);
    const key = JSON.stringify([type, armType, name]);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(step);
  }
  return groups;
}

/** Nothing known would make a new one; where nobody knows what does, nothing that is known differs. */
function isSame(from: PlannedStep, to: PlannedStep, major: AzurermMajor): boolean {
  const [old, wanted] = [from.before, to.after];
  if (
    old === undefined ||
    wanted === undefined ||
    old.type !== wanted.type ||
    old.armType !== wanted.armType
  ) {
    return false;
  }
  const isNamed = typeof old.attributes.name === "string" && old.attributes.name === wanted.attributes.name;
  const forcing = isNamed ? knownSchema(wanted, major)?.replaces : undefined;
  const names = (forcing ?? Object.keys(wanted.attributes)).map((path) => path.split(".")[0] ?? path);
  const told = names.filter((name) => !NO_IDENTITY.has(name) && !isEmpty(wanted.attributes[name]));
  const pointing = isNamed ? [] : Object.keys(old.attributes).filter(isPointer);
  return (
    told.length > 0 &&
    // what has no name is told apart by what it is about, which may not be known yet
    pointing.every((name) => isEmpty(old.attributes[name]) || told.includes(name)) &&
    told.every(
      (name) => isEmpty(old.attributes[name]) || covers(old.attributes[name], wanted.attributes[name]),
    )
  );
}

/** The role's id follows from its name. */
function isPointer(name: string): boolean {
  return name === "scope" || (/_ids?$/.test(name) && name !== "role_definition_id");
}

/** Whether `known` says all that `wanted` says, and perhaps more that only Azure tells. */
function covers(known: unknown, wanted: unknown): boolean {
  if (isEmpty(wanted)) {
    return true;
  }
  if (Array.isArray(known) && Array.isArray(wanted)) {
    return known.length === wanted.length && wanted.every((item, index) => covers(known[index], item));
  }
  if (isAttributes(known) && isAttributes(wanted)) {
    return Object.entries(wanted).every(([name, inner]) => covers(known[name], inner));
  }
  return text(known) === text(wanted);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

function text(value: unknown): string {
  return (JSON.stringify(value) ?? "").toLowerCase();
}
