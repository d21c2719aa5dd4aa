import { providerSettings } from "../../baseline/azure";
import type { ReportedFinding } from "../../baseline/report";
import { SEVERITIES } from "../../baseline/rules/rule";
import type { AttributeChange, ResourceChange } from "../changes";
import type { ShownValue } from "../changes/change";
import type { FindingChange } from "../review";
import { causeOf } from "./causes";
import type { RiskContext } from "./context";
import type { Risk } from "./risk";
import { riskKindOf } from "./rule-kinds";
import { attributesAt, isWithin } from "./weaker-fact";

/**
 * Adds what the rules of the baseline say. A finding about what a detector saw already joins its risk;
 * any other is a risk of its own, at what the pull request changed. What somebody accepts stays accepted.
 */
export function withFindings(
  detected: readonly Risk[],
  context: RiskContext,
  findings: readonly FindingChange[],
): Risk[] {
  const risks = [...detected];
  const places = new Map<string, number[]>();
  risks.forEach((risk, index) => {
    note(places, risk, index);
  });
  const seen = seenByKind(detected);
  for (const one of findings) {
    if (one.became !== "new" && one.became !== "accepted") {
      continue;
    }
    const found = riskOf(one, context, seen.get(riskKindOf(one.finding.rule.id)) ?? new Set());
    const here = places.get(placeOf(found)) ?? [];
    const index = here.find((at) => isSame(risks[at], found, one));
    const same = index === undefined ? undefined : risks[index];
    if (index === undefined || same === undefined) {
      note(places, found, risks.length);
      risks.push(found);
    } else {
      risks[index] = joined(same, found);
    }
  }
  return risks.map((risk) => asAccepted(risk, context));
}

function placeOf({ kind, change }: Risk): string {
  return `${kind} ${change.address}`;
}

function note(places: Map<string, number[]>, risk: Risk, index: number): void {
  const known = places.get(placeOf(risk)) ?? [];
  places.set(placeOf(risk), known);
  known.push(index);
}

function seenByKind(detected: readonly Risk[]): Map<Risk["kind"], Set<ResourceChange>> {
  const seen = new Map<Risk["kind"], Set<ResourceChange>>();
  for (const { change, kind } of detected) {
    seen.set(kind, (seen.get(kind) ?? new Set()).add(change));
  }
  return seen;
}

function riskOf(
  { became, finding }: FindingChange,
  context: RiskContext,
  seen: ReadonlySet<ResourceChange>,
): Risk {
  const { acknowledgement, certainty, message, rule } = finding;
  const change = causeOf(finding, context, seen);
  return {
    kind: riskKindOf(rule.id),
    severity: rule.severity,
    certainty: certainty === "violation" ? "certain" : "possible",
    change,
    attributes: attributesOf(finding, change, context),
    what: message,
    why: rule.why,
    fix: `${rule.fix.construct}; in plain Terraform: ${rule.fix.terraform}`,
    recommendations: [...rule.recommendations],
    rules: [rule.id],
    accepted:
      became === "accepted" && acknowledgement !== undefined ? wordOf(acknowledgement, true) : undefined,
  };
}

/** Of what isn't the finding's own resource, all that changes may bring it. */
function attributesOf(
  { address, attribute }: ReportedFinding,
  change: ResourceChange,
  context: RiskContext,
): readonly AttributeChange[] {
  if (address.startsWith("provider.")) {
    return ofProvider(address, attribute, context);
  }
  const own = attribute === undefined ? [] : attributesAt(change, attribute);
  return own.length === 0 && change.address !== address ? change.attributes : own;
}

/** The settings of a provider are in no change. */
function ofProvider(
  address: string,
  path: string | undefined,
  { base, head }: RiskContext,
): AttributeChange[] {
  if (path === undefined || base === undefined || head === undefined) {
    return [];
  }
  const [before, after] = [base, head].map((estate): ShownValue => {
    const provider = providerSettings(estate).find(({ resource }) => resource.address === address);
    const value = provider?.resource.value(path);
    return value?.state === "known"
      ? { state: "known", value: value.value }
      : { state: value?.state ?? "absent" };
  });
  return before === undefined || after === undefined ? [] : [{ path, before, after, replaces: false }];
}

/** Of one kind and one change and, where it is about the same resource, about the same attribute. */
function isSame(risk: Risk | undefined, found: Risk, { finding }: FindingChange): boolean {
  const { address, attribute } = finding;
  const isElsewhere = found.change.address !== address;
  return (
    risk !== undefined &&
    (isElsewhere ||
      attribute === undefined ||
      risk.attributes.length === 0 ||
      risk.attributes.some(({ path }) => isWithin(path, attribute)))
  );
}

function joined(risk: Risk, found: Risk): Risk {
  const severity = SEVERITIES.find((one) => one === risk.severity || one === found.severity);
  const known = new Set(risk.attributes.map(({ path }) => path));
  // of what is new each rule says something else
  const isNew = risk.change.kind === "create" && risk.rules.length > 0 && risk.what !== found.what;
  return {
    ...risk,
    what: isNew ? `${risk.what}; ${found.what}` : risk.what,
    severity: severity ?? risk.severity,
    certainty: risk.certainty === "certain" ? "certain" : found.certainty,
    attributes: [...risk.attributes, ...found.attributes.filter(({ path }) => !known.has(path))],
    recommendations: [...new Set([...risk.recommendations, ...found.recommendations])],
    rules: [...new Set([...risk.rules, ...found.rules])],
    accepted: risk.rules.length === 0 ? found.accepted : bothAccepted(risk, found),
  };
}

/** What one rule finds and nobody accepts isn't accepted with what another one finds. */
function bothAccepted(risk: Risk, found: Risk): Risk["accepted"] {
  return risk.accepted !== undefined && found.accepted !== undefined ? risk.accepted : undefined;
}

/** Somebody accepts, in HEAD, what a rule finds in the same place for the same kind of reason. */
function asAccepted(risk: Risk, { accepted = [] }: RiskContext): Risk {
  if (risk.accepted !== undefined || risk.rules.length > 0) {
    return risk;
  }
  const places = risk.attributes.map(({ path }) => path);
  const found = accepted.find(
    ({ finding: { address, attribute, rule } }) =>
      address === risk.change.address &&
      riskKindOf(rule.id) === risk.kind &&
      attribute !== undefined &&
      places.length > 0 &&
      places.every((path) => isWithin(path, attribute)),
  );
  const acknowledgement = found?.finding.acknowledgement;
  return found === undefined || acknowledgement === undefined
    ? risk
    : { ...risk, accepted: wordOf(acknowledgement, found.isNew) };
}

function wordOf(
  { reason, approvedBy, expires }: NonNullable<ReportedFinding["acknowledgement"]>,
  isNew: boolean,
): Risk["accepted"] {
  return { reason, approvedBy, expires, isNew };
}
