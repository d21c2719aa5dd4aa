import { monitorCredentials } from "../../../../baseline/rules/security/monitor-credentials";
import { findingsOf } from "../findings";
import { job, monitor, scheduled } from "../schedules";

test("other schedules pass", () => {
  expect(findingsOf(monitorCredentials, job({}))).toEqual([]);
});

test("each monitor has to be accepted", () => {
  expect(findingsOf(monitorCredentials, monitor({}))).toEqual([
    "azapi_resource.s: violation: a model monitor reads with stored credentials",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(findingsOf(monitorCredentials, scheduled({ actionType: "${var.a}" }))).toEqual([
    expect.stringContaining("s: unknown: "),
  ]);
});
