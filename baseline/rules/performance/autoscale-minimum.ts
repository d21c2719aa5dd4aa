import { must } from "../must";
import { rule } from "../rule";
import { aboutScaleProfiles } from "../scale-profiles";

/** One for each zone. */
const LEAST = 3;

export const autoscaleMinimum = rule({
  id: "performance/autoscale-minimum",
  title: "In production, autoscale leaves a deployment three instances or more",
  recommendations: [
    "reliability/zone-redundant-inference",
    "ai-reliability/redundancy-no-single-instance",
    "performance/autoscale-deployments",
  ],
  severity: "medium",
  why: "At night, or while Azure can't read the metrics, the loss of a zone would leave too few to answer.",
  fix: {
    construct: "DeploymentAutoscale: minimum; not below what the deployment began with",
    terraform: "azurerm_monitor_autoscale_setting: profile.capacity.minimum and .default = 3 or more",
  },
  ...aboutScaleProfiles(({ fallback, minimum }, _, production) =>
    production
      ? [minimum, fallback].flatMap((count) =>
          must(count, (value) => value >= LEAST, "the loss of a zone may leave nobody to answer"),
        )
      : [],
  ),
});
