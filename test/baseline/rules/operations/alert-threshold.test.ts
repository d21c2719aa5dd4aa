import { alertThreshold } from "../../../../baseline/rules/operations/alert-threshold";
import { autoscale, criterion, metricAlert, metricAlertByAzapi, scaleProfile } from "../alerting";
import { findingsOf } from "../findings";
import { together } from "../serving";

const AT = "azurerm_monitor_metric_alert.m: violation: criteria[0].threshold is";
const found = (metric: string, over: object) =>
  findingsOf(alertThreshold, metricAlert({ criteria: [criterion(metric, { ...over })] }));

test("limits that a metric can come to pass", () => {
  expect(found("CpuUtilizationPercentage", { threshold: 99 })).toEqual([]);
  expect(found("CpuUtilizationPercentage", { operator: "GreaterThanOrEqual", threshold: 100 })).toEqual([]);
  expect(found("RequestLatency_P95", { threshold: 400 })).toEqual([]);
  expect(found("NetworkBytes", { threshold: 1e12 })).toEqual([]);
  expect(findingsOf(alertThreshold, metricAlertByAzapi())).toEqual([]);
});

test("limits beyond the whole, beyond Azure's longest answer, or below nothing are a violation", () => {
  expect(found("CpuUtilizationPercentage", { threshold: 100 })).toEqual([
    `${AT} 100: nothing is ever more than 100`,
  ]);
  expect(found("CpuMemoryUtilizationPercentage", { threshold: 850 })).toHaveLength(1);
  expect(found("RequestLatency_P99", { threshold: 180_000 })).toHaveLength(1);
  expect(found("GpuUtilizationPercentage", { operator: "LessThan", threshold: 0 })).toEqual([
    `${AT} 0: nothing is ever less than none`,
  ]);
});

test("more instances than autoscale may give are a violation", () => {
  const capacity = (threshold: number) =>
    metricAlert({
      scopes: ["${azapi_resource.blue.id}"],
      criteria: [criterion("DeploymentCapacity", { operator: "GreaterThanOrEqual", threshold })],
    });
  expect(findingsOf(alertThreshold, together(autoscale(), capacity(9)))).toEqual([]);
  expect(findingsOf(alertThreshold, together(autoscale(), capacity(11)))).toEqual([
    `${AT} 11: nothing is ever more than 10`,
  ]);
  // nobody can tell how many there may be
  const open = autoscale([scaleProfile(undefined, { maximum: "${var.n}" })]);
  expect(findingsOf(alertThreshold, together(open, capacity(11)))).toEqual([]);
});

test("what only a plan tells is unknown, and what Azure learns has no limit", () => {
  expect(found("CpuUtilizationPercentage", { threshold: "${var.t}" })).toEqual([
    expect.stringContaining("unknown"),
  ]);
  expect(found("${var.metric}", {})).toEqual([expect.stringContaining("unknown")]);
  expect(found("CpuUtilizationPercentage", { operator: "${var.o}" })).toEqual([
    expect.stringContaining("unknown"),
  ]);
  expect(findingsOf(alertThreshold, metricAlert({ criteria: "${var.criteria}" }))).toEqual([
    expect.stringContaining("unknown"),
  ]);
  const learnt = { criteria: undefined, dynamic_criteria: [criterion("CpuUtilizationPercentage")] };
  expect(findingsOf(alertThreshold, metricAlert({ ...learnt }))).toEqual([]);
});
