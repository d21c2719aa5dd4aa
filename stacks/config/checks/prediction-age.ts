import { type ConfigIssue, issueWith } from "../config-issue";
import type { LandingZoneConfig } from "../landing-zone-config";
import { longestGapHours } from "../longest-gap";
import { check } from "./check";
import { missing } from "./serving-issues";

type BatchConfig = NonNullable<NonNullable<LandingZoneConfig["serving"]>["batch"]>[number];
type BatchTrigger = NonNullable<BatchConfig["schedules"]>[number]["trigger"];

/** Hours that an alert looks back at most. */
const LONGEST_WATCHED = 47;

/** In prod somebody is told of old predictions, or somebody accepted that nobody is; and no alert fires while all is well. */
export const watchedAge = check(["serving", "profile"], ({ serving, profile }) =>
  (serving?.batch ?? []).flatMap((one, at) => {
    const path = `serving.batch[${at}]`;
    return [
      ...acceptanceIssues(one, path, profile === "prod"),
      ...gapIssues(one, path),
      ...elsewhereIssues(one, path),
    ];
  }),
);

function acceptanceIssues(
  { ageUnwatched, maxAgeHours }: BatchConfig,
  path: string,
  isProd: boolean,
): ConfigIssue[] {
  if (ageUnwatched !== undefined) {
    const answered = maxAgeHours !== undefined ? "maxAgeHours watches it" : "only prod has to watch it";
    return maxAgeHours === undefined && isProd
      ? []
      : [{ path: `${path}.ageUnwatched`, problem: `must be left out: ${answered}` }];
  }
  return isProd && maxAgeHours === undefined
    ? [
        missing(
          `${path}.maxAgeHours`,
          "in prod somebody relies on predictions not being old, or ageUnwatched says who accepted that",
        ),
      ]
    : [];
}

/** What jobs write elsewhere nobody here publishes, so an alert on its age would never end. */
function elsewhereIssues({ maxAgeHours, schedules = [] }: BatchConfig, path: string): ConfigIssue[] {
  return maxAgeHours === undefined
    ? []
    : schedules.flatMap(({ output }, at) =>
        output === undefined
          ? []
          : [
              issueWith(
                `${path}.schedules[${at}].output`,
                "must be left out beside maxAgeHours: only what lies where jobs write by default is published, and so watched",
                output,
              ),
            ],
      );
}

/** Each model's predictions are watched apart, whichever of its schedules brought them. */
function gapIssues({ maxAgeHours, models, schedules = [] }: BatchConfig, path: string): ConfigIssue[] {
  const triggers = new Map(models.map(({ name }) => [name, [] as BatchTrigger[]]));
  for (const { enabled = true, model, trigger } of schedules) {
    if (enabled) {
      triggers.get(model)?.push(trigger);
    }
  }
  const [longest] = [...triggers]
    .map(([name, own]) => ({ name, gap: longestGapHours(own) ?? 0 }))
    .sort((one, other) => other.gap - one.gap);
  if (maxAgeHours === undefined || longest === undefined || longest.gap <= maxAgeHours) {
    return [];
  }
  const { gap, name } = longest;
  return [
    issueWith(
      `${path}.maxAgeHours`,
      gap <= LONGEST_WATCHED
        ? `must be ${gap} at least: so many hours lie between two runs of ${name}`
        : `can't watch ${name}: ${gap} hours lie between two of its runs, and an alert looks ${LONGEST_WATCHED} back at most; give ${name} an entry of its own in serving.batch without maxAgeHours, in prod with ageUnwatched`,
      maxAgeHours,
    ),
  ];
}
