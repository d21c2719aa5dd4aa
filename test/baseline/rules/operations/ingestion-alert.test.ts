import { ingestionAlert } from "../../../../baseline/rules/operations/ingestion-alert";
import { logAlert, logAlertByAzapi } from "../alerting";
import { findingsOf } from "../findings";
import { all, landingZone } from "../governing";

const found = (template: object, production = true) => findingsOf(ingestionAlert, template, { production });
const QUERY =
  "Usage | where IsBillable == true | summarize Gigabytes = sum(Quantity) / 1000 | where Gigabytes > 5";

test("an alert on what comes in passes, by azapi too", () => {
  expect(found(all(landingZone(), logAlert(QUERY)))).toEqual([]);
  expect(found(all(landingZone(), logAlertByAzapi(QUERY)))).toEqual([]);
});

test("without one, production lacks it; elsewhere, and beside no workspace, nobody asks", () => {
  expect(found(landingZone())).toEqual([
    "azurerm_log_analytics_workspace.l: violation: no alert of this input tells of them",
  ]);
  expect(found(landingZone(), false)).toEqual([]);
  expect(found({ resource: { azurerm_log_analytics_workspace: { l: { name: "l" } } } })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(all(landingZone(), logAlert("${var.query}")))[0]).toContain(": unknown: ");
});
