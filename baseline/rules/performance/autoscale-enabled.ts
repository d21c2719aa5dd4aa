import { deploymentSettings } from "../../azure/joins/autoscaled";
import { is, must } from "../must";
import { rule } from "../rule";

export const autoscaleEnabled = rule({
  id: "performance/autoscale-enabled",
  title: "The autoscale setting of a deployment is on",
  recommendations: ["performance/autoscale-deployments"],
  severity: "low",
  why: "It looks as if the deployment grew with its load, and it doesn't.",
  fix: {
    construct: "DeploymentAutoscale switches it on; nothing switches it off",
    terraform: "azurerm_monitor_autoscale_setting: enabled = true",
  },
  looksAt: deploymentSettings,
  finds: ({ enabled }) => must(enabled, is(true), "the number of instances stays as it is"),
});
