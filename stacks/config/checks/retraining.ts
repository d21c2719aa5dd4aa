import { scheduleProblems } from "../../../constructs/serving/job-schedule";
import { retrainingProblems } from "../../../constructs/serving/retraining-schedule";
import { resolveRetraining } from "../resolve-serving";
import { check } from "./check";
import { issueAt } from "./serving-issues";

/** What the constructs would refuse in a schedule that trains, and one without a cluster to train on. */
export const possibleRetraining = check(["serving", "promotion"], ({ serving, promotion }) =>
  (serving?.retraining ?? []).flatMap((one, at) => {
    const path = `serving.retraining[${at}]`;
    const resolved = resolveRetraining(one);
    return [
      ...(promotion === "artifact"
        ? [{ path, problem: "needs a training cluster: promotion must be retrain" }]
        : []),
      ...[...scheduleProblems(resolved), ...retrainingProblems(resolved)]
        .filter((problem) => problem !== undefined)
        .map((problem) => issueAt(path, problem, one)),
    ];
  }),
);
