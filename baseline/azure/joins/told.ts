import type { GraphResource, Target } from "../../graph";
import {
  ALERT_PROCESSING_RULE,
  type AlertProcessingRule,
  type AlertSuppression,
} from "../alert-processing-rule";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, holds, not, type Truth } from "../fact";
import type { AnyAlert } from "./alerts";
import { isWritten, targetKeys } from "./references";

/** Whether an alert tells an action group: one that it names, or that a rule for all of a scope gives it. */
export function tells(alert: AnyAlert, estate: AzureEstate): Truth {
  return anyOf([
    isWritten(alert.told),
    ...estate
      .all(ALERT_PROCESSING_RULE)
      .map((rule) => allOf([isWritten(rule.told), holds(rule.enabled, (is) => is), isInScope(alert, rule)])),
  ]);
}

/** Whether a rule keeps all alerts of a group or a subscription silent, and for ever. */
export function silencesAll({ condition, enabled, schedule, scopes }: AlertSuppression): Truth {
  const isOnAll = scopes.state === "known" ? (scopes.value.some(isWide) ? "yes" : "no") : isWritten(scopes);
  return allOf([
    not(holds(enabled, (is) => !is)),
    isOnAll,
    not(isWritten(schedule)),
    not(isWritten(condition)),
  ]);
}

/** An alert has the scope of what it looks at. */
function isInScope({ scopes }: AnyAlert, rule: AlertProcessingRule): Truth {
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
