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

test("a rule that silences a group for ever is a violation; for a time, or one resource, it isn't", () => {
  const group = "/subscriptions/s/resourceGroups/rg";
  const silenced = (over: object = {}) =>
    found({
      resource: { azurerm_monitor_alert_processing_rule_suppression: { s: { scopes: [group], ...over } } },
    });
  expect(silenced()).toEqual([
    "azurerm_monitor_alert_processing_rule_suppression.s: violation: it keeps all alerts of its scope silent, and for ever",
  ]);
  expect(silenced({ schedule: [{ effective_until: "2027-01-01T00:00:00" }] })).toEqual([]);
  expect(silenced({ enabled: false })).toEqual([]);
  expect(silenced({ scopes: [`${group}/providers/Microsoft.Web/sites/a`] })).toEqual([]);
  expect(silenced({ condition: [{ severity: [{ operator: "Equals", values: ["Sev4"] }] }] })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(metricAlert({ enabled: "${var.on}" }))).toEqual([expect.stringContaining(".m: unknown: ")]);
});
