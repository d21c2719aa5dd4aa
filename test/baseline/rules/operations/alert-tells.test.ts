import { alertTells } from "../../../../baseline/rules/operations/alert-tells";
import { logAlert, logAlertByAzapi, metricAlert, metricAlertByAzapi } from "../alerting";
import { findingsOf, resources } from "../findings";
import { together } from "../serving";

const found = (template: object) => findingsOf(alertTells, template);

test("alerts with an action group pass", () => {
  expect(found(together(metricAlert(), logAlert("T")))).toEqual([]);
  expect(found(together(metricAlertByAzapi(), logAlertByAzapi("T")))).toEqual([]);
});

test("alerts without one are a violation", () => {
  expect(found(metricAlert({ action: [] }))).toEqual([
    "azurerm_monitor_metric_alert.m: violation: it tells nobody",
  ]);
  expect(found(metricAlert({ action: undefined }))).toHaveLength(1);
  expect(found(logAlert("T", { action: [] }))).toHaveLength(1);
  expect(found(logAlert("T", { action: [{ action_groups: [] }] }))).toHaveLength(1);
  expect(found(metricAlertByAzapi({ actions: [] }))).toHaveLength(1);
  expect(found(logAlertByAzapi("T", { actions: { customProperties: {} } }))).toEqual([
    "azapi_resource.q: violation: it tells nobody",
  ]);
});

test("a processing rule may give all alerts of a scope their group", () => {
  const silent = metricAlert({ action: [], scopes: ["/subscriptions/s/x/onlineEndpoints/e"] });
  const rule = (over: object) =>
    resources({
      azurerm_monitor_alert_processing_rule_action_group: {
        r: {
          scopes: ["/subscriptions/s/resourceGroups/g"],
          add_action_group_ids: ["/made/elsewhere"],
          ...over,
        },
      },
    });
  expect(found(together(silent, rule({})))).toEqual([]);
  expect(found(together(silent, rule({ scopes: ["/subscriptions/s/x/onlineEndpoints/e"] })))).toEqual([]);
  expect(found(together(silent, rule({ enabled: false })))).toHaveLength(1);
  expect(found(together(silent, rule({ add_action_group_ids: [] })))).toHaveLength(1);
  const ofAnother = { scopes: ["/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/w"] };
  expect(found(together(silent, rule(ofAnother)))).toHaveLength(1);
  expect(found(together(silent, rule({ scopes: "${var.scopes}" })))).toEqual([
    expect.stringContaining(".m: unknown: "),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(logAlert("T", { action: [{ action_groups: "${var.groups}" }] }))).toEqual([
    expect.stringContaining(".q: unknown: "),
  ]);
});
