import { z } from "zod";
import { EMAIL_ADDRESS } from "../../../constructs/governance/emails";
import { matching } from "./values";

/** Who is told when something is wrong, and where it says what to do. */
export const alerts = z.strictObject({
  /** Addresses of lists rather than of people. */
  emails: z.array(matching(EMAIL_ADDRESS, "an e-mail address")).min(1).max(1000),
  /** Where the folder docs/runbooks is read: each alert links its page. */
  runbooks: matching(
    /^https:\/\/[^\s?#]+[^\s?#/]$/,
    "an https address without a slash at its end, e.g. https://git.example.com/ml/landing-zone/docs/runbooks",
  ),
});
