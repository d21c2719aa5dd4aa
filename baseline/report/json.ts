import type { Acknowledgement } from "../acknowledgements/acknowledgement";
import { findRecommendation } from "../catalogue";
import type { RuleFacts } from "../rules/rule";
import type { CheckReport, ReportedFinding } from "./check-report";
import { byPlace, rulesOf } from "./order";
import { type Counts, outcomeOf, type StackVerdict, standingOf, verdictOf } from "./verdict";

/**
 * For machines. What has no value is left out, but for lists, which are empty. The version rises when
 * something is renamed, taken away or means something else; new properties may come at any time.
 *
 * ```
 * schemaVersion: 1
 * tool: { name, version }
 * failOn: high | medium | low    failOnUnknown: boolean
 * fails: boolean                 exitCode: 0 | 1
 * counts: { rules: { failed, unknown, acknowledged, passed, notApplicable },
 *           violations: { high, medium, low }, unknown, acknowledged, expired, failing }
 * rules: each once, by id: { id, title, severity, why, fix: { construct, terraform },
 *                            recommendations: { id, title }[] }
 * stacks: in the order in which they were named:
 *   { name, file, kind: configuration | plan, resources, production, productionBecause,
 *     state: failed | tolerated | clean | empty, counts,
 *     pillars: { pillar, counts }[],
 *     rules: { id, outcome: failed | unknown | acknowledged | passed | notApplicable, examined }[],
 *     findings: by rule, address and attribute:
 *       { rule, severity, certainty: violation | unknown, standing: fails | tolerated | acknowledged,
 *         address, construct?, source?: { file, line }, attribute?, message, related: address[],
 *         fingerprint, acknowledgement?: { origin, name, reason, approvedBy, expires, expired } }[],
 *     unusedAcknowledgements: as acknowledgement,
 *     notSeen: sentence[] (what no rule could look at; counts as unknown) }[]
 * ```
 */
export function jsonReport(report: CheckReport): string {
  const { version, failOn, failOnUnknown } = report;
  const { fails, exitCode, counts, stacks } = verdictOf(report);
  const content = {
    schemaVersion: 1,
    tool: { name: "mlzone", version },
    failOn,
    failOnUnknown,
    fails,
    exitCode,
    counts: countsJson(counts),
    rules: rulesOf(report.stacks).map(ruleJson),
    stacks: stacks.map((stack) => stackJson(stack, report)),
  };
  return JSON.stringify(content, null, 2);
}

function ruleJson({ id, title, severity, why, fix, recommendations }: RuleFacts) {
  return {
    id,
    title,
    severity,
    why,
    fix: { construct: fix.construct, terraform: fix.terraform },
    recommendations: recommendations.map((one) => ({ id: one, title: findRecommendation(one)?.title })),
  };
}

function stackJson({ stack, state, counts, pillars }: StackVerdict, report: CheckReport) {
  const { name, file, kind, resources, production, productionBecause } = stack;
  const rules = [...stack.rules].sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  return {
    name,
    file,
    kind,
    resources,
    production,
    productionBecause,
    state,
    counts: countsJson(counts),
    pillars: pillars.map((one) => ({ pillar: one.pillar, counts: countsJson(one.counts) })),
    rules: rules.map((one) => ({ id: one.rule.id, outcome: outcomeOf(one), examined: one.examined })),
    findings: rules.flatMap(({ findings }) =>
      [...findings].sort(byPlace).map((one) => findingJson(one, report)),
    ),
    unusedAcknowledgements: stack.unused.map(acknowledgementJson),
    notSeen: stack.notSeen,
  };
}

function countsJson({ rules, violations, unknown, acknowledged, expired, failing }: Counts) {
  return { rules, violations, unknown, acknowledged, expired, failing };
}

function findingJson(finding: ReportedFinding, report: CheckReport) {
  const { rule, certainty, address, construct, source, attribute, acknowledgement } = finding;
  return {
    rule: rule.id,
    severity: rule.severity,
    certainty,
    standing: standingOf(finding, report),
    address,
    construct,
    source: source && { file: source.file, line: source.line },
    attribute,
    message: finding.message,
    related: finding.related ?? [],
    fingerprint: finding.fingerprint,
    acknowledgement: acknowledgement && acknowledgementJson(acknowledgement),
  };
}

function acknowledgementJson({ origin, name, reason, approvedBy, expires, expired }: Acknowledgement) {
  return { origin, name, reason, approvedBy, expires, expired };
}
