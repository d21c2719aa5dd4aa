import { autoscaleRoom } from "../../../../baseline/rules/performance/autoscale-room";
import { autoscale, autoscaleByAzapi, scaleProfile } from "../alerting";
import { findingsOf } from "../findings";

const found = (...capacities: readonly object[]) =>
  findingsOf(
    autoscaleRoom,
    autoscale(capacities.map((capacity) => scaleProfile(undefined, { ...capacity }))),
  );

test("more at most than at least passes", () => {
  expect(found({})).toEqual([]);
  expect(findingsOf(autoscaleRoom, autoscaleByAzapi())).toEqual([]);
});

test("as many at most as at least are a violation", () => {
  expect(found({ maximum: 3 })).toEqual([
    "azurerm_monitor_autoscale_setting.s: violation: it gives as many instances at most as at least, at all times",
  ]);
  const profiles = [{ capacity: { minimum: "3", default: "3", maximum: "3" } }];
  expect(findingsOf(autoscaleRoom, autoscaleByAzapi({ profiles }))).toHaveLength(1);
  expect(found({ maximum: 3 }, { maximum: 3 })).toHaveLength(1);
});

test("fixed numbers that follow each other by the clock pass, and so does one beside a time that grows", () => {
  expect(found({ maximum: 3 }, { minimum: 6, maximum: 6 })).toEqual([]);
  expect(found({ maximum: 3 }, {})).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ maximum: "${var.n}" })).toEqual([expect.stringContaining(".s: unknown: ")]);
});
