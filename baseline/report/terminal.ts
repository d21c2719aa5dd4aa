import pc from "picocolors";
import { paragraph, table } from "../../terminal/layout";
import { PILLARS } from "../catalogue/pillars";
import { SEVERITIES, type Severity } from "../rules/rule";
import type { CheckReport, ReportedFinding, ReportedRule, StackCheck } from "./check-report";
import { byPlace } from "./order";
import { plainReport } from "./plain-report";
import { type PillarVerdict, type State, standingOf, type Verdict, verdictOf } from "./verdict";
import { acknowledgementWords, count, sourceWords, unusedWords, verdictWords } from "./words";

type Colour = (text: string) => string;

const SEVERITY_COLOURS: Readonly<Record<Severity, Colour>> = {
  high: pc.red,
  medium: pc.yellow,
  low: pc.cyan,
};

const STATE_COLOURS: Readonly<Record<State, Colour>> = {
  failed: pc.red,
  tolerated: pc.yellow,
  clean: pc.green,
  empty: pc.yellow,
};

/** For the terminal: the verdict on each stack, the findings by pillar and rule, what is accepted. */
export function terminalReport(received: CheckReport): string {
  const report = plainReport(received);
  const verdict = verdictOf(report);
  return [
    verdictTable(report, verdict),
    ...verdict.stacks.flatMap(({ stack, pillars }) => [
      ...notSeenReport(stack),
      ...pillars.flatMap((pillar) => pillarReport(report, stack, pillar)),
      ...acknowledgedReport(report, stack),
      ...unusedReport(stack),
    ]),
    ...(verdict.counts.failing > 0 ? [pc.dim(paragraph(HOW_TO_ACCEPT))] : []),
  ].join("\n\n");
}

/**
 * The verdict in short: a line a stack and, where something is open, the command that shows it.
 * For who reports more than the check.
 */
export function verdictLines(received: CheckReport): string[] {
  const report = plainReport(received);
  const verdict = verdictOf(report);
  const files = verdict.stacks.flatMap(({ state, stack }) =>
    state === "clean" || stack.file === "-" ? [] : stack.file,
  );
  const lines = verdictTable(report, verdict).split("\n");
  return files.length === 0
    ? lines
    : [
        ...lines,
        paragraph(`${pc.cyan(`npx mlzone check ${files.join(" ")}`)} shows each, and how to mend it`),
      ];
}

const HOW_TO_ACCEPT =
  "Mend it, or let somebody accept it until a day: by a Deviation at the construct's property, or in baseline.acknowledgements.json.";

function verdictTable(report: CheckReport, { stacks }: Verdict): string {
  const rows = stacks.map(({ stack, state, counts }) => [
    pc.bold(stack.name),
    STATE_COLOURS[state](verdictWords(state, counts, report.failOn)),
  ]);
  return rows.length === 0 ? "Nothing was checked." : table(rows, ["left", "left"], 1);
}

function pillarReport(report: CheckReport, stack: StackCheck, { pillar, rules }: PillarVerdict): string[] {
  const blocks = SEVERITIES.flatMap((severity) =>
    rules.filter(({ rule }) => rule.severity === severity).flatMap((rule) => ruleReport(report, rule)),
  );
  const head = `${pc.bold(pc.cyan(stack.name))}  ${pc.bold(PILLARS[pillar])}`;
  return blocks.length === 0 ? [] : [[head, ...blocks].join("\n\n")];
}

/** Violations of a rule, then what can't be told of it; the cure is the same, and is said once. */
function ruleReport(report: CheckReport, { rule, findings }: ReportedRule): string[] {
  const open = findings.filter((one) => standingOf(one, report) !== "acknowledged").sort(byPlace);
  const violations = open.filter(({ certainty }) => certainty === "violation");
  const unknown = open.filter(({ certainty }) => certainty === "unknown");
  const head = (word: string, [first]: readonly ReportedFinding[]): string => {
    const tolerated = first !== undefined && standingOf(first, report) === "tolerated";
    return paragraph(`${word}  ${pc.bold(rule.id)}${tolerated ? pc.dim("  does not fail the check") : ""}`);
  };
  const severity = SEVERITY_COLOURS[rule.severity](rule.severity);
  const blocks = [
    ...(violations.length > 0 ? [head(severity, violations), ...violations.map(findingReport)] : []),
    ...(unknown.length > 0
      ? [head(`${pc.magenta("can't be told")} (${rule.severity})`, unknown), ...unknown.map(findingReport)]
      : []),
  ];
  return blocks.length === 0 ? [] : [[...blocks, "", cure(rule)].join("\n")];
}

function findingReport(finding: ReportedFinding): string {
  const { address, message, related = [], acknowledgement } = finding;
  return [
    paragraph(pc.bold(address), 4),
    ...place(finding, 6),
    paragraph(message, 6),
    ...(related.length > 0 ? [pc.dim(paragraph(`with ${related.join(", ")}`, 6))] : []),
    // an accepted finding gets here only after the last day
    ...(acknowledgement === undefined
      ? []
      : [pc.red(paragraph(`expired: ${acknowledgementWords(acknowledgement)}`, 6))]),
  ].join("\n");
}

function place({ source, construct }: ReportedFinding, by: number): string[] {
  const words = [
    source === undefined ? "" : `at ${sourceWords(source)}`,
    construct === undefined ? "" : `by ${construct}`,
  ].filter((text) => text !== "");
  return words.length === 0 ? [] : [pc.dim(paragraph(words.join(", "), by))];
}

function cure({ why, fix, recommendations }: ReportedRule["rule"]): string {
  return [
    paragraph(`Why: ${why}`, 4),
    paragraph(`Fix: ${pc.green(fix.construct)}`, 4),
    paragraph(`Or in Terraform: ${pc.green(fix.terraform)}`, 4),
    pc.dim(paragraph(recommendations.join(", "), 4)),
  ].join("\n");
}

function acknowledgedReport(report: CheckReport, stack: StackCheck): string[] {
  const accepted = stack.rules
    .flatMap(({ findings }) => [...findings].sort(byPlace))
    .filter((finding) => standingOf(finding, report) === "acknowledged");
  const blocks = accepted.map((finding) =>
    [
      paragraph(`${finding.rule.id}  ${finding.address}`),
      ...place(finding, 4),
      ...(finding.acknowledgement === undefined
        ? []
        : [paragraph(acknowledgementWords(finding.acknowledgement), 4)]),
    ].join("\n"),
  );
  const head = `${pc.bold(pc.cyan(stack.name))}  ${pc.bold(count(blocks.length, "finding is", "findings are"))} acknowledged`;
  return blocks.length === 0 ? [] : [[head, ...blocks].join("\n")];
}

function notSeenReport({ name, notSeen }: StackCheck): string[] {
  return notSeen.length === 0
    ? []
    : [
        [
          `${pc.bold(pc.cyan(name))}  ${pc.magenta("not seen")}`,
          ...notSeen.map((sentence) => paragraph(`${sentence}.`)),
        ].join("\n"),
      ];
}

function unusedReport({ name, unused }: StackCheck): string[] {
  return unused.length === 0
    ? []
    : [
        [
          `${pc.bold(pc.cyan(name))}  ${pc.yellow("warning")}`,
          ...unused.map((one) => paragraph(pc.yellow(unusedWords(one)))),
        ].join("\n"),
      ];
}
