import type { ConfigIssue } from "../config-issue";
import { check } from "./check";
import { missing, twice } from "./serving-issues";

// as many as the schema lets it have of its own
const MOST_EMAILS = 50;

/** What prod can't be without: somebody who hears when it costs too much. */
export const ownBudget = check(["budget", "profile", "alerts"], ({ alerts, budget, profile }) => {
  if (budget === undefined) {
    return profile === "prod" ? [missing("budget", "somebody must hear when prod costs too much")] : [];
  }
  return budget.emails === undefined && alerts === undefined
    ? [missing("budget.emails", "without alerts there is nobody else to be told")]
    : [];
});

/** Shares that would be told of twice. */
export const distinctThresholds = check(["budget"], ({ budget }) => {
  const shares = (budget?.thresholds ?? []).map(({ of, percent }) => `${of} ${percent}`);
  return shares.flatMap((share, at) => {
    const first = shares.indexOf(share);
    return first === at
      ? []
      : [{ path: `budget.thresholds[${at}]`, problem: `must differ from budget.thresholds[${first}]` }];
  });
});

/** Addresses that would be told twice. */
export const distinctBudgetEmails = check(["budget"], ({ budget }) =>
  twice((budget?.emails ?? []).map((email, at) => ({ path: `budget.emails[${at}]`, name: email }))),
);

/** See `tooManyTold`. */
export const fewEnoughTold = check(["budget", "alerts"], ({ alerts, budget }) =>
  budget === undefined || budget.emails !== undefined ? [] : tooManyTold(alerts?.emails),
);

/** Addresses of alerts that a budget without its own would tell, but takes no more than some of. */
export function tooManyTold(emails: readonly string[] = []): ConfigIssue[] {
  return emails.length <= MOST_EMAILS
    ? []
    : [
        missing(
          "budget.emails",
          `a budget tells at most ${MOST_EMAILS} addresses, and alerts.emails has ${emails.length}`,
        ),
      ];
}
