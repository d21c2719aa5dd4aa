import { z } from "zod";
import { EMAIL_ADDRESS } from "../../../constructs/governance/emails";
import {
  ALERT_WINDOWS,
  isRunbooksAddress,
  LIMIT_SEVERITIES,
  RUNBOOKS_WORDS,
} from "../../../constructs/observability/alerting";
import { LIMITED_ALERTS } from "../../../constructs/observability/platform-limits";
import { matching, text, whole } from "./values";

const limit = z.strictObject({
  /** In the alert's own unit: jobs, nodes, requests, percent, GB. */
  threshold: z.number(),
  /** 0 critical, 1 error, 2 warning, 3 informational. */
  severity: z.literal(LIMIT_SEVERITIES).optional(),
  /** The time that is looked at, as ISO 8601 says it. */
  window: z.enum(ALERT_WINDOWS).optional(),
});

/** Who is told when something is wrong, and where it says what to do. */
export const alerts = z.strictObject({
  /** Addresses of lists rather than of people. */
  emails: z.array(matching(EMAIL_ADDRESS, "an e-mail address")).min(1).max(1000),
  /** Where the folder docs/runbooks is read: each alert links its page. */
  runbooks: text(
    `${RUNBOOKS_WORDS}, e.g. https://git.example.com/ml/landing-zone/docs/runbooks`,
    isRunbooksAddress,
  ),
  /** Minutes that a training job may take from its start to its end, to 46 hours. @default - nobody is told */
  trainingMinutes: whole(5, 2760).optional(),
  /**
   * What is tolerated, by the alert's name: `{ "cluster-jobs-failed": { threshold: 5 } }`.
   * @default - docs/runbooks says it of each alert
   */
  limits: z.partialRecord(z.enum(LIMITED_ALERTS), limit).optional(),
});
