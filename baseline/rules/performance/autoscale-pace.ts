import type { ScaleRule } from "../../azure/autoscale-setting";
import { knownValue } from "../../azure/fact";
import { minutesOf } from "../../azure/idle-time";
import { mustHold } from "../must";
import { rule } from "../rule";
import { aboutScaleProfiles, isFixed, rulesOf } from "../scale-profiles";

export const autoscalePace = rule({
  id: "performance/autoscale-pace",
  title: "A deployment shrinks no faster than it grows",
  recommendations: ["performance/autoscale-deployments"],
  severity: "low",
  why: "A lull between two peaks takes instances away that the second one needs, and each takes minutes to come back.",
  fix: {
    construct: "DeploymentAutoscale: scaleInCooldownMinutes, not below scaleOutCooldownMinutes",
    terraform:
      "azurerm_monitor_autoscale_setting: scale_action.cooldown and metric_trigger.time_window of Decrease as long as those of Increase, scale_action.value as small",
  },
  ...aboutScaleProfiles((profile) => {
    const [out, back] = [rulesOf(profile, "Increase"), rulesOf(profile, "Decrease")];
    return isFixed(profile) || out.length === 0 || back.length === 0
      ? []
      : PACES.flatMap(({ isSlower, of, problem }) => {
          const [grows, shrinks] = [out.flatMap(of), back.flatMap(of)];
          const isTold = [...grows, ...shrinks].every((one) => one !== undefined);
          return mustHold(
            !isTold ? "unknown" : isSlower(numbers(grows), numbers(shrinks)) ? "yes" : "no",
            problem,
            {
              attribute: profile.rules.at,
            },
          );
        });
  }),
});

interface Pace {
  /** A number of a rule; undefined where it can't be told, none where it has nothing to say. */
  readonly of: (one: ScaleRule) => (number | undefined)[];
  readonly isSlower: (grows: readonly number[], shrinks: readonly number[]) => boolean;
  readonly problem: string;
}

const isLonger: Pace["isSlower"] = (grows, shrinks) => Math.min(...shrinks) >= Math.max(...grows);

const PACES: readonly Pace[] = [
  {
    of: ({ cooldown }) => [minutes(knownValue(cooldown))],
    isSlower: isLonger,
    problem: "it may shrink again sooner than it may grow again",
  },
  {
    of: ({ window }) => [minutes(knownValue(window))],
    isSlower: isLonger,
    problem: "it shrinks after a shorter time than it grows after",
  },
  {
    // shares of the instances depend on how many there are
    of: ({ type, value }) => (knownValue(type) === "ChangeCount" ? [knownValue(value)] : []),
    isSlower: (grows, shrinks) =>
      grows.length === 0 || shrinks.length === 0 || Math.max(...shrinks) <= Math.min(...grows),
    problem: "it loses more instances at a time than it gets",
  },
];

function minutes(text: string | undefined): number | undefined {
  return text === undefined ? undefined : minutesOf(text);
}

function numbers(list: readonly (number | undefined)[]): number[] {
  return list.filter((one) => one !== undefined);
}
