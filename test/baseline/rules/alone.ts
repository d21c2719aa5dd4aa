import type { EstateOptions } from "../../../baseline/azure";
import type { Rule } from "../../../baseline/rules/rule";
import { findingsOf, resources } from "./findings";

/** What a rule finds in one resource of azurerm, which is called `a`. */
export function inAzurerm(rule: Rule, type: string) {
  return (attributes: object, options?: EstateOptions): string[] =>
    findingsOf(rule, resources({ [type]: { a: attributes } }), options);
}

/** What a rule finds in one resource of azapi, which is called `a`, by its body. */
export function inArm(rule: Rule, type: string) {
  return (body: object, options?: EstateOptions): string[] =>
    findingsOf(
      rule,
      resources({ azapi_resource: { a: { type: `${type}@2025-01-01`, name: "a", body } } }),
      options,
    );
}
