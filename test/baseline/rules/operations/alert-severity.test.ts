import { alertSeverity } from "../../../../baseline/rules/operations/alert-severity";
import { logAlert, logAlertByAzapi, metricAlert } from "../alerting";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(alertSeverity, template);

test("informational and worse passes, and what a provider takes for none", () => {
  expect(found(metricAlert({ severity: 3 }))).toEqual([]);
  expect(found(metricAlert({ severity: undefined }))).toEqual([]);
  expect(found(logAlert("T", { severity: 0 }))).toEqual([]);
});

test("verbose is a violation", () => {
  expect(found(metricAlert({ severity: 4 }))).toEqual([
    "azurerm_monitor_metric_alert.m: violation: severity is 4: an alert that nobody needs to read is no alert",
  ]);
  expect(found(logAlert("T", { severity: 4 }))).toHaveLength(1);
  expect(found(logAlertByAzapi("T", { severity: 4 }))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(metricAlert({ severity: "${var.s}" }))).toEqual([expect.stringContaining("unknown")]);
});
