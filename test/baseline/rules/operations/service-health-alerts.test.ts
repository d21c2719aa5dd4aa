import { serviceHealthAlerts } from "../../../../baseline/rules/operations/service-health-alerts";
import { findingsOf } from "../findings";
import { activityAlert, activityAlertByAzapi, all, defenderPlan } from "../governing";

const found = (template: object) => findingsOf(serviceHealthAlerts, template);
const health = (events?: readonly string[] | string) =>
  activityAlert("h", { category: "ServiceHealth", service_health: [events === undefined ? {} : { events }] });

test("alerts on what Azure says pass; without a list they tell of all", () => {
  expect(found(health(["Incident", "Security", "Maintenance", "ActionRequired"]))).toEqual([]);
  expect(found(health())).toEqual([]);
});

test("azapi's conditions are read alike", () => {
  const said = (equals: string) => ({ field: "properties.incidentType", equals });
  const byAzapi = (...events: readonly string[]) =>
    activityAlertByAzapi("h", [{ field: "category", equals: "ServiceHealth" }, { anyOf: events.map(said) }]);
  expect(found(byAzapi("Incident", "Security", "Maintenance", "ActionRequired"))).toEqual([]);
  expect(found(byAzapi("Incident", "Security", "Maintenance"))).toHaveLength(1);
});

test.each(["Incident", "Security", "Maintenance", "ActionRequired"])(
  "without %s one finding says so",
  (missing) => {
    const others = ["Incident", "Security", "Maintenance", "ActionRequired"].filter(
      (event) => event !== missing,
    );
    expect(found(health(others))).toEqual([
      expect.stringContaining(
        "azurerm_monitor_activity_log_alert.h: violation: no alert of this input tells of ",
      ),
    ]);
  },
);

test("who sees to a subscription is expected to tell of it; who doesn't isn't", () => {
  expect(found(defenderPlan("Arm"))).toHaveLength(4);
  expect(found(all(defenderPlan("Arm"), health()))).toEqual([]);
  expect(found({ resource: {} })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(health("${var.events}"))[0]).toContain(": unknown: ");
});
