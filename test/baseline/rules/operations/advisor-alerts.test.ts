import { advisorAlerts } from "../../../../baseline/rules/operations/advisor-alerts";
import { findingsOf } from "../findings";
import { activityAlert, all, defenderPlan } from "../governing";

const found = (template: object) => findingsOf(advisorAlerts, template);
const advice = (recommendation_impact?: string) =>
  activityAlert("a", { category: "Recommendation", recommendation_impact });

test("who sees to a subscription is told of what weighs most", () => {
  expect(found(all(defenderPlan("Arm"), advice("High")))).toEqual([]);
  expect(found(all(defenderPlan("Arm"), advice()))).toEqual([]);
});

test("without such an alert, or with one on trifles, it is a violation", () => {
  expect(found(defenderPlan("Arm"))).toEqual([
    expect.stringContaining("violation: no alert of this input tells of recommendations of high impact"),
  ]);
  expect(found(all(defenderPlan("Arm"), advice("Low")))).toHaveLength(1);
});

test("who doesn't see to a subscription needs none; what only a plan tells is unknown", () => {
  expect(found({ resource: {} })).toEqual([]);
  expect(found(all(defenderPlan("Arm"), advice("${var.impact}")))[0]).toContain(": unknown: ");
});
