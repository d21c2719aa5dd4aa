import { byText } from "../by-text";
import type { AttributeChange, Difference, ResourceChange } from "./change";
import type { PlannedStep } from "./from-plans";
import type { Side } from "./side";
import { titleOf } from "./title";

/** Steps of a stack in words, in the order of addresses. */
export function resourceChanges(
  stack: string,
  steps: readonly PlannedStep[],
  base: Side | undefined,
  head: Side | undefined,
): ResourceChange[] {
  return steps.map((step) => changeOf(stack, step, base, head)).sort((a, b) => byText(a.address, b.address));
}

function changeOf(
  stack: string,
  step: PlannedStep,
  base: Side | undefined,
  head: Side | undefined,
): ResourceChange {
  const { address, after, before, differences, kind, move, replacing } = step;
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
    movedFrom: step.movedFrom,
    moveIsDeclared: move?.declared,
    imported: step.imported,
    replacedWith: step.replacedWith,
    pending: step.pending,
    drifted: step.drifted,
    before,
    after,
    construct: resource?.constructPath?.replace(/\/[^/]+$/, "") ?? source?.construct,
    source: source && { file: source.file, line: source.line },
  };
}

function shown(difference: Difference, replacing: readonly Difference[]): AttributeChange {
  const { before, after, follows, path } = difference;
  return {
    path: shownPath(path),
    before,
    after,
    follows,
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
