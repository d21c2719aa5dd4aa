import { monitorThresholds } from "../../../../baseline/rules/performance/monitor-thresholds";
import { findingsOf } from "../findings";
import { monitor } from "../schedules";

const found = (signals: unknown) => findingsOf(monitorThresholds, monitor({ signals }));
const drift = (metric: string, value?: unknown) =>
  found({ drift: { metricThresholds: [{ metric, threshold: { value } }] } });
const NEVER = "drift never tells anybody anything";

test("thresholds that data can pass do, and Azure's own do", () => {
  expect(drift("JensenShannonDistance", 0.1)).toEqual([]);
  expect(drift("NullValueRate", 0)).toEqual([]);
  expect(drift("NormalizedWassersteinDistance", 1.5)).toEqual([]);
  expect(drift("PearsonsChiSquaredTest", 0.02)).toEqual([]);
  expect(drift("JensenShannonDistance")).toEqual([]);
});

test("a rate of more than everything, and a probability of less than nothing, are violations", () => {
  expect(drift("JensenShannonDistance", 1)).toEqual([expect.stringContaining(`value is 1: ${NEVER}`)]);
  expect(drift("PearsonsChiSquaredTest", 0)).toEqual([expect.stringContaining(`value is 0: ${NEVER}`)]);
});

test("one of what decides has one threshold", () => {
  const gain = (value: number) => ({
    metric: "NormalizedDiscountedCumulativeGain",
    threshold: { value },
  });
  expect(found({ drift: { metricThreshold: gain(0.9) } })).toEqual([]);
  expect(found({ drift: { metricThreshold: gain(0) } })).toHaveLength(1);
});

test("a signal without a threshold, and a monitor without a signal, watch nothing", () => {
  expect(found({ drift: {} })).toEqual([expect.stringContaining("s: violation: drift has no threshold")]);
  expect(found({})).toEqual(["azapi_resource.s: violation: the monitor watches nothing"]);
  expect(found(undefined)).toEqual(["azapi_resource.s: violation: the monitor watches nothing"]);
});

test("what only a plan tells is unknown", () => {
  expect(drift("JensenShannonDistance", "${var.v}")).toEqual([expect.stringContaining("s: unknown: ")]);
});
