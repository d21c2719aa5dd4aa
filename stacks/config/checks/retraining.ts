import { scheduleProblems } from "../../../constructs/serving/job-schedule";
import { retrainingProblems } from "../../../constructs/serving/retraining-schedule";
import { issueWith } from "../config-issue";
import type { LandingZoneConfig } from "../landing-zone-config";
import { resolveRetraining } from "../resolve-serving";
import { CHECKPOINTS } from "../serving-containers";
import { check } from "./check";
import { issueAt } from "./serving-issues";

type Retraining = NonNullable<NonNullable<LandingZoneConfig["serving"]>["retraining"]>[number];

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
      ...argumentIssues(one, path),
      ...(one.targetMinutes !== undefined && one.targetMinutes > one.timeLimitMinutes
        ? [
            issueWith(
              `${path}.targetMinutes`,
              `must be ${one.timeLimitMinutes} at most: a job takes no longer (timeLimitMinutes)`,
              one.targetMinutes,
            ),
          ]
        : []),
    ];
  }),
);

/** A command gets parameters, inputs and the checkpoints as `--<name> <value>`: each name once. */
function argumentIssues({ inputs = {}, job }: Retraining, path: string) {
  if ("componentId" in job) {
    return [];
  }
  const searched = Object.keys(job.searchSpace);
  const said = `must differ from the parameters of job.searchSpace and from ${CHECKPOINTS}: the command gets all by name`;
  return [
    ...searched
      .filter((name) => name === CHECKPOINTS)
      .map((name) =>
        issueWith(
          `${path}.job.searchSpace`,
          `must not name ${CHECKPOINTS}: the command gets their folder by that name`,
          name,
        ),
      ),
    ...Object.keys(inputs)
      .filter((name) => name === CHECKPOINTS || searched.includes(name))
      .map((name) => issueWith(`${path}.inputs`, said, name)),
  ];
}
