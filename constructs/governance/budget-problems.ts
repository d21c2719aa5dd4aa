import { Token } from "cdktf";
import type { BudgetProps } from "./budget";
import { emailProblems } from "./emails";

/** A share of a budget's amount that is told of. */
export interface BudgetThreshold {
  /** What was spent so far in the period, or what Azure foresees for its end. */
  readonly of: "actual" | "forecast";
  /** Of the amount; a whole number from 1 to 1000. */
  readonly percent: number;
}

const MOST_THRESHOLDS = 5;
const EARLIEST = "2017-06-01";
const ROLES: readonly string[] = ["Owner", "Contributor", "Reader"];
const PERIODS: readonly string[] = ["Monthly", "Quarterly", "Annually"];
const ACTION_GROUP = /\/providers\/Microsoft\.Insights\/actionGroups\/[^/]+$/i;

/** What is wrong with a budget, in words; empty if nothing is. */
export function budgetProblems(
  props: BudgetProps & { readonly thresholds: readonly BudgetThreshold[] },
): string[] {
  const { actionGroupId, amount, emails, name, period, roles = [], startsOn, tags = {}, thresholds } = props;
  return [
    /^[-_a-zA-Z0-9]{1,63}$/.test(name) || Token.isUnresolved(name)
      ? undefined
      : `name must be 1 to 63 letters, digits, underscores and hyphens (got ${JSON.stringify(name)})`,
    Number.isFinite(amount) && amount >= 1
      ? undefined
      : `amount must be at least 1 in the currency of the billing account (got ${amount})`,
    isFirstOfMonth(startsOn) && startsOn >= EARLIEST
      ? undefined
      : `startsOn must be the first day of a month from ${EARLIEST} on, e.g. 2026-11-01 (got ${JSON.stringify(startsOn)})`,
    ...emailProblems("emails", emails),
    actionGroupId === undefined || Token.isUnresolved(actionGroupId) || ACTION_GROUP.test(actionGroupId)
      ? undefined
      : `actionGroupId must be the ARM id of an action group (got ${JSON.stringify(actionGroupId)})`,
    ...roles
      .filter((role) => !ROLES.includes(role))
      .map((role) => `roles must be of ${ROLES.join(", ")} (got ${JSON.stringify(role)})`),
    period === undefined || PERIODS.includes(period)
      ? undefined
      : `period must be one of ${PERIODS.join(", ")} (got ${JSON.stringify(period)})`,
    ...Object.entries(tags)
      .filter(([, values]) => values.length === 0 || values.includes(""))
      .map(([tag]) => `tags.${tag} must name at least one value, none of them empty`),
    ...thresholdProblems(thresholds),
  ].filter((problem) => problem !== undefined);
}

function isFirstOfMonth(day: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])-01$/.test(day);
}

function thresholdProblems(thresholds: readonly BudgetThreshold[]): string[] {
  const keys = thresholds.map(({ of, percent }) => `${of} ${percent}`);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  return [
    ...(thresholds.length >= 1 && thresholds.length <= MOST_THRESHOLDS
      ? []
      : [`thresholds must be 1 to ${MOST_THRESHOLDS} (got ${thresholds.length})`]),
    ...thresholds.flatMap(({ of, percent }, index) => [
      ...(Number.isInteger(percent) && percent >= 1 && percent <= 1000
        ? []
        : [`thresholds[${index}].percent must be a whole number from 1 to 1000 (got ${percent})`]),
      ...(of === "actual" || of === "forecast"
        ? []
        : [`thresholds[${index}].of must be actual or forecast (got ${JSON.stringify(of)})`]),
    ]),
    ...(twice === undefined ? [] : [`thresholds must each be named once (got ${twice} twice)`]),
  ];
}
