import { scheduledJobTimeout } from "../../../../baseline/rules/performance/scheduled-job-timeout";
import { findingsOf } from "../findings";
import { job } from "../schedules";

const found = (timeout?: string, jobType = "Command") =>
  findingsOf(scheduledJobTimeout, job({ jobType, limits: { timeout } }));

test("a limit of hours, of days or of four weeks passes", () => {
  expect(["PT4H", "PT40320M", "P1DT12H", "P28D"].flatMap((timeout) => found(timeout))).toEqual([]);
});

test("none is a violation, and so is one that nobody lives to see", () => {
  expect(found()).toEqual([
    expect.stringMatching(
      /^azapi_resource\.s: violation: .*timeout is missing: a job that hangs goes on and on$/,
    ),
  ]);
  expect(found("P90D")).toHaveLength(1);
  expect(found("PT40321M", "Sweep")).toHaveLength(1);
  expect(found("soon")).toHaveLength(1);
});

test("automated learning says it in another place", () => {
  const limitSettings = { timeout: "PT6H" };
  const definition = { jobType: "AutoML", taskDetails: { limitSettings } };
  expect(findingsOf(scheduledJobTimeout, job(definition))).toEqual([]);
  expect(findingsOf(scheduledJobTimeout, job({ jobType: "AutoML" }))).toHaveLength(1);
});

test("a pipeline has none as a whole", () => {
  expect(found(undefined, "Pipeline")).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found("${var.t}")).toEqual([expect.stringContaining("s: unknown: ")]);
});
