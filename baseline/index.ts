/**
 * Microsoft's guidance as rules, for anybody's Terraform: `terraform-json/` → `graph/` → `azure/` →
 * `rules/` → `check/` → `report/`. Knows nothing of this project's constructs.
 */
export { terraformJsonOf } from "../terraform-json";
export { acceptedDeviations, type DeviationEntry } from "./acknowledgements";
export { checkStack, type StackInput } from "./check/check-stack";
export { findRule, RULES } from "./rules";
export type { Rule, RuleId, Severity } from "./rules/rule";
