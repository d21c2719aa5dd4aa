import { PILLARS } from "../catalogue/pillars";
import { SEVERITIES, type Severity } from "../rules/rule";
import type { CheckReport, ReportedFinding, StackCheck } from "./check-report";
import { details, page, type Section } from "./markdown-page";
import { markdownCode, markdownText } from "./markdown-text";
import { type PlacedFinding, worstFirst } from "./order";
import { plainReport } from "./plain-report";
import { type StackVerdict, type Verdict, verdictOf } from "./verdict";
import { acknowledgementWords, count, sourceWords, unusedWords, verdictWords } from "./words";

/** A comment on GitHub may have so many characters. */
export const MOST_CHARACTERS = 65_536;

/** Of the other resources that take part in a finding. */
const MOST_RELATED = 5;

/**
 * For a comment on a pull request: the verdict, and folded below it a table for each stack and the
 * findings, worst first and cut where a comment ends.
 */
export function markdownReport(received: CheckReport): string {
  const report = plainReport(received);
  const verdict = verdictOf(report);
  const placed = worstFirst(report.stacks, report);
  const open = placed.filter(({ standing }) => standing !== "acknowledged");
  const accepted = placed.filter(({ standing }) => standing === "acknowledged");
  return `${page(
    [
      verdictSection(report, verdict),
      details(
        "Not seen",
        report.stacks.flatMap(({ name, notSeen }) =>
          notSeen.map((sentence) => `- **${markdownText(name)}**: ${markdownText(sentence)}`),
        ),
      ),
      tablesSection(verdict),
      ...SEVERITIES.map((severity) =>
        findingsSection(
          `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`,
          open.filter(({ finding }) => isViolation(finding, severity)),
        ),
      ),
      findingsSection(
        "Can't be told",
        open.filter(({ finding }) => finding.certainty === "unknown"),
      ),
      details("Acknowledged", accepted.map(acceptedItem)),
      details(
        "Acknowledgements that nothing needs",
        report.stacks.flatMap(({ name, unused }) =>
          unused.map((one) => `- **${markdownText(name)}**: ${markdownText(unusedWords(one))}`),
        ),
      ),
    ],
    MOST_CHARACTERS - 1,
  )}\n`;
}

function isViolation({ certainty, rule }: ReportedFinding, severity: Severity): boolean {
  return certainty === "violation" && rule.severity === severity;
}

function verdictSection({ failOn, failOnUnknown, version }: CheckReport, verdict: Verdict): Section {
  // the worst first: nobody reads as far as the hundredth stack
  const failedFirst = [...verdict.stacks].sort((a, b) => b.counts.failing - a.counts.failing);
  const unknown = failOnUnknown ? ", and by what can't be told" : "";
  return {
    open: `## Baseline of Azure Machine Learning: ${verdict.fails ? "**fails**" : "passes"}\n`,
    items: failedFirst.map(
      ({ stack, state, counts }) =>
        `- **${markdownText(stack.name)}**: ${verdictWords(state, counts, failOn)}`,
    ),
    close: `\nmlzone ${version}; it fails by findings of severity ${failOn} or worse${unknown}.`,
    between: "\n",
    more: (left) => `- and ${count(left, "more stack", "more stacks")}`,
    share: 0.25,
  };
}

function tablesSection({ stacks }: Verdict): Section {
  return {
    open: "<details><summary><b>Score by pillar</b></summary>",
    items: stacks.filter(({ pillars }) => pillars.length > 0).map(table),
    close: "</details>",
    between: "\n\n",
    more: (left) => `And ${count(left, "more table", "more tables")} of stacks.`,
    share: 0.25,
  };
}

function table({ stack, pillars }: StackVerdict): string {
  const head = ["rules that", "hold", "fail", "can't be told", "are acknowledged", "have nothing to look at"];
  const rows = pillars.map(({ pillar, counts: { rules } }) => [
    PILLARS[pillar],
    ...[rules.passed, rules.failed, rules.unknown, rules.acknowledged, rules.notApplicable].map(String),
  ]);
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  const lines = [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return [`### ${markdownText(stack.name)}`, facts(stack), lines.join("\n")].join("\n\n");
}

function facts({ file, kind, resources, production, productionBecause }: StackCheck): string {
  const what = file === "-" ? "standard input" : markdownCode(file);
  const as = production ? "checked as production" : "not checked as production";
  return `${what}, a ${kind} with ${count(resources, "resource", "resources")}, ${as}: ${markdownText(productionBecause)}.`;
}

function findingsSection(title: string, findings: readonly PlacedFinding[]): Section {
  const items = findings.map((one, index) => {
    const isFirst = findings[index - 1]?.finding.rule.id !== one.finding.rule.id;
    return isFirst ? `${ruleItem(one)}\n${findingItem(one)}` : findingItem(one);
  });
  return details(title, items);
}

/** What is the same for all findings of a rule, above the first of them. */
function ruleItem({ finding: { rule }, standing }: PlacedFinding): string {
  const { id, severity, why, fix, recommendations } = rule;
  return [
    `- **${severity}** ${markdownCode(id)}${standing === "tolerated" ? " (does not fail the check)" : ""}: ${markdownText(why)}`,
    `Fix: ${markdownText(fix.construct)}. In Terraform: ${markdownCode(fix.terraform)}`,
    `Recommendations: ${recommendations.map(markdownCode).join(", ")}`,
  ].join("<br>");
}

function findingItem({ stack, finding }: PlacedFinding): string {
  const { message, related = [], acknowledgement } = finding;
  return [
    `  - ${place(stack, finding)}`,
    markdownText(message),
    ...(related.length > 0 ? [`With ${related.slice(0, MOST_RELATED).map(markdownCode).join(", ")}`] : []),
    ...(acknowledgement === undefined
      ? []
      : [`**Expired:** ${markdownText(acknowledgementWords(acknowledgement))}`]),
  ].join("<br>");
}

function acceptedItem({ stack, finding }: PlacedFinding): string {
  const { rule, acknowledgement } = finding;
  const words = acknowledgement === undefined ? "" : markdownText(acknowledgementWords(acknowledgement));
  return `- ${markdownCode(rule.id)} in ${place(stack, finding)}<br>${words}`;
}

function place({ name }: StackCheck, { address, source }: ReportedFinding): string {
  const line = source === undefined ? "" : ` at ${markdownCode(sourceWords(source))}`;
  return `**${markdownText(name)}**: ${markdownCode(address)}${line}`;
}
