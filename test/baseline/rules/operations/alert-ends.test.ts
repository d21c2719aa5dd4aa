import { alertEnds } from "../../../../baseline/rules/operations/alert-ends";
import { logAlert, logAlertByAzapi, metricAlert, metricAlertByAzapi } from "../alerting";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(alertEnds, template);
const ENDLESS = "whether it still is so, nobody can tell";

test("alerts that end by themselves pass; of those on metrics that is the default, and Azure's own", () => {
  for (const good of [metricAlert(), logAlert("T"), metricAlertByAzapi(), logAlertByAzapi("T")]) {
    expect(found(good)).toEqual([]);
  }
});

test("others are a violation, and a log alert of which nobody wrote it is one in azurerm", () => {
  expect(found(metricAlert({ auto_mitigate: false }))).toEqual([
    `azurerm_monitor_metric_alert.m: violation: auto_mitigate is false: ${ENDLESS}`,
  ]);
  expect(found(logAlert("T", { auto_mitigation_enabled: undefined }))).toEqual([
    `azurerm_monitor_scheduled_query_rules_alert_v2.q: violation: auto_mitigation_enabled is false by default: ${ENDLESS}`,
  ]);
  expect(found(logAlertByAzapi("T", { autoMitigate: false }))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(metricAlert({ auto_mitigate: "${var.x}" }))).toEqual([expect.stringContaining("unknown")]);
});
