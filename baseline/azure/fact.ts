import type { Absent, Known, Unknown } from "../graph";

/** A fact of an Azure resource: what is written or, where nothing is, what the default makes of it. */
export type Fact<T> = KnownFact<T> | Absent | Unknown;

/** A fact that the input tells. */
export interface KnownFact<T> extends Known<T> {
  /** Nobody wrote it: it is what the provider, or Azure, takes then. */
  readonly byDefault: boolean;
  /** What stands there, if the fact is its opposite: `disableLocalAuth` for local sign-in. */
  readonly opposite?: boolean;
}

/** Three-valued logic for what joins several facts: unknown is never yes. */
export type Truth = "yes" | "no" | "unknown";

/** Whether one of them holds: yes if any does, else unknown if any may. */
export function anyOf(truths: Iterable<Truth>): Truth {
  let result: Truth = "no";
  for (const truth of truths) {
    if (truth === "yes") {
      return "yes";
    }
    if (truth === "unknown") {
      result = "unknown";
    }
  }
  return result;
}

/** Whether all of them hold: no if any doesn't, else unknown if any may not. */
export function allOf(truths: Iterable<Truth>): Truth {
  let result: Truth = "yes";
  for (const truth of truths) {
    if (truth === "no") {
      return "no";
    }
    if (truth === "unknown") {
      result = "unknown";
    }
  }
  return result;
}

/** The opposite; unknown stays unknown. */
export function not(truth: Truth): Truth {
  return truth === "unknown" ? "unknown" : truth === "yes" ? "no" : "yes";
}

/** Whether a fact is known and passes; an absent one doesn't. */
export function holds<T>(fact: Fact<T>, passes: (value: T) => boolean): Truth {
  switch (fact.state) {
    case "known":
      return passes(fact.value) ? "yes" : "no";
    case "absent":
      return "no";
    case "unknown":
      return "unknown";
  }
}

/** The value if it is known. */
export function knownValue<T>(fact: Fact<T>): T | undefined {
  return fact.state === "known" ? fact.value : undefined;
}
