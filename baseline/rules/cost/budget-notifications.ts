import { allOf, anyOf, type Fact, holds, not, type Truth } from "../../azure";
import type { BudgetNotification } from "../../azure/budget";
import { budgets } from "../../azure/joins/budgets";
import { mustHold } from "../must";
import { rule } from "../rule";

/** Percent of the amount: what is told of later comes after the money is gone. */
const ALL = 100;

export const budgetNotifications = rule({
  id: "cost/budget-notifications",
  title: "A budget tells somebody before it is spent, and when that is foreseen",
  recommendations: ["cost/policies-and-quotas", "ai-cost/cost-accountability"],
  severity: "low",
  why: "A budget stops nothing: it is worth what those make of it who hear in time.",
  fix: {
    construct: "Budget: emails, thresholds; in an environment's file, budget",
    terraform:
      'azurerm_consumption_budget_resource_group: notification { enabled = true, threshold up to 100, contact_emails or contact_groups }, one of them with threshold_type = "Forecasted"',
  },
  looksAt: budgets,
  finds: ({ notifications }) => {
    const { at } = notifications;
    if (notifications.state === "unknown") {
      return mustHold("unknown", "it tells nobody", { attribute: at });
    }
    const all = notifications.state === "known" ? notifications.value : [];
    const tellsOf = (type: RegExp) =>
      anyOf(
        all.map((one) =>
          allOf([
            tells(one),
            holds(one.of, (text) => type.test(text)),
            holds(one.threshold, (value) => value <= ALL),
          ]),
        ),
      );
    return [
      ...all.flatMap(({ enabled, groups, emails, ...one }) => [
        ...mustHold(not(holds(enabled, (is) => !is)), "a notification is switched off", {
          attribute: enabled.at,
        }),
        ...mustHold(
          hasRecipient({ ...one, emails, enabled, groups }),
          "a notification has no address and no action group: who holds a role is nobody that somebody has named",
          { attribute: emails.at },
        ),
        ...mustHold(
          not(holds(one.operator, (text) => !/^GreaterThan/i.test(text))),
          "it tells of low costs",
          {
            attribute: one.operator.at,
          },
        ),
      ]),
      ...mustHold(tellsOf(/^actual$/i), "nobody is told before all of it is spent", { attribute: at }),
      ...mustHold(tellsOf(/^forecasted$/i), "nobody is told when it is foreseen that it won't do", {
        attribute: at,
      }),
    ];
  },
});

function tells(notification: BudgetNotification): Truth {
  return allOf([holds(notification.enabled, (is) => is), hasRecipient(notification)]);
}

function hasRecipient({ emails, groups }: Pick<BudgetNotification, "emails" | "groups" | "enabled">): Truth {
  return anyOf([isFilled(emails), isFilled(groups)]);
}

function isFilled(list: Fact<unknown>): Truth {
  return holds(list, (value) => Array.isArray(value) && value.some((one) => String(one).trim() !== ""));
}
