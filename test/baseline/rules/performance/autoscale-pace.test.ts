import { autoscalePace } from "../../../../baseline/rules/performance/autoscale-pace";
import { autoscale, autoscaleByAzapi, scaleProfile, scaleRule } from "../alerting";
import { findingsOf } from "../findings";

const S = "azurerm_monitor_autoscale_setting.s";
const found = (out: object, back: object) =>
  findingsOf(
    autoscalePace,
    autoscale([scaleProfile([scaleRule("Increase", { ...out }), scaleRule("Decrease", { ...back })])]),
  );

test("slower in than out passes, and as fast", () => {
  expect(found({}, {})).toEqual([]);
  expect(
    found({}, { scale_action: { cooldown: "PT5M", value: 2 }, metric_trigger: { time_window: "PT5M" } }),
  ).toEqual([]);
  expect(findingsOf(autoscalePace, autoscaleByAzapi())).toEqual([]);
});

test("a shorter pause, a shorter look and a bigger step are a violation each", () => {
  expect(found({}, { scale_action: { cooldown: "PT1M" } })).toEqual([
    `${S}: violation: it may shrink again sooner than it may grow again`,
  ]);
  expect(found({ metric_trigger: { time_window: "PT1H" } }, {})).toEqual([
    `${S}: violation: it shrinks after a shorter time than it grows after`,
  ]);
  expect(found({}, { scale_action: { value: 5 } })).toEqual([
    `${S}: violation: it loses more instances at a time than it gets`,
  ]);
});

test("shares of the instances aren't compared with numbers of them", () => {
  expect(found({}, { scale_action: { type: "PercentChangeCount", value: 20 } })).toEqual([]);
});

test("what only a plan tells, or isn't a time, is unknown", () => {
  expect(found({ scale_action: { cooldown: "${var.pause}" } }, {})).toEqual([
    `${S}: unknown: can't be told before the plan or apply: it may shrink again sooner than it may grow again?`,
  ]);
  expect(found({}, { scale_action: { cooldown: "soon" } })).toHaveLength(1);
});
