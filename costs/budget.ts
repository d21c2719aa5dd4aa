import { numberOf, type Resource, textOf } from "../terraform-json";

const BUDGETS: readonly string[] = [
  "azurerm_consumption_budget_resource_group",
  "azurerm_consumption_budget_subscription",
];

/** Months of a budget's period; of a month where it isn't said. */
const MONTHS: Readonly<Record<string, number>> = {
  Quarterly: 3,
  BillingQuarter: 3,
  Annually: 12,
  BillingAnnual: 12,
};

/** What stacks may cost a month by the tightest of their budgets; undefined where they have none. */
export function monthlyBudget(resources: readonly Resource[]): number | undefined {
  const amounts = resources.flatMap(({ type, attributes }) => {
    const amount = BUDGETS.includes(type) ? numberOf(attributes, "amount") : undefined;
    const period = textOf(attributes, "time_grain") ?? "Monthly";
    const months = Object.hasOwn(MONTHS, period) ? (MONTHS[period] ?? 1) : 1;
    return amount === undefined ? [] : [amount / months];
  });
  return amounts.length === 0 ? undefined : Math.min(...amounts);
}
