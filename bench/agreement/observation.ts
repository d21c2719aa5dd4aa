import type { Problem, RuleId } from "../../baseline/rules/rule";
import type { Verdict } from "../../rehearsal/policy";
import { isAttributes } from "../../terraform-json";

/** What a policy says of a resource that a control plane holds. */
export interface PolicyVerdict {
  /** GUID, lower case. */
  readonly policy: string;
  /** Terraform address of the resource, or of the one that it lies in. */
  readonly address: string;
  readonly verdict: Exclude<Verdict, "not-applicable">;
  /** What decided, in a sentence of the evaluator's. */
  readonly reason: string;
}

/** What a rule says of a resource of the configuration; no problem is a pass. */
export interface RuleVerdict {
  readonly rule: RuleId;
  readonly address: string;
  readonly problems: readonly Problem[];
}

/** A mutant, as far as a report names it. */
export interface MutantName {
  readonly id: string;
  readonly address: string;
}

/** Both verdicts on one configuration: on what stands after its apply, and on its Terraform JSON. */
export interface Observation {
  readonly stack: string;
  /** Absent for the sound stack. */
  readonly mutant?: MutantName;
  readonly policies: readonly PolicyVerdict[];
  readonly rules: readonly RuleVerdict[];
}

/** A mutant that the provider or the control plane didn't take. */
export interface Refusal {
  readonly stack: string;
  readonly mutant: MutantName;
  /** The first error. */
  readonly refused: string;
}

/** What was seen of one configuration, and which it is. */
export type Seen =
  /**
   * `sound`: as the stack is written; `base`: its protection of data switched off, as mutants are made of
   * it; `mutant`: in the places where it shows; `elsewhere`: in all other places, while it stood.
   */
  | { readonly kind: "sound" | "base" | "mutant" | "elsewhere"; readonly observation: Observation }
  | { readonly kind: "refusal"; readonly refusal: Refusal };

/** Whether it is one, by what tells them apart. */
export function isSeen(value: unknown): value is Seen {
  return isAttributes(value) && (isAttributes(value.observation) || isAttributes(value.refusal));
}

const KINDS: readonly Seen["kind"][] = ["sound", "base", "mutant", "elsewhere", "refusal"];

/** By stack, kind and mutant: what was seen comes in whatever order the applies ended. */
export function inOrder(seen: readonly Seen[]): Seen[] {
  const keyOf = (one: Seen): string => {
    const { stack, mutant } = one.kind === "refusal" ? one.refusal : one.observation;
    return `${stack} ${KINDS.indexOf(one.kind)} ${mutant?.id ?? ""}`;
  };
  return [...seen].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}
