import { receiverOf } from "../../../constructs/observability/action-group";
import { limitProblems } from "../../../constructs/observability/alerting";
import { LIMITED_ALERTS, PLATFORM_LIMITS } from "../../../constructs/observability/platform-limits";
import { type ConfigIssue, issueWith } from "../config-issue";
import { check, issueAtFirstWord } from "./check";
import { missing } from "./serving-issues";

/** See `repeatedReceivers`. */
export const distinctEmails = check(["alerts"], ({ alerts }) =>
  repeatedReceivers("alerts.emails", alerts?.emails),
);

/** Addresses that would be one receiver: its name has letters, digits and hyphens only, whatever the address has. */
export function repeatedReceivers(list: string, emails: readonly string[] = []): ConfigIssue[] {
  const receivers = emails.map(receiverOf);
  return emails.flatMap((email, at) => {
    const first = receivers.indexOf(receivers[at] ?? "");
    return first === at
      ? []
      : [
          issueWith(
            `${list}[${at}]`,
            `must differ from ${list}[${first}] by more than case and punctuation`,
            email,
          ),
        ];
  });
}

/** What prod can't be without: somebody who hears of what fails. */
export const somebodyIsTold = check(["alerts", "profile"], ({ alerts, profile }) =>
  profile === "prod" && alerts === undefined
    ? [missing("alerts", "somebody must hear of what fails in prod")]
    : [],
);

/** Thresholds that no alert can have. */
export const possibleLimits = check(["alerts"], ({ alerts }) =>
  LIMITED_ALERTS.flatMap((name) => {
    const limit = alerts?.limits?.[name];
    return limit === undefined
      ? []
      : limitProblems(name, limit, PLATFORM_LIMITS[name]).map((problem) =>
          issueAtFirstWord("alerts.limits", problem),
        );
  }),
);
