import { invocationProblems } from "../../../constructs/serving/batch-schedule";
import { datastoreUri } from "../../../constructs/serving/datastore-uri";
import { scheduleProblems } from "../../../constructs/serving/job-schedule";
import { manyModelsProblems } from "../../../constructs/serving/many-models";
import { issueWith } from "../config-issue";
import type { LandingZoneConfig } from "../landing-zone-config";
import { resolveBatch } from "../resolve-serving";
import type { ResolvedBatchSchedule } from "../resolved-serving";
import { datastoreNameOf, PREDICTIONS } from "../serving-containers";
import { check } from "./check";
import { issueAt } from "./serving-issues";

type BatchConfig = NonNullable<NonNullable<LandingZoneConfig["serving"]>["batch"]>[number];

/** What the constructs would refuse in batch endpoints and their schedules. */
export const servedBatch = check(["serving"], ({ serving }) =>
  (serving?.batch ?? []).flatMap((one, at) => {
    const path = `serving.batch[${at}]`;
    // what the subscription allows is told of all of them together: `servingWithinLimits`
    const resolved = { ...resolveBatch(one), mostEndpoints: Infinity, mostDeployments: Infinity };
    return [
      ...manyModelsProblems(resolved).map((problem) => issueAt(path, problem, one)),
      ...resolved.schedules.flatMap((schedule, index) =>
        scheduleIssues(schedule, one.models, `${path}.schedules[${index}]`),
      ),
    ];
  }),
);

function scheduleIssues(schedule: ResolvedBatchSchedule, models: BatchConfig["models"], path: string) {
  const deployed = models.filter(({ retired }) => !retired).map(({ name }) => name);
  return [
    ...[...scheduleProblems(schedule), ...invocationProblems(schedule)]
      .filter((problem) => problem !== undefined)
      .map((problem) => issueAt(path, problem, schedule)),
    ...(schedule.output.startsWith(datastoreUri({ datastoreName: datastoreNameOf(PREDICTIONS) }, ""))
      ? [
          issueWith(
            `${path}.output`,
            `must not lie in the datastore ${datastoreNameOf(PREDICTIONS)}: what is whole is copied there, and read there`,
            schedule.output,
          ),
        ]
      : []),
    ...(deployed.includes(schedule.model)
      ? []
      : [
          issueWith(
            `${path}.model`,
            `must be the name of a model that is deployed: ${deployed.join(", ")}`,
            schedule.model,
          ),
        ]),
  ];
}
