import { wholeNumberProblem } from "../compute/compute";

/** Days that collected requests are kept at most, as `ai-security/payload-retention` says. */
export const LONGEST_RETENTION_DAYS = 365;

/** What is wrong with the days after which they are deleted, in words; `undefined` if nothing is. */
export function retentionProblem(days: number): string | undefined {
  return wholeNumberProblem("retentionDays", days, 1, LONGEST_RETENTION_DAYS);
}
