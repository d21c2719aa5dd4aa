import { deploymentAlerts } from "../../../../baseline/rules/performance/deployment-alerts";
import { autoscale, criterion, logAlert, metricAlert } from "../alerting";
import { findingsOf } from "../findings";
import { served, together } from "../serving";

const deployed = (properties: object = {}) =>
  served("onlineEndpoints/deployments", { properties: { instanceType: "Standard_DS3_v2", ...properties } });
const found = (...templates: readonly object[]) =>
  findingsOf(deploymentAlerts, together(...templates), { production: true });
const told = (what: string) => `azapi_resource.blue: violation: no alert of this input tells ${what}`;
const alert = (metric: string, over: object = {}) =>
  metricAlert({ scopes: ["${azapi_resource.blue.id}"], criteria: [criterion(metric, { ...over })] }, metric);
const CPU = alert("CpuUtilizationPercentage");
const MEMORY = alert("CpuMemoryUtilizationPercentage", { aggregation: "Maximum" });

test("a deployment with alerts on processors and memory passes", () => {
  expect(found(deployed(), CPU, MEMORY)).toEqual([]);
});

test("performance/monitor-serving-and-training-infra: without them it doesn't", () => {
  expect(found(deployed())).toEqual([told("of busy processors"), told("of full memory")]);
  expect(findingsOf(deploymentAlerts, deployed(), { production: false })).toEqual([]);
});

test("an alert that fires when the last instance is full comes too late", () => {
  const late = alert("CpuMemoryUtilizationPercentage", { aggregation: "Minimum" });
  expect(found(deployed(), CPU, late)).toEqual([told("of full memory")]);
});

test("with GPUs there are alerts on them", () => {
  const gpu = deployed({ instanceType: "Standard_NC4as_T4_v3" });
  expect(found(gpu, CPU, MEMORY)).toEqual([told("of busy GPUs"), told("of full memory of GPUs")]);
  const both = [alert("GpuUtilizationPercentage"), alert("GpuMemoryUtilizationPercentage")];
  expect(found(gpu, CPU, MEMORY, ...both)).toEqual([]);
});

test("with autoscale there is one on what it may give at most", () => {
  const none = told("that autoscale gives nearly all that it may");
  expect(found(autoscale(), deployed(), CPU, MEMORY)).toEqual([none]);
  const full = alert("DeploymentCapacity", { operator: "GreaterThanOrEqual", threshold: 9 });
  expect(found(autoscale(), deployed(), CPU, MEMORY, full)).toEqual([]);
});

test("metrics in the logs may be asked for by a query", () => {
  const query = 'AzureMetrics | where MetricName == "CpuUtilizationPercentage" | where Average > 85';
  expect(found(deployed(), logAlert(query), MEMORY)).toEqual([]);
});

test("a Kubernetes cluster's machines are the cluster's", () => {
  expect(found(deployed({ endpointComputeType: "Kubernetes" }))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(deployed(), CPU, metricAlert({ scopes: "${var.scopes}", criteria: "${var.c}" }))).toEqual([
    expect.stringContaining("azapi_resource.blue: unknown: "),
  ]);
});
