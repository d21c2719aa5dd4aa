import { storageAlerts } from "../../../../baseline/rules/operations/storage-alerts";
import { criterion, logAlert, metricAlert, metricAlertByAzapi } from "../alerting";
import { findingsOf } from "../findings";
import { all, landingZone } from "../governing";

const found = (template: object, production = true) => findingsOf(storageAlerts, template, { production });
const scopes = ["${azurerm_storage_account.s.id}"];
const available = metricAlert({
  scopes,
  criteria: [criterion("Availability", { operator: "LessThan", threshold: 99 })],
});
const denied = logAlert(
  'StorageBlobLogs | where AccountName =~ "${azurerm_storage_account.s.name}" | where StatusCode == "403"',
);
const transactions = (values: readonly string[]) =>
  metricAlert(
    { scopes, criteria: [criterion("Transactions", { dimension: [{ name: "ResponseType", values }] })] },
    "t",
  );

test("alerts on what is unanswered and refused pass, by metrics too", () => {
  expect(found(all(landingZone(), available, denied))).toEqual([]);
  expect(found(all(landingZone(), available, transactions(["AuthorizationError"])))).toEqual([]);
  const allOf = [
    { metricName: "Availability", operator: "LessThan", timeAggregation: "Average", threshold: 99 },
  ];
  expect(found(all(landingZone(), metricAlertByAzapi({ scopes, criteria: { allOf } }), denied))).toEqual([]);
});

test.each([
  ["requests that it leaves unanswered", denied],
  ["requests that it refuses", available],
])("without one on %s, production lacks it", (what, other) => {
  expect(found(all(landingZone(), other))).toEqual([
    `azurerm_storage_account.s: violation: no alert of this input tells of ${what}`,
  ]);
});

test("what is throttled is not what is refused; another account's log isn't this one's", () => {
  expect(found(all(landingZone(), available, transactions(["ServerBusyError"])))).toHaveLength(1);
  const other = logAlert('StorageBlobLogs | where AccountName =~ "stother" | where StatusCode == "403"');
  expect(found(all(landingZone(), available, other))).toHaveLength(1);
});

test("elsewhere, and without a workspace, nobody asks", () => {
  expect(found(landingZone(), false)).toEqual([]);
  expect(found({ resource: { azurerm_storage_account: { s: { name: "s" } } } })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(all(landingZone(), available, logAlert("${var.query}")))[0]).toContain(": unknown: ");
});
