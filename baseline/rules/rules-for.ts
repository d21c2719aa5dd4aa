import { RULES } from ".";
import type { RuleId } from "./rule";

/** The rules that check a recommendation, in the order of the reports. */
export function ruleIdsFor(recommendation: string): RuleId[] {
  return RULES.filter(({ recommendations }) => recommendations.some((id) => id === recommendation)).map(
    ({ id }) => id,
  );
}
