import { PILLAR_IDS, type Pillar } from "../catalogue/pillars";
import { SEVERITIES, type Severity } from "../rules/rule";
import type { CheckReport, ReportedFinding, ReportedRule, StackCheck } from "./check-report";

/** What decides whether a finding fails the check. */
export type FailPolicy = Pick<CheckReport, "failOn" | "failOnUnknown">;

/** Fails the check, is open without failing it, or is accepted. */
export type Standing = "fails" | "tolerated" | "acknowledged";

/**
 * What became of a rule: the worst of its findings decides. `acknowledged` where all that it found is
 * accepted, `notApplicable` where it had nothing to look at.
 */
export type Outcome = "failed" | "unknown" | "acknowledged" | "passed" | "notApplicable";

/** How a stack stands: `tolerated` with findings that don't fail it, `empty` where no rule looked at anything. */
export type State = "failed" | "tolerated" | "clean" | "empty";

/** What was found in a stack, in a pillar of it, or in all stacks. */
export interface Counts {
  /** Rules by what became of them; a rule counts in each stack. */
  readonly rules: Readonly<Record<Outcome, number>>;
  /** Violations that nobody accepts, by severity. */
  readonly violations: Readonly<Record<Severity, number>>;
  /** What can't be told, and nobody accepts. */
  readonly unknown: number;
  readonly acknowledged: number;
  /** Open findings that somebody accepted until a day that is over. */
  readonly expired: number;
  /** Open findings that fail the check. */
  readonly failing: number;
}

/** The verdict on one stack. */
export interface StackVerdict {
  readonly stack: StackCheck;
  readonly state: State;
  readonly counts: Counts;
  /** Pillars that have rules, in the order of every report. */
  readonly pillars: readonly PillarVerdict[];
}

export interface PillarVerdict {
  readonly pillar: Pillar;
  readonly rules: readonly ReportedRule[];
  readonly counts: Counts;
}

/** The verdict on everything that was checked. */
export interface Verdict {
  readonly fails: boolean;
  readonly exitCode: 0 | 1;
  readonly counts: Counts;
  /** In the order of the report. */
  readonly stacks: readonly StackVerdict[];
}

/** Counts the report and decides. */
export function verdictOf(report: CheckReport): Verdict {
  const stacks = report.stacks.map((stack): StackVerdict => {
    const counts = withNotSeen(countsOf(stack.rules, report), stack.notSeen.length, report);
    return { stack, state: stateOf(counts), counts, pillars: byPillar(stack.rules, report) };
  });
  const counts = withNotSeen(
    countsOf(
      report.stacks.flatMap(({ rules }) => rules),
      report,
    ),
    report.stacks.reduce((sum, { notSeen }) => sum + notSeen.length, 0),
    report,
  );
  const fails = counts.failing > 0;
  return { fails, exitCode: fails ? 1 : 0, counts, stacks };
}

/** Whether something stands against a stack: what its verdict counts as failing. */
export function isFailed({ notSeen, rules }: StackCheck, policy: FailPolicy): boolean {
  return (
    (policy.failOnUnknown && notSeen.length > 0) ||
    rules.some(({ findings }) => findings.some((finding) => standingOf(finding, policy) === "fails"))
  );
}

/**
 * How one finding stands. The least severity goes for what can't be told, too: it could be no worse
 * than the violation.
 */
export function standingOf(finding: ReportedFinding, { failOn, failOnUnknown }: FailPolicy): Standing {
  if (finding.acknowledgement?.expired === false) {
    return "acknowledged";
  }
  const isSevere = SEVERITIES.indexOf(finding.rule.severity) <= SEVERITIES.indexOf(failOn);
  return isSevere && (finding.certainty === "violation" || failOnUnknown) ? "fails" : "tolerated";
}

/** What became of one rule, whatever fails the check. */
export function outcomeOf({ examined, findings }: ReportedRule): Outcome {
  const open = findings.filter(({ acknowledgement }) => acknowledgement?.expired !== false);
  if (open.some(({ certainty }) => certainty === "violation")) {
    return "failed";
  }
  if (open.length > 0) {
    return "unknown";
  }
  if (findings.length > 0) {
    return "acknowledged";
  }
  return examined === 0 ? "notApplicable" : "passed";
}

function byPillar(rules: readonly ReportedRule[], policy: FailPolicy): PillarVerdict[] {
  const byName = new Map<string, ReportedRule[]>(PILLAR_IDS.map((pillar) => [pillar, []]));
  for (const one of rules) {
    byName.get(one.rule.id.slice(0, one.rule.id.indexOf("/")))?.push(one);
  }
  return PILLAR_IDS.map((pillar) => {
    const own = byName.get(pillar) ?? [];
    return { pillar, rules: own, counts: countsOf(own, policy) };
  }).filter((one) => one.rules.length > 0);
}

function countsOf(rules: readonly ReportedRule[], policy: FailPolicy): Counts {
  const outcomes: Record<Outcome, number> = {
    failed: 0,
    unknown: 0,
    acknowledged: 0,
    passed: 0,
    notApplicable: 0,
  };
  const violations: Record<Severity, number> = { high: 0, medium: 0, low: 0 };
  const counts = { unknown: 0, acknowledged: 0, expired: 0, failing: 0 };
  for (const rule of rules) {
    outcomes[outcomeOf(rule)] += 1;
    for (const finding of rule.findings) {
      const standing = standingOf(finding, policy);
      if (standing === "acknowledged") {
        counts.acknowledged += 1;
        continue;
      }
      counts.failing += standing === "fails" ? 1 : 0;
      counts.expired += finding.acknowledgement === undefined ? 0 : 1;
      if (finding.certainty === "violation") {
        violations[rule.rule.severity] += 1;
      } else {
        counts.unknown += 1;
      }
    }
  }
  return { rules: outcomes, violations, ...counts };
}

/** What no rule could look at can't be told, whatever severity fails the check. */
function withNotSeen(counts: Counts, notSeen: number, { failOnUnknown }: FailPolicy): Counts {
  return {
    ...counts,
    unknown: counts.unknown + notSeen,
    failing: counts.failing + (failOnUnknown ? notSeen : 0),
  };
}

function stateOf({ rules, failing, unknown }: Counts): State {
  if (failing > 0) {
    return "failed";
  }
  if (rules.failed + unknown > 0) {
    return "tolerated";
  }
  return rules.passed + rules.acknowledged > 0 ? "clean" : "empty";
}
