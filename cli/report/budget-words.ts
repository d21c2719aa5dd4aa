import type { EnvironmentCost } from "../environment-costs";
import { money } from "./money";

/** Whether an environment stays within its budget, in a sentence; undefined where it does, or has none. */
export function budgetWords({ budget, estimate }: EnvironmentCost): string | undefined {
  const { currency, monthly } = estimate;
  if (budget === undefined || monthly.worst <= budget) {
    return undefined;
  }
  const over = (amount: number) => `${money(amount - budget)} ${currency}`;
  return monthly.idle > budget
    ? `Over the budget of ${money(budget)} a month by ${over(monthly.idle)} while nothing runs, by ${over(monthly.worst)} at worst.`
    : `The worst case is over the budget of ${money(budget)} a month by ${over(monthly.worst)}${
        monthly.expected > budget ? `, and what is expected by ${over(monthly.expected)}` : ""
      }.`;
}
