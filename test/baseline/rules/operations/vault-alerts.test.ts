import { vaultAlerts } from "../../../../baseline/rules/operations/vault-alerts";
import { criterion, logAlert, metricAlert } from "../alerting";
import { findingsOf } from "../findings";
import { all, landingZone } from "../governing";

const found = (template: object, production = true) => findingsOf(vaultAlerts, template, { production });
const scopes = ["${azurerm_key_vault.v.id}"];
const available = metricAlert(
  { scopes, criteria: [criterion("Availability", { operator: "LessThan" })] },
  "a",
);
const denied = (over: object = {}) =>
  metricAlert(
    {
      scopes,
      criteria: [
        criterion("ServiceApiResult", { dimension: [{ name: "StatusCode", values: ["403"] }], ...over }),
      ],
    },
    "d",
  );

test("alerts on what is unanswered and refused pass", () => {
  expect(found(all(landingZone(), available, denied()))).toEqual([]);
  const byLog = logAlert("AZKVAuditLogs | where HttpStatusCode == 403");
  expect(found(all(landingZone(), available, byLog))).toEqual([]);
});

test("without them, production lacks both", () => {
  expect(found(landingZone())).toEqual([
    "azurerm_key_vault.v: violation: no alert of this input tells of requests that it leaves unanswered",
    "azurerm_key_vault.v: violation: no alert of this input tells of requests that it refuses",
  ]);
  expect(found(landingZone(), false)).toEqual([]);
});

test("one on answers that are right, or the other way round, is none", () => {
  const right = denied({ dimension: [{ name: "StatusCode", values: ["200"] }] });
  expect(found(all(landingZone(), available, right))).toHaveLength(1);
  expect(found(all(landingZone(), available, denied({ operator: "LessThan" })))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(
    found(
      all(
        landingZone(),
        denied(),
        metricAlert({ scopes: "${var.s}", criteria: [criterion("Availability", { operator: "LessThan" })] }),
      ),
    ),
  ).toEqual([expect.stringContaining(": unknown: ")]);
});
