import { autoscaleThresholds } from "../../../../baseline/rules/performance/autoscale-thresholds";
import { autoscale, autoscaleByAzapi, scaleProfile, scaleRule } from "../alerting";
import { findingsOf } from "../findings";

const found = (out: object, back: object = {}) =>
  findingsOf(
    autoscaleThresholds,
    autoscale([
      scaleProfile([
        scaleRule("Increase", { metric_trigger: out }),
        scaleRule("Decrease", { metric_trigger: back }),
      ]),
    ]),
  );

test("growing above what it shrinks below passes", () => {
  expect(found({})).toEqual([]);
  expect(findingsOf(autoscaleThresholds, autoscaleByAzapi())).toEqual([]);
});

test("what is never reached is a violation", () => {
  expect(found({ threshold: 100 })).toEqual([
    expect.stringMatching(/metric_trigger\.threshold is 100: no load is more than all of it$/),
  ]);
  expect(found({}, { threshold: 0 })).toEqual([
    expect.stringMatching(/metric_trigger\.threshold is 0: no load is less than none$/),
  ]);
  // milliseconds have no such end
  expect(found({ metric_name: "RequestLatency_P95", threshold: 400 })).toEqual([]);
});

test("growing while the load falls is a violation", () => {
  expect(found({ operator: "LessThan" })).toEqual([expect.stringContaining("it grows while the load falls")]);
  expect(found({}, { operator: "GreaterThanOrEqual" })).toEqual([
    expect.stringContaining("it shrinks while the load rises"),
  ]);
});

test("shrinking above what it grows at is a violation: it would do both in turn", () => {
  expect(found({}, { threshold: 70 })).toEqual([
    expect.stringMatching(/violation: it shrinks below 70 and grows above 70$/),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ threshold: "${var.n}" })).toEqual([expect.stringContaining(".s: unknown: ")]);
});
