import type { ScaleProfile, ScaleRule } from "../azure/autoscale-setting";
import { knownValue } from "../azure/fact";
import { deploymentSettings } from "../azure/joins/autoscaled";
import type { Problem } from "./rule";

type Setting = ReturnType<typeof deploymentSettings>[number];

/** For `looksAt` and `finds`: each profile of each autoscale setting of an online deployment. */
export function aboutScaleProfiles(
  finds: (profile: ScaleProfile, setting: Setting, production: boolean) => readonly Problem[],
) {
  return {
    looksAt: deploymentSettings,
    finds: (
      setting: Setting,
      { environment }: { readonly environment: { readonly production: boolean } },
    ): readonly Problem[] => {
      const { profiles } = setting;
      switch (profiles.state) {
        case "known":
          return profiles.value.flatMap((profile) => finds(profile, setting, environment.production));
        case "absent":
          return [];
        case "unknown":
          return [
            {
              certainty: "unknown",
              message: `${profiles.at} can't be told, ${profiles.because}`,
              attribute: profiles.at,
            },
          ];
      }
    },
  };
}

/** The rules of a profile that go one way; none of those that the input doesn't tell. */
export function rulesOf({ rules }: ScaleProfile, direction: "Increase" | "Decrease"): readonly ScaleRule[] {
  return rules.state === "known"
    ? rules.value.filter((one) => knownValue(one.direction)?.toLowerCase() === direction.toLowerCase())
    : [];
}

/** Whether it is told of each rule which way it goes, and by which metric. */
export function areTold({ rules }: ScaleProfile): boolean {
  return (
    rules.state === "absent" ||
    (rules.state === "known" &&
      rules.value.every(({ direction, metric }) =>
        [direction, metric].every(({ state }) => state === "known"),
      ))
  );
}

/** Whether a profile always has the same number of instances, so that no rule changes it. */
export function isFixed({ maximum, minimum }: ScaleProfile): boolean {
  const most = knownValue(maximum);
  return most !== undefined && most === knownValue(minimum);
}
