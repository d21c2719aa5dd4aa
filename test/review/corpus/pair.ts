import type { RuleId, Severity } from "../../../baseline/rules/rule";
import type { ChangeKind } from "../../../review/changes/change";
import type { FindingChange } from "../../../review/review";
import type { RiskKind } from "../../../review/risks/risk";
import type { Sides } from "./sides";

/**
 * A pull request and what a reviewer must know of it. What is expected is written by hand, from what Azure
 * and Terraform do and not from what the review prints; nothing rewrites it.
 */
export interface Pair {
  /** Reads as a sentence. */
  readonly name: string;
  readonly base: Sides;
  readonly head: Sides;
  /** `oneOf` where a platform engineer could say either. */
  readonly expected: Expected | { readonly oneOf: readonly Expected[] };
}

export interface Expected {
  /** With the default of what fails a review: any risk that nobody accepts. */
  readonly fails: boolean;
  /** All that matter, and no other. */
  readonly risks: readonly ExpectedRisk[];
  /** What it brings that no rule can follow: a sentence has these words. @default - none */
  readonly brings?: readonly string[];
  /** Exact counts of the kinds that are named. @default - not looked at */
  readonly changes?: Readonly<Partial<Record<ChangeKind, number>>>;
  /** Moves whose block is missing. @default - none */
  readonly moves?: readonly Move[];
  /** Moves that HEAD declares. @default - none */
  readonly declaredMoves?: readonly Move[];
  /** What it costs idle. @default - not looked at */
  readonly cost?: "up" | "down" | "same";
  /** Addresses of what gets another name in Azure. @default - none */
  readonly names?: readonly string[];
  /** Rules of findings by what became of them; those that are named are exact. @default - not looked at */
  readonly findings?: Readonly<Partial<Record<FindingChange["became"], readonly RuleId[]>>>;
}

/** Anything that fails by default. */
export function mustFail({ brings = [], risks }: Expected): boolean {
  return brings.length > 0 || risks.some(({ accepted }) => !accepted);
}

export interface ExpectedRisk {
  readonly kind: RiskKind;
  /** Of HEAD or, of what goes, of BASE. */
  readonly address: string;
  /**
   * The attributes that make it so, without indexes; a path stands for all below it. Whether the review
   * tells several in one entry or in one each is its own choice. @default - not looked at, and one entry
   */
  readonly attributes?: readonly string[];
  /** Attributes that may stand beside those. @default - none */
  readonly also?: readonly string[];
  readonly severity?: Severity;
  /** Somebody accepts it in HEAD. */
  readonly accepted?: true;
}

export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What is expected of a pull request that changes nothing. */
export const NOTHING: Expected = {
  fails: false,
  risks: [],
  changes: { create: 0, update: 0, replace: 0, destroy: 0, forget: 0, keep: 0 },
  cost: "same",
  findings: { new: [], fixed: [], accepted: [], expiring: [], expired: [] },
};

/** The same kind of risk at several addresses. */
export function each(
  kind: RiskKind,
  addresses: readonly string[],
  more: Omit<ExpectedRisk, "kind" | "address"> = {},
): ExpectedRisk[] {
  return addresses.map((address) => ({ kind, address, ...more }));
}
