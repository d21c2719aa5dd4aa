import { alertFrequency } from "../../../../baseline/rules/operations/alert-frequency";
import { logAlert, logAlertByAzapi, metricAlert, metricAlertByAzapi } from "../alerting";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(alertFrequency, template);
const RARE = "it looks less often than once an hour";
const GAPS = "it looks less often than the time that it looks at is long";

test("alerts that look often pass, and those of which nobody wrote how often", () => {
  for (const good of [metricAlert(), logAlert("T"), metricAlertByAzapi(), logAlertByAzapi("T")]) {
    expect(found(good)).toEqual([]);
  }
  expect(found(metricAlert({ frequency: undefined, window_size: undefined }))).toEqual([]);
  expect(found(logAlert("T", { window_duration: "P2D", evaluation_frequency: "PT1H" }))).toEqual([]);
});

test("looking once a day is a violation, and so is leaving time out", () => {
  expect(found(logAlert("T", { window_duration: "P1D", evaluation_frequency: "P1D" }))).toEqual([
    `azurerm_monitor_scheduled_query_rules_alert_v2.q: violation: ${RARE}`,
  ]);
  expect(found(metricAlert({ frequency: "PT30M" }))).toEqual([
    `azurerm_monitor_metric_alert.m: violation: ${GAPS}`,
  ]);
  expect(found(logAlertByAzapi("T", { evaluationFrequency: "P1D" }))).toHaveLength(2);
});

test("what only a plan tells is unknown", () => {
  expect(found(metricAlert({ window_size: "${var.w}" }))).toEqual([
    `azurerm_monitor_metric_alert.m: unknown: can't be told before the plan or apply: ${GAPS}?`,
  ]);
});
