import { checkStack } from "../../../baseline/check/check-stack";
import type { StackCheck } from "../../../baseline/report";
import { RULES } from "../../../baseline/rules";
import { readAny } from "../../../terraform-json";

/** The verdict of all rules on a text. */
export function checkText(text: string): StackCheck {
  return checkStack({ name: "x", file: "x.json", terraform: readAny(text), acknowledgements: [] }, RULES);
}

/** Findings by rule and address, each with how certain it is. */
export function findingsOf(document: unknown): Map<string, "violation" | "unknown"> {
  const found = new Map<string, "violation" | "unknown">();
  for (const { rule, findings } of checkText(JSON.stringify(document)).rules) {
    for (const { address, certainty } of findings) {
      const key = `${rule.id} ${address}`;
      found.set(key, found.get(key) === "violation" ? "violation" : certainty);
    }
  }
  return found;
}
