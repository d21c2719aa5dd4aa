import { gpuIdleAlert } from "../../../../baseline/rules/performance/gpu-idle-alert";
import { criterion, metricAlert } from "../alerting";
import { findingsOf } from "../findings";
import { served, together } from "../serving";

const deployed = (instanceType: string) =>
  served("onlineEndpoints/deployments", { properties: { instanceType } });
const GPU = deployed("Standard_NC4as_T4_v3");
const found = (template: object, production = true) => findingsOf(gpuIdleAlert, template, { production });
const alert = (operator: string) =>
  metricAlert({
    scopes: ["${azapi_resource.blue.id}"],
    window_size: "PT6H",
    criteria: [criterion("GpuUtilizationPercentage", { operator, threshold: 5 })],
  });

test("GPUs of whose idleness somebody is told pass, and so does a deployment without any", () => {
  expect(found(together(GPU, alert("LessThan")))).toEqual([]);
  expect(found(deployed("Standard_DS3_v2"))).toEqual([]);
});

test("ai-performance/tradeoff-gpu-cost: without such an alert they are a violation, in production", () => {
  const idle = "azapi_resource.blue: violation: no alert of this input tells of idle GPUs";
  expect(found(GPU)).toEqual([idle]);
  expect(found(together(GPU, alert("GreaterThan")))).toEqual([idle]);
  expect(found(GPU, false)).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(together(GPU, alert("${var.operator}")))).toEqual([
    expect.stringContaining("blue: unknown: "),
  ]);
});
