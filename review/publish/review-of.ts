import { findRecommendation, type RecommendationId } from "../../baseline/catalogue";
import type { ReportedFinding } from "../../baseline/report";
import { findRule } from "../../baseline/rules";
import type { RuleId } from "../../baseline/rules/rule";
import type { AttributeChange, ResourceChange } from "../changes/change";
import type { ChangeJson, ReviewJson, RiskJson, StackReviewJson } from "../report/json-schema";
import type { FindingChange, Review, StackReview } from "../review";
import type { Risk } from "../risks/risk";

/**
 * A review as every report takes it, from the JSON that one of them wrote. What a rule or a recommendation
 * says is taken from this package and never from the JSON; what this package doesn't know is left out, and
 * a finding that is left out is named among what isn't seen.
 */
export function reviewOf({ tool, base, head, failOn, stacks }: ReviewJson): Review {
  return { version: tool.version, base, head, failOn, stacks: stacks.map(stackOf) };
}

type Place = Pick<ResourceChange, "address" | "type" | "title">;

function stackOf(stack: StackReviewJson): StackReview {
  const { name, presence, kind, production, cost } = stack;
  const changes = stack.changes.map((one) => changeOf(name, one));
  const byAddress = new Map(changes.map((one) => [one.address, one]));
  // not in the list: one that it was too short for, or a resource that stays and has a risk all the same
  const changeAt = ({ address, type, title, construct, source }: Partial<RiskJson> & Place): ResourceChange =>
    byAddress.get(address) ?? {
      ...{ stack: name, address, type, title, kind: "update" as const },
      ...{ attributes: [], pending: false, construct, source },
    };
  const unknown = new Set(stack.findings.map(({ rule }) => rule).filter((id) => findRule(id) === undefined));
  return {
    name,
    presence,
    kind,
    production,
    cost,
    changes,
    risks: stack.risks.map((one) => riskOf(one, changeAt(one))),
    findings: stack.findings.flatMap(findingOf),
    names: stack.names.map(({ address, title, before, after }) => ({
      change: changeAt({ address, title, type: address.split(".")[0] ?? address }),
      before,
      after,
    })),
    newNotSeen: stack.newNotSeen,
    notSeen: [
      ...stack.notSeen,
      ...[...unknown].map((id) => `findings of ${id}, a rule that this version of mlzone doesn't know`),
    ],
  };
}

function changeOf(stack: string, { attributes, ...change }: ChangeJson): ResourceChange {
  return { ...change, stack, attributes: attributesOf(attributes) };
}

function riskOf(
  { address: _, type: _type, title: _title, construct: _construct, source: _source, ...risk }: RiskJson,
  change: ResourceChange,
): Risk {
  return {
    ...risk,
    change,
    attributes: attributesOf(risk.attributes),
    recommendations: risk.recommendations.flatMap((id): RecommendationId[] => {
      const known = findRecommendation(id);
      return known === undefined ? [] : [known.id];
    }),
    rules: risk.rules.flatMap((id): RuleId[] => {
      const known = findRule(id);
      return known === undefined ? [] : [known.id];
    }),
  };
}

function findingOf({ became, ...finding }: StackReviewJson["findings"][number]): FindingChange[] {
  const rule = findRule(finding.rule);
  if (rule === undefined) {
    return [];
  }
  const { certainty, address, attribute, message, related, construct, source, fingerprint, acknowledgement } =
    finding;
  const reported: ReportedFinding = {
    ...{ rule, certainty, address, attribute, message, related },
    ...{ construct, source, fingerprint, acknowledgement },
  };
  return [{ finding: reported, became }];
}

function attributesOf(attributes: ChangeJson["attributes"]): AttributeChange[] {
  return attributes.map(({ path, before, after, replaces }) => ({ path, before, after, replaces }));
}
