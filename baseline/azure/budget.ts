import type { GraphResource } from "../graph";
import { readEach } from "./blocks-read";
import type { Facts } from "./facts";
import { isAzapi } from "./facts";
import { namedBlocks } from "./named-blocks";
import { type ScopeLevel, scopeLevelOf } from "./scope";
import { kind, type SubjectOf } from "./subject";

const LEVELS: Readonly<Record<string, ScopeLevel>> = {
  azurerm_consumption_budget_management_group: "management group",
  azurerm_consumption_budget_subscription: "subscription",
  azurerm_consumption_budget_resource_group: "resource group",
};

/** What costs are held against. */
export const BUDGET = kind(
  { azurerm: Object.keys(LEVELS), arm: ["Microsoft.Consumption/budgets"] },
  (facts) => ({
    ...placeOf(facts.resource),
    amount: facts.number({ azurerm: "amount", body: "properties.amount" }),
    /** Of which costs alone it is. */
    filter: facts.any({ azurerm: "filter", body: "properties.filter" }),
    notifications: notificationsOf(facts),
  }),
);

export type Budget = SubjectOf<typeof BUDGET>;

/** When somebody is told of costs, and who. */
export type BudgetNotification = ReturnType<typeof notificationOf>;

function placeOf(resource: GraphResource) {
  const [word = ""] = /(management_group|subscription|resource_group)$/.exec(resource.type) ?? [];
  const scope = resource.targets(isAzapi(resource) ? "parent_id" : `${word}_id`);
  const [target] = scope.state === "known" ? scope.value : [];
  return { scope, level: LEVELS[resource.type] ?? (target && scopeLevelOf(target)) };
}

/** In a body they have names of somebody's choice. */
function notificationsOf(facts: Facts) {
  if (!isAzapi(facts.resource)) {
    return readEach(facts.blocks({ azurerm: "notification" }), notificationOf);
  }
  const named = namedBlocks(facts.resource, "body.properties.notifications");
  return named.state === "known"
    ? { ...named, value: named.value.map((one) => notificationOf(one.facts)) }
    : named;
}

function notificationOf(block: Facts) {
  return {
    enabled: block.flag({ azurerm: "enabled", body: "enabled", whenAbsent: { azurerm: true } }),
    /** Percent of the amount. */
    threshold: block.number({ azurerm: "threshold", body: "threshold" }),
    operator: block.text({ azurerm: "operator", body: "operator" }),
    /** `Actual` or `Forecasted`. */
    of: block.text({ azurerm: "threshold_type", body: "thresholdType", whenAbsent: "Actual" }),
    emails: block.any({ azurerm: "contact_emails", body: "contactEmails" }),
    groups: block.any({ azurerm: "contact_groups", body: "contactGroups" }),
  };
}
