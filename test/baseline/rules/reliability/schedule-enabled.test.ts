import { scheduleEnabled } from "../../../../baseline/rules/reliability/schedule-enabled";
import { findingsOf } from "../findings";
import { ended, job } from "../schedules";

const found = (isEnabled?: unknown, production = true) =>
  findingsOf(scheduleEnabled, job({}, { isEnabled }), { production });

test("a schedule that is on passes, and Azure's default does", () => {
  expect(found(true)).toEqual([]);
  expect(found()).toEqual([]);
});

test("one that is off is a violation in production only", () => {
  expect(found(false)).toEqual([
    "azapi_resource.s: violation: body.properties.isEnabled is false: it starts nothing",
  ]);
  expect(found(false, false)).toEqual([]);
});

test("what is sent at its end counts for nothing", () => {
  const template = ended({ actionType: "CreateJob" }, { isEnabled: false });
  expect(findingsOf(scheduleEnabled, template, { production: true })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found("${var.e}")).toEqual([expect.stringContaining("s: unknown: ")]);
});
