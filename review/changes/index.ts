/**
 * What Terraform does to each resource on the way from BASE to HEAD: a plan's word, or inferred from two
 * configurations. Equal values that are written differently are no change.
 */
import type { AttributeChange, Difference, ResourceChange } from "./change";
import { stepsOfConfigurations } from "./from-configurations";
import { type PlannedStep, stepsOfPlans } from "./from-plans";
import type { AzurermMajor } from "./known-schema";
import type { Side } from "./side";
import { titleOf } from "./title";

export type { AttributeChange, ChangeKind, ResourceChange, ShownValue } from "./change";
export type { AzurermMajor } from "./known-schema";
export type { Side } from "./side";

/** All changes of a stack that HEAD has, in the order of addresses. */
export function changesOf(
  stack: string,
  base: Side | undefined,
  head: Side,
  major: AzurermMajor,
): ResourceChange[] {
  const steps: PlannedStep[] =
    head.terraform.kind === "plan"
      ? stepsOfPlans(base, head, major)
      : stepsOfConfigurations(base, head, major).map((step) => ({
          ...step,
          address: (step.after ?? step.before)?.address ?? "",
          movedFrom: step.move === undefined ? undefined : step.before?.address,
          pending: false,
        }));
  return steps
    .map((step) => changeOf(stack, step, base, head))
    .sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}

function changeOf(
  stack: string,
  step: PlannedStep,
  base: Side | undefined,
  head: Side | undefined,
): ResourceChange {
  const { address, after, before, differences, kind, move, movedFrom, pending, replacedWith, replacing } =
    step;
  const resource = after ?? before;
  const source = (after === undefined ? base : head)?.sources.get(address);
  const type = resource?.type ?? typeOf(address);
  return {
    stack,
    address,
    type,
    armType: resource?.armType,
    title: resource === undefined ? type : titleOf(resource),
    kind,
    attributes: differences.map((one) => shown(one, replacing)),
    movedFrom,
    moveIsDeclared: move?.declared,
    replacedWith,
    pending,
    before,
    after,
    construct: resource?.constructPath?.replace(/\/[^/]+$/, "") ?? source?.construct,
    source: source && { file: source.file, line: source.line },
  };
}

function shown(difference: Difference, replacing: readonly Difference[]): AttributeChange {
  const { before, after, path } = difference;
  return {
    path: shownPath(path),
    before,
    after,
    replaces: replacing.some((one) => one.path.join("\n") === path.join("\n")),
  };
}

/** As rules name an attribute. */
function shownPath(path: Difference["path"]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
    "",
  );
}

/** Of an address of a plan that no graph knows. */
function typeOf(address: string): string {
  const steps = address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "").split(".");
  return steps.at(-2) ?? address;
}
