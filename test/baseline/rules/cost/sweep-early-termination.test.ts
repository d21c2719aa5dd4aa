import { sweepEarlyTermination } from "../../../../baseline/rules/cost/sweep-early-termination";
import { findingsOf } from "../findings";
import { job } from "../schedules";

const GOOD = { jobType: "Sweep", limits: { maxTotalTrials: 20 }, earlyTermination: { policyType: "Bandit" } };
const found = (changes: object) => findingsOf(sweepEarlyTermination, job({ ...GOOD, ...changes }));

test("a search that ends what won't win passes", () => {
  expect(found({})).toEqual([]);
});

test("without a policy each trial runs to its end", () => {
  expect(found({ earlyTermination: undefined })).toEqual([
    "azapi_resource.s: violation: body.properties.action.jobDefinition.earlyTermination.policyType is missing: trials that can't win run to their end",
  ]);
});

test("trials that nobody counts are a violation, and so are a thousand", () => {
  expect(found({ limits: {} })).toEqual([expect.stringContaining("maxTotalTrials is missing")]);
  expect(found({ limits: { maxTotalTrials: 1000 } })).toEqual([
    expect.stringContaining("maxTotalTrials is 1000: a search runs a thousand trials"),
  ]);
});

test("other jobs search nothing", () => {
  expect(findingsOf(sweepEarlyTermination, job({ jobType: "Pipeline" }))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ earlyTermination: { policyType: "${var.p}" } })).toEqual([
    expect.stringContaining("s: unknown: "),
  ]);
});
