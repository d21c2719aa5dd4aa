import { knownValue } from "../../azure/fact";
import { isWatched } from "../../azure/joins/alerts";
import { managedDeployments } from "../../azure/joins/autoscaled";
import { IDLE_GPUS } from "../../azure/joins/serving-alerts";
import { vmSizeOf } from "../../azure/vm-size";
import { mustHold } from "../must";
import { rule } from "../rule";

export const gpuIdleAlert = rule({
  id: "performance/gpu-idle-alert",
  title: "In production, somebody is told when a deployment's GPUs are idle",
  recommendations: ["ai-performance/tradeoff-gpu-cost"],
  severity: "low",
  why: "A GPU costs many times what a CPU does, whether it works or not.",
  fix: {
    construct: "DeploymentAlerts: gpu: true; gpuIdle says from when on they are idle",
    terraform:
      "azurerm_monitor_metric_alert on the deployment: GpuUtilizationPercentage with operator LessThan; or an instance type without GPUs",
  },
  looksAt: (estate) =>
    estate.environment.production
      ? managedDeployments(estate).filter(({ instanceType }) => vmSizeOf(knownValue(instanceType) ?? "")?.gpu)
      : [],
  finds: ({ resource }, estate) =>
    mustHold(isWatched(resource, IDLE_GPUS, estate), "no alert of this input tells of idle GPUs"),
});
