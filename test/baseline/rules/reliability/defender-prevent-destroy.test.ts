import { defenderPreventDestroy } from "../../../../baseline/rules/reliability/defender-prevent-destroy";
import { findingsOf } from "../findings";
import { defenderPlan } from "../governing";

const found = (template: object) => findingsOf(defenderPreventDestroy, template);

test("a plan that Terraform keeps passes, every other one doesn't", () => {
  expect(found(defenderPlan("Arm", { lifecycle: { prevent_destroy: true } }))).toEqual([]);
  expect(found(defenderPlan("Arm", { lifecycle: { prevent_destroy: false } }))).toHaveLength(1);
  expect(found(defenderPlan("Arm"))).toEqual([
    expect.stringContaining(".Arm: violation: lifecycle.prevent_destroy is false by default"),
  ]);
});
