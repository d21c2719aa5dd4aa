import type { StackInput } from "../baseline/check/check-stack";
import type { ReportedFinding } from "../baseline/report";
import type { Hours } from "../costs/hours";
import type { ResourceChange } from "./changes/change";
import type { Risk, RiskKind } from "./risks/risk";

/** One stack or plan on both sides; a side is missing where the stack is new, or gone. */
export interface ReviewInput {
  readonly name: string;
  readonly base?: StackInput;
  readonly head?: StackInput;
  /** What is expected to run, on either side. @default - nobody said */
  readonly hours?: { readonly base?: Hours; readonly head?: Hours };
}

/**
 * What fails a review: a kind of risk that nobody accepts; `not-seen`: the pull request brings what no rule
 * can follow; `accepted`: it brings what only somebody's acceptance covers; `cost-up`: it costs more in one
 * of the three cases.
 */
export type FailOn = RiskKind | "not-seen" | "accepted" | "cost-up";

/** A finding of the baseline, and what became of it. */
export interface FindingChange {
  readonly finding: ReportedFinding;
  /**
   * `new`: HEAD has it, BASE hasn't; `fixed`: the other way round; `accepted`: HEAD accepts what BASE didn't
   * have or didn't accept; `expiring`: accepted for 30 more days at most; `expired`: the day is over.
   */
  readonly became: "new" | "fixed" | "accepted" | "expiring" | "expired";
}

/** What something costs a month, before and after. */
export interface CostStep {
  readonly before: number;
  readonly after: number;
}

/** What something costs a month while nothing runs and, where a report tells it, in the other cases. */
export interface CostSteps extends CostStep {
  /** By the hours given. */
  readonly expected?: CostStep;
  /** With everything at its largest, all month. */
  readonly worst?: CostStep;
}

/** What a stack costs a month, on either side. */
export interface CostChange extends CostSteps {
  readonly currency: string;
  /** YYYY-MM-DD, the day of the price table. */
  readonly priceDate: string;
  /** What makes the difference, the largest first. */
  readonly lines: readonly (CostSteps & { readonly what: string })[];
  /** What has no price and came or went. */
  readonly notPriced: readonly string[];
}

/** A resource that gets another name in Azure. */
export interface NameChange {
  readonly change: ResourceChange;
  readonly before: string;
  readonly after: string;
}

/** What a pull request does to one stack. */
export interface StackReview {
  readonly name: string;
  readonly presence: "both" | "added" | "removed";
  /** `plan`: it is Terraform's word; `configuration`: what is replaced is inferred. */
  readonly kind: "configuration" | "plan";
  readonly production: boolean;
  /** Worst first; in a kind by severity, then address. */
  readonly risks: readonly Risk[];
  /** All of them, in the order of addresses; reports show those without a risk as a count. */
  readonly changes: readonly ResourceChange[];
  readonly findings: readonly FindingChange[];
  readonly cost?: CostChange;
  readonly names: readonly NameChange[];
  /** What no reviewer can see here, a sentence each without its full stop; what is new stands first. */
  readonly notSeen: readonly string[];
  /** Those of `notSeen` that the pull request brings, or makes do something else. */
  readonly newNotSeen: readonly string[];
}

/** What a pull request really changes. */
export interface Review {
  /** Version of this package. */
  readonly version: string;
  readonly base: string;
  readonly head: string;
  readonly stacks: readonly StackReview[];
  readonly failOn: readonly FailOn[];
}
