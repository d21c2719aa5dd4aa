import type { Acknowledgement } from "../acknowledgements/acknowledgement";
import { SEVERITIES, type Severity } from "../rules/rule";
import type { SourceLine } from "./check-report";
import type { Counts, State } from "./verdict";

/** The verdict on a stack in one line, e.g. `3 findings: 1 high, 2 medium; 1 can't be told`. */
export function verdictWords(state: State, counts: Counts, failOn: Severity): string {
  const { rules, acknowledged, expired } = counts;
  if (state === "empty") {
    return "nothing to check: no rule is about anything in it";
  }
  if (state === "clean") {
    const parts = [
      count(rules.passed, "rule holds", "rules hold"),
      rules.notApplicable > 0
        ? count(rules.notApplicable, "has nothing to look at", "have nothing to look at")
        : "",
      acknowledged > 0 ? `${acknowledged} acknowledged` : "",
    ];
    return `clean: ${listed(parts)}`;
  }
  const violations = violationWords(counts, state === "tolerated" ? ` below ${failOn}` : "");
  const parts = [
    violations,
    counts.unknown > 0 ? `${counts.unknown} can't be told` : "",
    acknowledged > 0 ? `${acknowledged} acknowledged` : "",
    expired > 0 ? `${expired} with an expired acknowledgement` : "",
  ];
  return `${state === "tolerated" ? "passes: " : ""}${parts.filter((part) => part !== "").join("; ")}`;
}

/** `1 finding`, `2 findings`. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Who accepted a finding, until when and why. */
export function acknowledgementWords({ approvedBy, expires, expired, reason }: Acknowledgement): string {
  return `accepted by ${approvedBy} until ${expires}${expired ? ", which is over" : ""}: ${reason}`;
}

/** `stacks/x.ts:31` */
export function sourceWords({ file, line }: SourceLine): string {
  return `${file}:${line}`;
}

/** What a reader does about an acknowledgement that nothing needs. */
export function unusedWords({ name, origin, approvedBy, expires }: Acknowledgement): string {
  const place = origin === "deviation" ? "the deviation" : "the acknowledgement";
  return `${place} ${name} (${approvedBy}, until ${expires}): no finding needs it any more`;
}

function violationWords({ violations }: Counts, where: string): string {
  const total = SEVERITIES.reduce((sum, severity) => sum + violations[severity], 0);
  const bySeverity = SEVERITIES.map((severity) =>
    violations[severity] > 0 ? `${violations[severity]} ${severity}` : "",
  );
  return total === 0 ? "" : `${count(total, "finding", "findings")}${where}: ${listed(bySeverity)}`;
}

function listed(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}
