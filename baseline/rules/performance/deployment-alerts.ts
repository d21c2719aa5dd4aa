import { knownValue } from "../../azure/fact";
import { isWatched } from "../../azure/joins/alerts";
import { isAutoscaled, managedDeployments } from "../../azure/joins/autoscaled";
import { watchedMetric } from "../../azure/joins/serving-alerts";
import type { OnlineDeployment } from "../../azure/online-deployment";
import { vmSizeOf } from "../../azure/vm-size";
import { mustHold } from "../must";
import { rule } from "../rule";

export const deploymentAlerts = rule({
  id: "performance/deployment-alerts",
  title: "In production, somebody is told when a deployment's machines come near their limits",
  recommendations: [
    "performance/monitor-serving-and-training-infra",
    "ai-performance/benchmarks-and-targets",
    "ai-operations/automated-monitoring-alerting-audit",
  ],
  severity: "low",
  why: "A deployment that runs out of memory is restarted, one without processors left answers late; both show hours before.",
  fix: {
    construct: "DeploymentAlerts with the deployment; in an environment's file, alerts",
    terraform:
      "azurerm_monitor_metric_alert on the deployment: CpuUtilizationPercentage, CpuMemoryUtilizationPercentage; with GPUs those of them; with autoscale DeploymentCapacity",
  },
  looksAt: (estate) => (estate.environment.production ? managedDeployments(estate) : []),
  finds: (deployment, estate) => [
    ...metricsOf(deployment).flatMap(([metric, what]) =>
      mustHold(
        isWatched(deployment.resource, watchedMetric(metric), estate),
        `no alert of this input tells of ${what}`,
      ),
    ),
    ...(isAutoscaled(deployment, estate) === "yes"
      ? mustHold(
          isWatched(deployment.resource, watchedMetric("DeploymentCapacity"), estate),
          "no alert of this input tells that autoscale gives nearly all that it may",
        )
      : []),
  ],
});

function metricsOf({ instanceType }: OnlineDeployment): (readonly [metric: string, what: string])[] {
  const hasGpu = vmSizeOf(knownValue(instanceType) ?? "")?.gpu ?? false;
  return [
    ["CpuUtilizationPercentage", "busy processors"],
    ["CpuMemoryUtilizationPercentage", "full memory"],
    ...(hasGpu
      ? [
          ["GpuUtilizationPercentage", "busy GPUs"] as const,
          ["GpuMemoryUtilizationPercentage", "full memory of GPUs"] as const,
        ]
      : []),
  ];
}
