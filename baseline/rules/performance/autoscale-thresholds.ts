import type { ScaleRule } from "../../azure/autoscale-setting";
import { knownValue } from "../../azure/fact";
import { must, mustHold } from "../must";
import type { Problem } from "../rule";
import { rule } from "../rule";
import { aboutScaleProfiles, isFixed, rulesOf } from "../scale-profiles";

export const autoscaleThresholds = rule({
  id: "performance/autoscale-thresholds",
  title: "What a deployment grows at can be reached, and lies above what it shrinks at",
  recommendations: ["performance/autoscale-deployments"],
  severity: "low",
  why: "It never grows, never shrinks, or does both in turn and answers nobody meanwhile.",
  fix: {
    construct: "DeploymentAutoscale: rules, with in below out",
    terraform: "azurerm_monitor_autoscale_setting: metric_trigger.threshold",
  },
  ...aboutScaleProfiles((profile) => {
    const [out, back] = [rulesOf(profile, "Increase"), rulesOf(profile, "Decrease")];
    return isFixed(profile)
      ? []
      : [
          ...out.flatMap(ofOut),
          ...back.flatMap(ofBack),
          ...out.flatMap((one) => back.flatMap((other) => apart(one, other))),
        ];
  }),
});

const HUNDRED = 100;

/** Every metric of endpoints and deployments rises with the load. */
const RISES = "it grows while the load falls";
const FALLS = "it shrinks while the load rises";

function ofOut({ metric, operator, threshold }: ScaleRule): readonly Problem[] {
  const isShare = /Percentage$/.test(knownValue(metric) ?? "");
  return [
    ...must(operator, (text) => /^Greater/i.test(text), RISES),
    ...must(threshold, (value) => value < HUNDRED || !isShare, "no load is more than all of it"),
  ];
}

function ofBack({ operator, threshold }: ScaleRule): readonly Problem[] {
  return [
    ...must(operator, (text) => /^Less/i.test(text), FALLS),
    ...must(threshold, (value) => value > 0, "no load is less than none"),
  ];
}

function apart(out: ScaleRule, back: ScaleRule): readonly Problem[] {
  const [over, under] = [knownValue(out.threshold), knownValue(back.threshold)];
  const isSame = knownValue(out.metric) !== undefined && knownValue(out.metric) === knownValue(back.metric);
  return isSame && over !== undefined && under !== undefined
    ? mustHold(under < over ? "yes" : "no", `it shrinks below ${under} and grows above ${over}`, {
        attribute: back.threshold.at,
      })
    : [];
}
