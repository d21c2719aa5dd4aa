import { issueWith } from "../config-issue";
import { check } from "./check";

/** Addresses that would be one receiver: its name has letters, digits and hyphens only, whatever the address has. */
export const distinctEmails = check(["alerts"], ({ alerts }) => {
  const receivers = (alerts?.emails ?? []).map((email) => email.toLowerCase().replace(/[^a-z0-9]/g, "-"));
  return (alerts?.emails ?? []).flatMap((email, at) => {
    const first = receivers.indexOf(receivers[at] ?? "");
    return first === at
      ? []
      : [
          issueWith(
            `alerts.emails[${at}]`,
            `must differ from alerts.emails[${first}] by more than case and punctuation`,
            email,
          ),
        ];
  });
});
