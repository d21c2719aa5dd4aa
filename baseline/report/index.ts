/**
 * What a check found, for people and for machines: one file a format, each a pure function of a
 * `CheckReport`. `verdict.ts` counts and decides for all of them, `words.ts` says it in a sentence.
 */
import type { CheckReport } from "./check-report";
import type { Format } from "./formats";
import { isFailed } from "./verdict";

export type { CheckReport, ReportedFinding, ReportedRule, SourceLine, StackCheck } from "./check-report";
export { readSources, SOURCES_FILE } from "./sources";

/** Whether the check fails: something stands against it at or above `failOn`. */
export function fails(report: CheckReport): boolean {
  return report.stacks.some((stack) => isFailed(stack, report));
}

/** The report as a text. A format's module is loaded when it is asked for: none pays for another. */
export function render(format: Format, report: CheckReport): string {
  switch (format) {
    case "terminal":
      return (require("./terminal") as typeof import("./terminal")).terminalReport(report);
    case "json":
      return (require("./json") as typeof import("./json")).jsonReport(report);
    case "markdown":
      return (require("./markdown") as typeof import("./markdown")).markdownReport(report);
    case "sarif":
      return (require("./sarif") as typeof import("./sarif")).sarifReport(report);
    case "junit":
      return (require("./junit") as typeof import("./junit")).junitReport(report);
    case "html":
      return (require("./html") as typeof import("./html")).htmlReport(report);
  }
}
