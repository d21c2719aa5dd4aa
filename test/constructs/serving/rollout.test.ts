import * as fc from "fast-check";
import { blueGreen } from "../../../constructs/serving/rollout";
import { trafficProblems } from "../../../constructs/serving/traffic";

const plan = blueGreen({ live: "blue", candidate: "green", mirror: 10 }).canary(10).canary(50).promote();

describe("deploy/update-plan-blue-green: a rollout", () => {
  test("first nothing, then copies, then a few, then all reach the candidate", () => {
    expect(plan.steps.map(({ name, traffic }) => [name, traffic.live.green, traffic.mirror?.green])).toEqual([
      ["beside", 0, undefined],
      ["mirror", 0, 10],
      ["canary-10", 10, undefined],
      ["canary-50", 50, undefined],
      ["promoted", 100, undefined],
    ]);
  });

  test("a gate stands before each step by which more requests reach the candidate", () => {
    expect(plan.steps.filter(({ gated }) => !gated).map(({ name }) => name)).toEqual(["beside"]);
  });

  test("goes back at once, from anywhere, to where it began", () => {
    expect(plan.rollback()).toEqual({
      name: "rolled-back",
      traffic: { live: { blue: 100, green: 0 } },
      live: "blue",
      gated: false,
    });
  });

  test("somebody answers at each step, whatever the plan, and each is one that Azure takes", () => {
    const percents = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        percents,
        fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
        (some, mirror) => {
          const begun = blueGreen({ live: "blue", candidate: "green", mirror });
          const whole = [...some]
            .sort((a, b) => a - b)
            .reduce((one, percent) => one.canary(percent), begun)
            .promote();
          for (const { traffic } of [...whole.steps, whole.rollback()]) {
            expect(trafficProblems(traffic, ["blue", "green"])).toEqual([]);
            expect(Object.values(traffic.live).reduce((sum, share) => sum + share)).toBe(100);
          }
        },
      ),
    );
  });

  test("says what is wrong with it", () => {
    expect(() => blueGreen({ live: "blue", candidate: "blue", mirror: 60 })).toThrow(
      "blueGreen: live and candidate must be two deployments (both are blue); mirror must be a whole number from 1 to 50 (got 60)",
    );
    expect(() => plan.at("canary-20")).toThrow(
      'blueGreen: "canary-20" is no step of this rollout (beside, mirror, canary-10, canary-50, promoted)',
    );
    expect(() => blueGreen({ live: "blue", candidate: "green" }).canary(30).canary(20)).toThrow(
      "blueGreen: canary must be a whole number from 31 to 99, more than the step before (got 20)",
    );
    expect(() => plan.promote()).toThrow("blueGreen: promote() ends a rollout; it is said once");
  });
});
