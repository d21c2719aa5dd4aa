import { isRepositoryPath } from "../../baseline/report/repository-path";
import type { AttributeChange, ResourceChange, ShownValue } from "../changes";
import type { CostChange, FindingChange, NameChange, Review, StackReview } from "../review";
import type { Risk } from "../risks";
import { openRisks } from "../verdict";
import { boundedText, boundedValue, LONGEST, MOST } from "./json-limits";

/**
 * A review that is no longer than the JSON report may be, without the resources themselves. What can be
 * published from the JSON is the same as what is written from the review, so every report but the
 * terminal's is made of this. Of what is left out, the number is among what can't be seen.
 */
export function boundedReview({ version, base, head, failOn, stacks }: Review): Review {
  const kept = most(stacks, MOST.stacks, isToldFirst).map(boundedStack);
  const left = leftWords(stacks.length - kept.length, "stacks");
  return {
    version,
    base: nameText(base),
    head: nameText(head),
    failOn,
    stacks: kept.map((stack, index) => (index === 0 ? withNotSeen(stack, left) : stack)),
  };
}

function isToldFirst({ newNotSeen, risks }: StackReview): boolean {
  return openRisks(risks).length + newNotSeen.length > 0;
}

function boundedStack(stack: StackReview): StackReview {
  const { cost, newNotSeen, notSeen } = stack;
  const told = new Set([...stack.risks, ...stack.names].map(({ change }) => change.address));
  const risks = stack.risks.slice(0, MOST.risks);
  const changes = most(
    stack.changes,
    MOST.changes,
    ({ address, movedFrom }) => movedFrom !== undefined || told.has(address),
  );
  const findings = stack.findings.slice(0, MOST.findings);
  const names = stack.names.slice(0, MOST.names);
  const left = [
    ...leftWords(stack.risks.length - risks.length, "risks"),
    ...leftWords(stack.changes.length - changes.length, "changes"),
    ...leftWords(stack.findings.length - findings.length, "findings"),
    ...leftWords(stack.names.length - names.length, "new names"),
  ];
  return withNotSeen(
    {
      ...stack,
      name: nameText(stack.name),
      risks: risks.map(boundedRisk),
      changes: changes.map(boundedChange),
      findings: findings.map(boundedFinding),
      cost: cost && boundedCost(cost),
      names: names.map(boundedName),
      notSeen: notSeen.map(sentenceText),
      newNotSeen: newNotSeen.map(sentenceText).slice(0, MOST.sentences),
    },
    left,
  );
}

function leftWords(left: number, what: string): string[] {
  return left > 0 ? [`${left} more ${what}, for which the report has no room`] : [];
}

function withNotSeen(stack: StackReview, first: readonly string[]): StackReview {
  return { ...stack, notSeen: [...first, ...stack.notSeen].slice(0, MOST.sentences) };
}

/** In their order, and those that matter before all others. */
function most<T>(items: readonly T[], limit: number, matters: (item: T) => boolean): readonly T[] {
  if (items.length <= limit) {
    return items;
  }
  const [first, others] = [items.filter(matters), items.filter((item) => !matters(item))];
  const kept = new Set([...first, ...others].slice(0, limit));
  return items.filter((item) => kept.has(item)).slice(0, limit);
}

function boundedRisk(risk: Risk): Risk {
  const { accepted, attributes, change, fix, recommendations, rules, what, why } = risk;
  return {
    ...risk,
    change: boundedChange(change),
    attributes: boundedAttributes(attributes),
    what: sentenceText(what),
    why: sentenceText(why),
    fix: sentenceText(fix),
    recommendations: recommendations.slice(0, MOST.ids),
    rules: rules.slice(0, MOST.ids),
    accepted: accepted && {
      ...accepted,
      reason: sentenceText(accepted.reason),
      approvedBy: nameText(accepted.approvedBy),
    },
  };
}

/** Without the resource before and after: there may be secrets in it. */
function boundedChange({ before: _before, after: _after, ...change }: ResourceChange): ResourceChange {
  return {
    ...change,
    address: nameText(change.address),
    type: nameText(change.type),
    armType: optional(change.armType),
    title: nameText(change.title),
    attributes: boundedAttributes(change.attributes),
    movedFrom: optional(change.movedFrom),
    replacedWith: optional(change.replacedWith),
    construct: optional(change.construct),
    source: boundedSource(change.source),
  };
}

function boundedAttributes(attributes: readonly AttributeChange[]): AttributeChange[] {
  return attributes.slice(0, MOST.attributes).map(({ path, before, after, replaces }) => ({
    path: nameText(path),
    before: boundedOnce(before),
    after: boundedOnce(after),
    replaces,
  }));
}

/** What was cut before is short already, and must not be quoted anew. */
function boundedOnce(value: ShownValue): ShownValue {
  const isCut = "cut" in value && value.cut === true;
  return isCut ? value : boundedValue(value);
}

/** A link that leads elsewhere is none. */
function boundedSource(source: ResourceChange["source"]): ResourceChange["source"] {
  return source !== undefined && source.file.length <= LONGEST.name && isRepositoryPath(source.file)
    ? { file: source.file, line: source.line }
    : undefined;
}

function boundedFinding({ became, finding }: FindingChange): FindingChange {
  const { acknowledgement, attribute, construct, related = [], source } = finding;
  return {
    became,
    finding: {
      ...finding,
      address: nameText(finding.address),
      attribute: optional(attribute),
      message: sentenceText(finding.message),
      related: related.slice(0, MOST.ids).map(nameText),
      construct: optional(construct),
      source: boundedSource(source),
      acknowledgement: acknowledgement && {
        ...acknowledgement,
        name: nameText(acknowledgement.name),
        reason: sentenceText(acknowledgement.reason),
        approvedBy: nameText(acknowledgement.approvedBy),
      },
    },
  };
}

function boundedName({ change, before, after }: NameChange): NameChange {
  return { change: boundedChange(change), before: nameText(before), after: nameText(after) };
}

function boundedCost(cost: CostChange): CostChange {
  return {
    ...cost,
    lines: cost.lines.slice(0, MOST.costLines).map((line) => ({ ...line, what: nameText(line.what) })),
    notPriced: cost.notPriced.slice(0, MOST.costLines).map(nameText),
  };
}

function optional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : nameText(text);
}

function nameText(text: string): string {
  return boundedText(text, LONGEST.name);
}

function sentenceText(text: string): string {
  return boundedText(text, LONGEST.sentence);
}
