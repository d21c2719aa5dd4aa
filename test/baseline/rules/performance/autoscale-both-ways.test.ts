import { autoscaleBothWays } from "../../../../baseline/rules/performance/autoscale-both-ways";
import { autoscale, autoscaleByAzapi, scaleProfile, scaleRule } from "../alerting";
import { findingsOf } from "../findings";

type Rules = Parameters<typeof scaleProfile>[0];

const found = (rules: Rules, capacity: object = {}) =>
  findingsOf(autoscaleBothWays, autoscale([scaleProfile(rules, { ...capacity })]));
const [OUT, BACK] = [scaleRule("Increase"), scaleRule("Decrease")];
const LATENCY = { metric_trigger: { metric_name: "RequestLatency_P95", threshold: 400 } };
const S = "azurerm_monitor_autoscale_setting.s";

test("a rule out and a rule in pass", () => {
  expect(found([OUT, BACK])).toEqual([]);
  expect(findingsOf(autoscaleBothWays, autoscaleByAzapi())).toEqual([]);
});

test("a second metric may only make it grow, as Microsoft's example has it", () => {
  expect(found([OUT, BACK, scaleRule("Increase", LATENCY)])).toEqual([]);
});

test("a way that no rule goes is a violation", () => {
  expect(found([OUT])).toEqual([`${S}: violation: no rule of a profile takes instances back`]);
  expect(found([BACK])).toEqual([`${S}: violation: no rule of a profile gives more instances`]);
  expect(found([])).toHaveLength(2);
});

test("a metric that only makes it shrink is a violation", () => {
  expect(found([OUT, BACK, scaleRule("Decrease", LATENCY)])).toEqual([
    `${S}: violation: it shrinks by RequestLatency_P95, which never makes it grow`,
  ]);
});

test("a fixed number needs no rules", () => {
  expect(found([], { maximum: 3 })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  const rule = scaleRule("Increase", { scale_action: { direction: "${var.way}" } });
  expect(found([rule, BACK])).toEqual([`${S}: unknown: ${UNTOLD}`]);
});

const UNTOLD = "can't be told before the plan or apply: a profile grows and shrinks?";
