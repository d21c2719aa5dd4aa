import { autoscaleMinimum } from "../../../../baseline/rules/performance/autoscale-minimum";
import { autoscale, autoscaleByAzapi, scaleProfile } from "../alerting";
import { findingsOf } from "../findings";

const TOO_FEW = "the loss of a zone may leave nobody to answer";
const found = (capacity: object, production = true) =>
  findingsOf(autoscaleMinimum, autoscale([scaleProfile(undefined, { ...capacity })]), { production });

test("three instances at least, and while nothing is known, pass", () => {
  expect(found({})).toEqual([]);
  expect(findingsOf(autoscaleMinimum, autoscaleByAzapi(), { production: true })).toEqual([]);
});

test("reliability/zone-redundant-inference: fewer at least, or while nothing is known, are a violation", () => {
  expect(found({ minimum: 2 })).toEqual([
    `azurerm_monitor_autoscale_setting.s: violation: profile[0].capacity.minimum is 2: ${TOO_FEW}`,
  ]);
  expect(found({ default: 1 })).toEqual([
    `azurerm_monitor_autoscale_setting.s: violation: profile[0].capacity.default is 1: ${TOO_FEW}`,
  ]);
  const night = { name: "night", capacity: { minimum: "1", default: "3", maximum: "3" } };
  expect(
    findingsOf(autoscaleMinimum, autoscaleByAzapi({ profiles: [night] }), { production: true }),
  ).toHaveLength(1);
});

test("outside of production one is enough", () => {
  expect(found({ minimum: 1, default: 1 }, false)).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ minimum: "${var.n}" })).toEqual([expect.stringContaining(".s: unknown: ")]);
  expect(findingsOf(autoscaleMinimum, autoscale("${var.profiles}"), { production: true })).toEqual([
    expect.stringContaining(".s: unknown: "),
  ]);
});
