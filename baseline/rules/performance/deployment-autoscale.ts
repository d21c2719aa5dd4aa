import { isAutoscaled, managedDeployments } from "../../azure/joins/autoscaled";
import { mustHold } from "../must";
import { rule } from "../rule";

export const deploymentAutoscale = rule({
  id: "performance/deployment-autoscale",
  title: "In production, online deployments grow and shrink with their load",
  recommendations: ["performance/autoscale-deployments"],
  severity: "low",
  why: "A fixed number of instances is too small for the peak, or paid for all night.",
  fix: {
    construct: "DeploymentAutoscale with the deployment; in an environment's file, deployments[].autoscale",
    terraform: "azurerm_monitor_autoscale_setting: target_resource_id = the deployment's id",
  },
  looksAt: (estate) => (estate.environment.production ? managedDeployments(estate) : []),
  finds: (deployment, estate) =>
    mustHold(
      isAutoscaled(deployment, estate),
      "no autoscale setting of this input changes its number of instances",
    ),
});
