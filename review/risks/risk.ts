import type { RecommendationId } from "../../baseline/catalogue";
import type { RuleId, Severity } from "../../baseline/rules/rule";
import type { AttributeChange, ResourceChange } from "../changes/change";

/** What a reviewer must know of, from worst. */
export const RISK_KINDS = [
  /** Data, or an identity that others know, is destroyed or made anew. */
  "data-loss",
  /** A lock, soft delete, versions, purge protection or prevent_destroy goes. */
  "protection-removed",
  /** Public access, egress, an inbound rule; a private endpoint or the link of a zone goes. */
  "network-opened",
  /** Somebody may do more, or somebody else may. */
  "rights-widened",
  /** A key of one's own, its rotation or a protocol's version goes. */
  "encryption-weakened",
  /** A diagnostic setting, an alert or days of retention go. */
  "monitoring-lost",
  /** It follows Microsoft's guidance less than before, in what has no kind of its own. */
  "guidance",
] as const;

export type RiskKind = (typeof RISK_KINDS)[number];

/** Something in a pull request that weakens what was there, or loses it. */
export interface Risk {
  readonly kind: RiskKind;
  readonly severity: Severity;
  /** `possible` where only a plan, or Azure, tells. */
  readonly certainty: "certain" | "possible";
  /** The resource that it is about. */
  readonly change: ResourceChange;
  /** What makes it so; empty where the resource as a whole does. */
  readonly attributes: readonly AttributeChange[];
  /** What happens, half a sentence without the resource: `the public network reaches it`. */
  readonly what: string;
  /** What can come of it, a sentence. */
  readonly why: string;
  /** What the reviewer, or the author, does; a sentence. */
  readonly fix: string;
  readonly recommendations: readonly RecommendationId[];
  /** Rules of the baseline that HEAD breaks by it and BASE did not. */
  readonly rules: readonly RuleId[];
  /** Who accepts it in HEAD; `isNew` where BASE doesn't have that acceptance. */
  readonly accepted?: {
    readonly reason: string;
    readonly approvedBy: string;
    /** YYYY-MM-DD */
    readonly expires: string;
    readonly isNew: boolean;
  };
}

/** A risk that no rule of the baseline takes part in yet, about a resource as a whole. */
export function withoutRules(
  kind: RiskKind,
  change: ResourceChange,
  words: Pick<Risk, "severity" | "what" | "why" | "fix" | "recommendations">,
): Risk {
  return { ...words, kind, change, certainty: "certain", attributes: [], rules: [] };
}
