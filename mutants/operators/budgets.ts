import { isAttributes, textOf } from "../../terraform-json";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { flag, type Row, row } from "../row";

export const BUDGETED: Breaks = ["cost/policies-and-quotas", "ai-cost/cost-accountability"];

const WHO = ["contact_emails", "contact_groups", "contact_roles"];

/** What costs are held against. */
export const BUDGETS: readonly Domain[] = ["resource_group", "subscription", "management_group"].map(
  (scope) => ({
    type: `azurerm_consumption_budget_${scope}`,
    rows: [
      flag("notification.enabled", true, { absent: true, breaks: BUDGETED }),
      onlyRoles(),
      lessNotifications(),
    ],
    covers: ["threshold", "threshold_type", "operator", ...WHO].map((name) => `notification.${name}`),
  }),
);

/** Those who hold a role are whoever does; nobody has named them. */
function onlyRoles(): Row {
  return row(["notification"], { breaks: BUDGETED }, function* (place, breaks) {
    const all: readonly unknown[] = [place.value].flat();
    for (const [index, one] of all.entries()) {
      if (isAttributes(one)) {
        const { contact_emails: _emails, contact_groups: _groups, ...rest } = one;
        yield {
          operator: "drop-element",
          place: { path: [...place.path, index], label: place.label },
          to: { value: { ...rest, contact_roles: ["Owner"] } },
          value: `recipients ${index}`,
          change: "no address and no action group is named",
          breaks,
        };
      }
    }
  });
}

/** Nobody hears in time. */
function lessNotifications(): Row {
  return row(["notification"], { breaks: BUDGETED }, function* (place, breaks) {
    const all = [place.value].flat().filter((one) => isAttributes(one));
    for (const type of ["Actual", "Forecasted"]) {
      const others = all.filter((one) => (textOf(one, "threshold_type") ?? "Actual") !== type);
      const late = all.map((one) =>
        (textOf(one, "threshold_type") ?? "Actual") === type ? { ...one, threshold: 1000 } : one,
      );
      if (others.length > 0 && others.length < all.length) {
        yield {
          operator: "drop-element",
          place,
          to: { value: others },
          value: type,
          change: `none is ${type}`,
          breaks,
        };
        yield {
          operator: "weaken-number",
          place,
          to: { value: late },
          value: type,
          change: `${type} from 1000 percent on`,
          breaks,
        };
      }
    }
    yield {
      operator: "weaken-value",
      place,
      to: { value: all.map((one) => ({ ...one, operator: "LessThan" })) },
      value: "LessThan",
      change: "tells of low costs",
      breaks,
    };
  });
}
