import { alertEnabled } from "../../../../baseline/rules/operations/alert-enabled";
import { logAlert, logAlertByAzapi, metricAlert, metricAlertByAzapi } from "../alerting";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(alertEnabled, template);

test("alerts that are on pass, and those of which nobody wrote it", () => {
  expect(found(metricAlert({ enabled: true }))).toEqual([]);
  expect(found(metricAlert())).toEqual([]);
  expect(found(logAlert("T"))).toEqual([]);
  expect(found(metricAlertByAzapi())).toEqual([]);
});

test("ai-operations/automated-monitoring-alerting-audit: one that is off is a violation", () => {
  expect(found(metricAlert({ enabled: false }))).toEqual([
    "azurerm_monitor_metric_alert.m: violation: enabled is false: nobody is told",
  ]);
  expect(found(logAlert("T", { enabled: false }))).toHaveLength(1);
  expect(found(metricAlertByAzapi({ enabled: false }))).toHaveLength(1);
  expect(found(logAlertByAzapi("T", { enabled: false }))).toEqual([
    "azapi_resource.q: violation: body.properties.enabled is false: nobody is told",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(metricAlert({ enabled: "${var.on}" }))).toEqual([expect.stringContaining(".m: unknown: ")]);
});
