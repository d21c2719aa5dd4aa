import { plain } from "../../baseline/report/plain-report";
import type { AttributeChange, ResourceChange, ShownValue } from "../changes";
import type { CostChange, FindingChange, Review, StackReview } from "../review";
import type { Risk } from "../risks";
import { boundedReview } from "./bounded-review";
import { toldAttributes, valueWords } from "./words";

/**
 * The review as people may read it: every text of others on one line, without what steers a terminal or
 * hides text, and every value as words. Addresses, names and reasons come from anybody's Terraform.
 */
export function plainReview(received: Review): Review {
  const review = boundedReview(received);
  return {
    ...review,
    base: plain(review.base),
    head: plain(review.head),
    stacks: review.stacks.map(plainStack),
  };
}

function plainStack(stack: StackReview): StackReview {
  const { changes, cost, findings, name, names, newNotSeen, notSeen, risks } = stack;
  return {
    ...stack,
    name: plain(name),
    risks: risks.map(plainRisk),
    changes: changes.map(plainChange),
    findings: findings.map(plainFinding),
    cost: cost && plainCost(cost),
    names: names.map(({ change, before, after }) => ({
      change: plainChange(change),
      before: plain(before),
      after: plain(after),
    })),
    notSeen: notSeen.map(plain),
    newNotSeen: newNotSeen.map(plain),
  };
}

function plainRisk(risk: Risk): Risk {
  const { accepted, attributes, change, fix, what, why } = risk;
  return {
    ...risk,
    change: plainChange(change),
    attributes: toldAttributes(attributes).map(plainAttribute),
    what: plain(what),
    why: plain(why),
    fix: plain(fix),
    accepted: accepted && {
      ...accepted,
      reason: plain(accepted.reason),
      approvedBy: plain(accepted.approvedBy),
      expires: plain(accepted.expires),
    },
  };
}

function plainChange(change: ResourceChange): ResourceChange {
  const { armType, attributes, construct, movedFrom, replacedWith, source } = change;
  return {
    ...change,
    address: plain(change.address),
    type: plain(change.type),
    armType: optional(armType),
    title: plain(change.title),
    attributes: attributes.map(plainAttribute),
    movedFrom: optional(movedFrom),
    replacedWith: optional(replacedWith),
    construct: optional(construct),
    source: source && { ...source, file: plain(source.file) },
  };
}

function plainAttribute({ path, before, after, replaces }: AttributeChange): AttributeChange {
  return { path: plain(path), before: plainValue(before), after: plainValue(after), replaces };
}

function plainValue(value: ShownValue): ShownValue {
  return value.state === "known"
    ? { state: "known", value: plain(valueWords(value)) }
    : { state: value.state };
}

function plainFinding({ became, finding }: FindingChange): FindingChange {
  const { acknowledgement } = finding;
  return {
    became,
    finding: {
      ...finding,
      address: plain(finding.address),
      attribute: optional(finding.attribute),
      message: plain(finding.message),
      acknowledgement: acknowledgement && {
        ...acknowledgement,
        name: plain(acknowledgement.name),
        reason: plain(acknowledgement.reason),
        approvedBy: plain(acknowledgement.approvedBy),
        expires: plain(acknowledgement.expires),
      },
    },
  };
}

function plainCost(cost: CostChange): CostChange {
  return {
    ...cost,
    currency: plain(cost.currency),
    priceDate: plain(cost.priceDate),
    lines: cost.lines.map((line) => ({ ...line, what: plain(line.what) })),
    notPriced: cost.notPriced.map(plain),
  };
}

function optional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : plain(text);
}
