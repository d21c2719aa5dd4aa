import type { AttributeChange, ResourceChange, ShownValue } from "../changes";
import type { CostSteps, FindingChange, Review, StackReview } from "../review";
import type { Risk } from "../risks";
import { fails, levelOf } from "../verdict";
import { boundedReview } from "./bounded-review";
import { boundedText, LONGEST } from "./json-limits";
import type { ChangeJson, ReviewJson, RiskJson, StackReviewJson } from "./json-schema";
import { verdictWords } from "./words";

/**
 * For machines, as `json-schema.ts` describes it. Texts of others stand in it as they are, and within
 * limits; `verdict` and `counts` are of everything, whatever the lists had room for.
 */
export function jsonReport(received: Review): string {
  const { version, base, head, failOn, stacks } = boundedReview(received);
  const whole = new Map(received.stacks.map(({ name, changes }) => [name, changes]));
  const content: ReviewJson = {
    schemaVersion: 1,
    tool: { name: "mlzone", version },
    base,
    head,
    failOn: [...failOn],
    verdict: {
      fails: fails(received),
      words: boundedText(verdictWords(received), LONGEST.sentence),
      level: levelOf(received.stacks),
    },
    stacks: stacks.map((stack) => stackJson(stack, whole.get(stack.name) ?? stack.changes)),
  };
  return JSON.stringify(content, null, 2);
}

function stackJson(stack: StackReview, all: readonly ResourceChange[]): StackReviewJson {
  const { name, presence, kind, production, cost } = stack;
  return {
    name,
    presence,
    kind,
    production,
    risks: stack.risks.map(riskJson),
    counts: countsOf(all),
    changes: stack.changes.map(changeJson),
    findings: stack.findings.map(findingJson),
    cost: cost && {
      currency: cost.currency,
      priceDate: cost.priceDate,
      ...stepsJson(cost),
      lines: cost.lines.map((line) => ({ what: line.what, ...stepsJson(line) })),
      notPriced: [...cost.notPriced],
    },
    names: stack.names.map(({ change: { address, title }, before, after }) => ({
      address,
      title,
      before,
      after,
    })),
    notSeen: [...stack.notSeen],
    newNotSeen: [...stack.newNotSeen],
  };
}

function stepsJson({ before, after, expected, worst }: CostSteps): CostSteps {
  return { before, after, expected, worst };
}

/** Without those that aren't this pull request's. */
function countsOf(changes: readonly ResourceChange[]): StackReviewJson["counts"] {
  const counts = { create: 0, update: 0, replace: 0, destroy: 0, forget: 0, keep: 0 };
  for (const { kind, pending } of changes) {
    counts[kind] += pending ? 0 : 1;
  }
  return counts;
}

function riskJson({ accepted, attributes, change, ...risk }: Risk): RiskJson {
  const { kind, severity, certainty, what, why, fix, recommendations, rules } = risk;
  return {
    kind,
    severity,
    certainty,
    address: change.address,
    type: change.type,
    title: change.title,
    attributes: attributes.map(attributeJson),
    what,
    why,
    fix,
    recommendations: [...recommendations],
    rules: [...rules],
    accepted: accepted && {
      reason: accepted.reason,
      approvedBy: accepted.approvedBy,
      expires: accepted.expires,
      isNew: accepted.isNew,
    },
    construct: change.construct,
    source: change.source && { file: change.source.file, line: change.source.line },
  };
}

function changeJson(change: ResourceChange): ChangeJson {
  const { address, type, armType, title, kind, attributes, pending, source } = change;
  const { drifted, imported, movedFrom, moveIsDeclared, replacedWith, construct } = change;
  return {
    address,
    type,
    armType,
    title,
    kind,
    attributes: attributes.map(attributeJson),
    movedFrom,
    moveIsDeclared,
    imported: imported === true ? true : undefined,
    replacedWith,
    pending,
    drifted: drifted === true ? true : undefined,
    construct,
    source: source && { file: source.file, line: source.line },
  };
}

function attributeJson({ path, before, after, replaces }: AttributeChange): ChangeJson["attributes"][number] {
  return { path, before: valueJson(before), after: valueJson(after), replaces };
}

type ValueJson = ChangeJson["attributes"][number]["before"];

/** Sensitive values have none; of a value that was cut before, it is said. */
function valueJson(shown: ShownValue): ValueJson {
  if (shown.state !== "known") {
    return { state: shown.state };
  }
  const isCut = "cut" in shown && shown.cut === true;
  return {
    state: "known",
    value: JSON.parse(JSON.stringify(shown.value ?? null)),
    ...(isCut ? { cut: true } : {}),
  };
}

function findingJson({ became, finding }: FindingChange): StackReviewJson["findings"][number] {
  const { rule, certainty, address, attribute, message, related = [], construct, source } = finding;
  const { acknowledgement, fingerprint } = finding;
  return {
    became,
    rule: rule.id,
    title: boundedText(rule.title, LONGEST.sentence),
    severity: rule.severity,
    certainty,
    address,
    attribute,
    message,
    related: [...related],
    construct,
    source: source && { file: source.file, line: source.line },
    fingerprint,
    acknowledgement: acknowledgement && {
      origin: acknowledgement.origin,
      name: acknowledgement.name,
      reason: acknowledgement.reason,
      approvedBy: acknowledgement.approvedBy,
      expires: acknowledgement.expires,
      expired: acknowledgement.expired,
    },
  };
}
