import { issueWith } from "../config-issue";
import { check } from "./check";

/** The rule that finds them in the stack; who lets it only warn has looked at it. */
const RULE = "reliability/schedule-enabled";

/** Schedules of prod that start nothing: who sees them takes predictions and models for fresh. */
export const enabledSchedules = check(
  ["serving", "profile", "baseline"],
  ({ serving, profile, baseline }) => {
    if (profile !== "prod" || baseline?.warnOnly.includes(RULE)) {
      return [];
    }
    const { batch = [], retraining = [] } = serving ?? {};
    return [
      ...batch.flatMap(({ schedules = [] }, at) =>
        schedules.map((one, index) => ({ ...one, path: `serving.batch[${at}].schedules[${index}]` })),
      ),
      ...retraining.map((one, at) => ({ ...one, path: `serving.retraining[${at}]` })),
    ].flatMap(({ enabled = true, path }) =>
      enabled
        ? []
        : [
            issueWith(
              `${path}.enabled`,
              `must be true in prod, or the schedule be left out: it would start nothing (for a while, baseline.warnOnly may name ${RULE})`,
              enabled,
            ),
          ],
    );
  },
);
