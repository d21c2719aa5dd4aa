import type { ScaleProfile } from "../../azure/autoscale-setting";
import { knownValue } from "../../azure/fact";
import { deploymentSettings } from "../../azure/joins/autoscaled";
import { mustHold } from "../must";
import { rule } from "../rule";
import { isFixed } from "../scale-profiles";

export const autoscaleRoom = rule({
  id: "performance/autoscale-room",
  title: "Autoscale can give a deployment more instances than the least",
  recommendations: ["performance/autoscale-deployments"],
  severity: "low",
  why: "With as many at most as at least, no load changes anything.",
  fix: {
    construct: "DeploymentAutoscale: maximum, above minimum",
    terraform: "azurerm_monitor_autoscale_setting: profile.capacity.maximum above .minimum",
  },
  looksAt: deploymentSettings,
  finds: ({ profiles }) => {
    if (profiles.state === "absent") {
      return [];
    }
    const isTold = profiles.state === "known" && profiles.value.every(hasKnownBounds);
    return mustHold(
      !isTold ? "unknown" : changesAnything(profiles.value) ? "yes" : "no",
      "it gives as many instances at most as at least, at all times",
      { attribute: profiles.at },
    );
  },
});

function hasKnownBounds({ maximum, minimum }: ScaleProfile): boolean {
  return maximum.state === "known" && minimum.state === "known";
}

/** By load, or by the time of day: fixed numbers that differ do that, too. */
function changesAnything(profiles: readonly ScaleProfile[]): boolean {
  return (
    profiles.some((profile) => !isFixed(profile)) ||
    new Set(profiles.map(({ minimum }) => knownValue(minimum))).size > 1
  );
}
