import type { ScaleRule } from "../../azure/autoscale-setting";
import { knownValue } from "../../azure/fact";
import { mustHold } from "../must";
import { rule } from "../rule";
import { aboutScaleProfiles, areTold, isFixed, rulesOf } from "../scale-profiles";

export const autoscaleBothWays = rule({
  id: "performance/autoscale-both-ways",
  title: "A deployment grows by each metric that it shrinks by, and shrinks again",
  recommendations: ["performance/autoscale-deployments"],
  severity: "low",
  why: "What only grows is paid for after the first peak for ever; what only shrinks answers ever more slowly.",
  fix: {
    construct: "DeploymentAutoscale: rules; each has a limit for either way",
    terraform:
      "azurerm_monitor_autoscale_setting: profile.rule with scale_action.direction Increase, and one with Decrease",
  },
  ...aboutScaleProfiles((profile) => {
    if (isFixed(profile)) {
      return [];
    }
    const attribute = profile.rules.at;
    if (!areTold(profile)) {
      return mustHold("unknown", "a profile grows and shrinks", { attribute });
    }
    const [out, back] = [rulesOf(profile, "Increase"), rulesOf(profile, "Decrease")];
    const grows = metricsOf(out);
    return [
      ...mustHold(out.length > 0 ? "yes" : "no", "no rule of a profile gives more instances", { attribute }),
      ...mustHold(back.length > 0 ? "yes" : "no", "no rule of a profile takes instances back", {
        attribute,
      }),
      ...(out.length === 0 ? [] : metricsOf(back))
        .filter((metric) => !grows.includes(metric))
        .flatMap((metric) =>
          mustHold("no", `it shrinks by ${metric}, which never makes it grow`, { attribute }),
        ),
    ];
  }),
});

function metricsOf(rules: readonly ScaleRule[]): string[] {
  return [...new Set(rules.flatMap(({ metric }) => knownValue(metric) ?? []))];
}
