import type { GraphResource, Target } from "../../graph";
import { ALERT_PROCESSING_RULE, type AlertProcessingRule } from "../alert-processing-rule";
import type { AlertRule } from "../alert-rule";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, holds, type Truth } from "../fact";
import { isWritten, targetKeys } from "./references";

/** Whether an alert tells an action group: one that it names, or that a rule for all of a scope gives it. */
export function tells(alert: AlertRule, estate: AzureEstate): Truth {
  return anyOf([
    isWritten(alert.told),
    ...estate
      .all(ALERT_PROCESSING_RULE)
      .map((rule) => allOf([isWritten(rule.told), holds(rule.enabled, (is) => is), isInScope(alert, rule)])),
  ]);
}

/** An alert has the scope of what it looks at. */
function isInScope({ scopes }: AlertRule, rule: AlertProcessingRule): Truth {
  if (rule.scopes.state !== "known" || scopes.state !== "known") {
    return rule.scopes.state === "absent" ? "no" : "unknown";
  }
  const own = new Set(targetKeys(scopes));
  return rule.scopes.value.some(isWide) || targetKeys(rule.scopes).some((key) => own.has(key)) ? "yes" : "no";
}

/** A subscription or a resource group; whether the alert's resource is in it, its id rarely tells. */
function isWide(target: Target<GraphResource>): boolean {
  return target.kind === "external"
    ? !/\/providers\//i.test(target.id)
    : /^azurerm_(resource_group|subscription)$/.test(target.resource.type);
}
