import type { Fact, Truth } from "../azure";
import type { Problem } from "./rule";

/**
 * A fact must pass; an absent one does, because what isn't there is another rule's, or no part of a
 * patch. Unknown never passes.
 *
 * @param problem what is bad otherwise, half a sentence: "the workspace answers on the public network"
 */
export function must<T>(fact: Fact<T>, passes: (value: T) => boolean, problem: string): Problem[] {
  switch (fact.state) {
    case "absent":
      return [];
    case "unknown":
      return [unknown(fact.at, fact.because, problem)];
    case "known": {
      if (passes(fact.value)) {
        return [];
      }
      const by = fact.byDefault ? " by default" : "";
      const written = fact.opposite && typeof fact.value === "boolean" ? !fact.value : fact.value;
      const message = `${fact.at} is ${shown(written)}${by}: ${problem}`;
      return [{ certainty: "violation", message, attribute: fact.at }];
    }
  }
}

/** As `must`, where the fact has to be there, too. */
export function mustHave<T>(fact: Fact<T>, passes: (value: T) => boolean, problem: string): Problem[] {
  return fact.state === "absent"
    ? [{ certainty: "violation", message: `${fact.at} is missing: ${problem}`, attribute: fact.at }]
    : must(fact, passes, problem);
}

/** What is joined of several resources must hold. */
export function mustHold(
  truth: Truth,
  problem: string,
  details: Pick<Problem, "attribute" | "related"> = {},
): Problem[] {
  switch (truth) {
    case "yes":
      return [];
    case "no":
      return [{ certainty: "violation", message: problem, ...details }];
    case "unknown":
      return [
        { certainty: "unknown", message: `can't be told before the plan or apply: ${problem}?`, ...details },
      ];
  }
}

/** For `must`: the value is this one. */
export function is<T>(expected: T): (value: T) => boolean {
  return (value) => value === expected;
}

/** For `must`: the text is one of these, in any case, as ARM compares. */
export function oneOf(...allowed: readonly string[]): (value: string) => boolean {
  return (value) => allowed.some((one) => one.toLowerCase() === value.toLowerCase());
}

function unknown(at: string, because: string, problem: string): Problem {
  return {
    certainty: "unknown",
    message: `${at} can't be told, ${because}: perhaps ${problem}`,
    attribute: at,
  };
}

/** Values of others may hold anything: a setting's word is shown, nothing else is. */
function shown(value: unknown): string {
  if (typeof value === "boolean" || typeof value === "number") {
    return String(value);
  }
  return typeof value === "string" && /^[\w .:/*-]{1,60}$/.test(value)
    ? JSON.stringify(value)
    : "something else";
}
