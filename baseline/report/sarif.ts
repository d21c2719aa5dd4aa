import type { Log, Run } from "sarif";
import type { CheckReport, StackCheck } from "./check-report";
import { rulesOf, worstFirst } from "./order";
import { plainReport } from "./plain-report";
import { sarifResult } from "./sarif-result";
import { sarifRule } from "./sarif-rule";
import { verdictOf } from "./verdict";
import { unusedWords } from "./words";

/** GitHub refuses a file with more. */
export const MOST_RUNS = 20;
export const MOST_RESULTS = 25_000;

/**
 * SARIF 2.1.0 for code scanning, within what GitHub takes: a run a stack, each a category of its own, so
 * that stacks can be checked together or one by one. What is accepted is suppressed; GitHub itself
 * doesn't look at suppressions.
 */
export function sarifReport(received: CheckReport): string {
  const report = plainReport(received);
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: categories(report.stacks).map(({ category, stacks }) => sarifRun(report, category, stacks)),
  };
  return JSON.stringify(log, null, 2);
}

interface Category {
  readonly category: string;
  readonly stacks: readonly StackCheck[];
}

/** Two runs of one category would be refused; so would be a run for each of a hundred stacks. */
function categories(stacks: readonly StackCheck[]): Category[] {
  const names = [...new Set(stacks.map(({ name }) => name))];
  return names.length > MOST_RUNS
    ? [{ category: "mlzone", stacks }]
    : names.map((name) => ({
        category: `mlzone/${name}`,
        stacks: stacks.filter((stack) => stack.name === name),
      }));
}

function sarifRun(report: CheckReport, category: string, stacks: readonly StackCheck[]): Run {
  const rules = rulesOf(stacks);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const placed = worstFirst(stacks, report);
  const notes = [
    ...(placed.length > MOST_RESULTS
      ? [`Only the worst ${MOST_RESULTS} of ${placed.length} results are listed.`]
      : []),
    ...stacks.flatMap(({ name, notSeen }) => notSeen.map((sentence) => `${name}: ${sentence}.`)),
    ...stacks.flatMap(({ name, unused }) => unused.map((one) => `${name}: ${unusedWords(one)}.`)),
  ];
  return {
    tool: {
      driver: {
        name: "mlzone",
        version: report.version,
        semanticVersion: report.version,
        rules: rules.map(sarifRule),
      },
    },
    // all before the last slash is the category
    automationDetails: { id: `${category}/` },
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: true,
        exitCode: verdictOf({ ...report, stacks }).exitCode,
        toolExecutionNotifications: notes.map((text) => ({ level: "warning", message: { text } })),
      },
    ],
    results: placed.slice(0, MOST_RESULTS).map((one) => sarifResult(one, indexes.get(one.finding.rule.id))),
  };
}
