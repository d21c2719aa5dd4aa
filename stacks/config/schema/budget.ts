import { z } from "zod";
import { EMAIL_ADDRESS } from "../../../constructs/governance/emails";
import { matching, whole } from "./values";

/** What a month may cost, and who hears when it comes near. */
export const budget = z.strictObject({
  /** In the currency of the billing account, at least 1. */
  monthly: z.number().min(1),
  /** The first day of the month from which on costs count; leave it as it is: another one makes another budget. */
  startsOn: matching(/^(201[89]|20[2-9]\d)-(0[1-9]|1[0-2])-01$/, "the first day of a month, e.g. 2026-12-01"),
  /** Those who pay, and those who can do something. @default - who is told by alerts */
  emails: z.array(matching(EMAIL_ADDRESS, "an e-mail address")).min(1).max(50).optional(),
  /**
   * Shares of `monthly`, each told of once a month: spent so far, or foreseen for the month's end.
   * @default - 50, 80 and 100 percent spent, 100 and 120 percent foreseen
   */
  thresholds: z
    .array(z.strictObject({ of: z.enum(["actual", "forecast"]), percent: whole(1, 1000) }))
    .min(1)
    .max(5)
    .optional(),
});
