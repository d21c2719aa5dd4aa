import { DeploymentAlerts, type DeploymentAlertsProps } from "../../../constructs/serving/deployment-alerts";
import { Template } from "../../support/template";
import { WORKSPACE_ID } from "../compute/test-workspace";
import { messageOf, testAlerting } from "./alerting";
import { testStack } from "./readable-stack";

const DEPLOYMENT = `${WORKSPACE_ID}/onlineEndpoints/churn-score/deployments/blue`;

function alerts(props: Partial<DeploymentAlertsProps> = {}) {
  const stack = testStack();
  new DeploymentAlerts(stack, "alerts", {
    alerting: testAlerting(),
    endpoint: { endpointName: "churn-score" },
    deployment: { deploymentId: DEPLOYMENT, deploymentName: "blue" },
    ...props,
  });
  return Template.of(stack).resource("azurerm_monitor_metric_alert");
}

const criterion = (
  metric_name: string,
  aggregation: string,
  threshold: number,
  operator = "GreaterThan",
) => ({
  metric_namespace: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments",
  metric_name,
  aggregation,
  operator,
  threshold,
});

describe("DeploymentAlerts", () => {
  test("performance/monitor-serving-and-training-infra: processors over all instances, memory of the fullest", () => {
    const made = alerts().count(2);
    expect(made.named("alerts_cpu")).toMatchObject({
      name: "churn-score-blue-cpu",
      scopes: [DEPLOYMENT],
      severity: 3,
      criteria: [criterion("CpuUtilizationPercentage", "Average", 85)],
    });
    expect(made.named("alerts_memory")).toMatchObject({
      name: "churn-score-blue-memory",
      severity: 2,
      criteria: [criterion("CpuMemoryUtilizationPercentage", "Maximum", 85)],
    });
  });

  test("GPUs are watched where there are some", () => {
    const made = alerts({ gpu: true, gpuTime: { threshold: 70 } }).count(5);
    expect(made.named("alerts_gpu").criteria).toEqual([criterion("GpuUtilizationPercentage", "Average", 70)]);
    expect(made.named("alerts_gpu-memory").criteria).toEqual([
      criterion("GpuMemoryUtilizationPercentage", "Maximum", 90),
    ]);
  });

  test("ai-cost/shut-down-unused-resources: GPUs with nothing to do for hours are paid for nothing", () => {
    expect(alerts({ gpu: true }).named("alerts_gpu-idle")).toMatchObject({
      name: "churn-score-blue-gpu-idle",
      severity: 3,
      window_size: "PT6H",
      frequency: "PT30M",
      criteria: [criterion("GpuUtilizationPercentage", "Average", 5, "LessThan")],
    });
    const patient = alerts({ gpu: true, gpuIdle: { threshold: 20, severity: 4, window: "P1D" } });
    expect(patient.named("alerts_gpu-idle")).toMatchObject({
      severity: 4,
      window_size: "P1D",
      criteria: [{ threshold: 20 }],
    });
  });

  test("GPUs are never idle and busy at once", () => {
    const both = { gpu: true, gpuTime: { threshold: 30 }, gpuIdle: { threshold: 30 } };
    expect(messageOf(() => alerts(both))).toBe(
      "test/alerts: gpuIdle.threshold must be below that of gpuTime, or one of both always fires (got 30 and 30)",
    );
    alerts({ ...both, gpuIdle: { threshold: 29 } });
    expect(messageOf(() => alerts({ gpu: true, gpuTime: { threshold: 5 } }))).toMatch("(got 5 and 5)");
    alerts({ ...both, gpu: false });
  });

  test("tells before autoscale has no instance left to give", () => {
    const made = alerts({ autoscale: { minimum: 3, maximum: 20 } }).count(3);
    expect(made.named("alerts_capacity").criteria).toEqual([
      criterion("DeploymentCapacity", "Maximum", 18, "GreaterThanOrEqual"),
    ]);
    const small = alerts({ autoscale: { minimum: 3, maximum: 5 }, capacity: { threshold: 70 } });
    expect(small.named("alerts_capacity").criteria).toEqual([
      criterion("DeploymentCapacity", "Maximum", 4, "GreaterThanOrEqual"),
    ]);
  });

  test("an alert on capacity that would always fire is refused", () => {
    const props = { autoscale: { minimum: 3, maximum: 10 }, capacity: { threshold: 30 } };
    expect(messageOf(() => alerts(props))).toBe(
      "test/alerts: capacity.threshold would fire at the 3 instances that are always there; autoscale gives 10 at most",
    );
    alerts({ ...props, capacity: { threshold: 31 } });
  });

  test("each threshold, severity and window is an input", () => {
    const made = alerts({
      cpu: { threshold: 50, severity: 1, window: "PT1H" },
      memory: { threshold: 60 },
      gpu: true,
      gpuMemory: { threshold: 40 },
    });
    expect(made.named("alerts_cpu")).toMatchObject({
      severity: 1,
      window_size: "PT1H",
      frequency: "PT15M",
      criteria: [{ threshold: 50 }],
    });
    expect(made.named("alerts_memory")).toMatchObject({ criteria: [{ threshold: 60 }] });
    expect(made.named("alerts_gpu-memory")).toMatchObject({ criteria: [{ threshold: 40 }] });
  });

  test("says all that is wrong at once", () => {
    const message = messageOf(() =>
      alerts({
        alerting: testAlerting({ runbooks: "docs/runbooks" }),
        gpu: true,
        autoscale: { minimum: 1, maximum: 10 },
        cpu: { threshold: 0 },
        memory: { threshold: 101 },
        gpuTime: { threshold: 0.5 },
        gpuIdle: { threshold: 0 },
        gpuMemory: { threshold: 200 },
        capacity: { threshold: 101 },
      }),
    );
    for (const field of [
      "alerting.runbooks",
      "cpu",
      "memory",
      "gpuTime",
      "gpuIdle",
      "gpuMemory",
      "capacity",
    ]) {
      expect(message).toMatch(new RegExp(`(^test/alerts: |; )${field}(\\.threshold)? must be `));
    }
  });
});
