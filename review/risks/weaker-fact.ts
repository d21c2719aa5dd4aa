import { type Fact, type Kind, knownValue, type Subject } from "../../baseline/azure";
import { makesResource } from "../../baseline/azure/estate";
import type { RecommendationId } from "../../baseline/catalogue";
import type { GraphResource } from "../../baseline/graph";
import type { Severity } from "../../baseline/rules/rule";
import type { AttributeChange, ResourceChange } from "../changes";
import { isIgnoredBefore } from "../changes/written-again";
import type { Detector } from "./detectors";
import { isOtherExpression } from "./other-expression";
import { type Risk, type RiskKind, withoutRules } from "./risk";

/** What is said of a risk, whatever brings it. */
export interface RiskWords {
  /** Half a sentence without the resource. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly recommendations: readonly RecommendationId[];
}

/** A fact of a kind of Azure resource that may move to the weaker side. */
export interface Row {
  readonly kind: Kind;
  /** The risk where it does; undefined where it stays or gets stronger. */
  readonly risk: (change: ResourceChange) => Risk | undefined;
}

/** Whether a fact is weaker than it was; undefined stands for one that is absent. */
export type IsWeaker<T> = (after: T | undefined, before: T | undefined) => boolean;

/**
 * A fact, and when it is weaker than before. One that can't be told any more may be, where the pull request
 * writes something else there. What nobody writes on either side, or is as it was, is no risk; nor is what
 * nobody could tell before: of that the rules speak. Only another expression may be weaker than the one that
 * stood there, and so may be a switch that Terraform ignored and now writes.
 */
export function row<S extends Subject, T>(
  kind: Kind<S>,
  risk: RiskKind,
  factOf: (subject: S) => Fact<T>,
  isWeaker: IsWeaker<T>,
  words: RiskWords,
): Row {
  return {
    kind,
    risk: (change) => {
      if (change.before === undefined || change.after === undefined) {
        return undefined;
      }
      const before = factOf(subjectOf(kind, change.before));
      const after = factOf(subjectOf(kind, change.after));
      const attributes = attributesAt(change, before.at, after.at);
      const possible = { ...withoutRules(risk, change, words), certainty: "possible" } as const;
      if (before.state === "unknown") {
        const others = after.state === "unknown" ? attributes.filter(isOtherExpression) : [];
        return others.length > 0 && isWeaker !== isGone ? { ...possible, attributes: others } : undefined;
      }
      if (attributes.some(isIgnoredBefore)) {
        return isWeakSwitch(after, isWeaker) ? { ...possible, attributes } : undefined;
      }
      const old = knownValue(before);
      if (after.state === "unknown") {
        // what is gone would be absent: something is written there
        const mayBe = attributes.length > 0 && isWeaker !== isGone && isStrong(old, isWeaker);
        return mayBe ? { ...possible, attributes } : undefined;
      }
      const wanted = knownValue(after);
      return JSON.stringify(old) !== JSON.stringify(wanted) && isWeaker(wanted, old)
        ? { ...withoutRules(risk, change, words), attributes }
        : undefined;
    },
  };
}

const subjects = new WeakMap<GraphResource, Map<Kind, Subject>>();

/** Read once for all rows. */
function subjectOf<S extends Subject>(kind: Kind<S>, resource: GraphResource): S;
function subjectOf(kind: Kind, resource: GraphResource): Subject {
  const known = subjects.get(resource) ?? new Map<Kind, Subject>();
  subjects.set(resource, known);
  const subject = known.get(kind) ?? kind.read(resource);
  known.set(kind, subject);
  return subject;
}

/** Whether somebody wrote a switch on the weak side, whatever it was before. */
function isWeakSwitch<T>(fact: Fact<T>, isWeaker: IsWeaker<T>): boolean {
  const value = fact.state === "known" && !fact.byDefault ? fact.value : undefined;
  return (value === true || value === false) && isWeaker(value, !value as T);
}

/** A switch that stands on the weak side already can't get weaker. */
function isStrong<T>(value: T | undefined, isWeaker: IsWeaker<T>): boolean {
  if (value === true || value === false) {
    const other = !value as T;
    return isWeaker(other, value);
  }
  return value !== undefined;
}

/** Asks the rows of each change's kind. */
export function weakerFacts(rows: readonly Row[]): Detector {
  return ({ changes }) =>
    changes.flatMap((change) =>
      rows.filter((one) => isOf(change, one.kind)).flatMap((one) => one.risk(change) ?? []),
    );
}

/** For rows: a switch that was on and is off. */
export function isOff(after: boolean | undefined, before: boolean | undefined): boolean {
  return before === true && after !== true;
}

/** For rows: a switch that was off and is on. */
export function isOn(after: boolean | undefined, before: boolean | undefined): boolean {
  return after === true && before !== true;
}

/** For rows: fewer than before, or none any more. */
export function isLess(after: number | undefined, before: number | undefined): boolean {
  return before !== undefined && (after ?? 0) < before;
}

/** For rows: it was there, and is not. */
export function isGone(after: unknown, before: unknown): boolean {
  return before !== undefined && after === undefined;
}

/** Whether a resource is of a kind, by either provider; a change that makes and takes none is of no kind. */
export function isOf(
  { after, armType, before, type }: Pick<ResourceChange, "type" | "armType" | "after" | "before">,
  kind: Kind,
): boolean {
  return (
    kind.azurerm.includes(type) ||
    (armType !== undefined &&
      kind.arm.some((name) => name.toLowerCase() === armType) &&
      (after === undefined ? before === undefined || isTaken(before) : makesResource(after)))
  );
}

/** With an action, or a patch of what something else makes, nothing goes from Azure. */
function isTaken({ type }: GraphResource): boolean {
  return type !== "azapi_resource_action" && type !== "azapi_update_resource";
}

/** Those of a change's attributes that stand at one of the places, or below or above it. */
export function attributesAt(
  { attributes }: Pick<ResourceChange, "attributes">,
  ...places: readonly string[]
): AttributeChange[] {
  return attributes.filter(({ path }) => places.some((place) => isWithin(path, place)));
}

/** Either may be the longer one: a rule may name the block of what changed. Indexes count for nothing. */
export function isWithin(path: string, other: string): boolean {
  const [one, two] = [plain(path), plain(other)];
  return one === two || one.startsWith(`${two}.`) || two.startsWith(`${one}.`);
}

function plain(path: string): string {
  return path.replace(/\[[^\]]*\]/g, "").replace(/\.\d+(?=\.|$)/g, "");
}
