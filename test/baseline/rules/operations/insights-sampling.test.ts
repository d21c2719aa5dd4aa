import { insightsSampling } from "../../../../baseline/rules/operations/insights-sampling";
import { findingsOf, resources } from "../findings";

const found = (sampling_percentage?: unknown) =>
  findingsOf(insightsSampling, resources({ azurerm_application_insights: { a: { sampling_percentage } } }));

test("all telemetry, the default, or a fair sample passes", () => {
  expect([found(100), found(), found(10)]).toEqual([[], [], []]);
});

test("a thin sample is found", () => {
  expect(found(9)).toEqual([
    "azurerm_application_insights.a: violation: sampling_percentage is 9: most predictions leave no trace",
  ]);
});

test("a body of azapi says the same", () => {
  const body = { properties: { SamplingPercentage: 1 } };
  const a = { type: "Microsoft.Insights/components@2020-02-02", body };
  expect(findingsOf(insightsSampling, resources({ azapi_resource: { a } }))).toHaveLength(1);
});

test("a sample that only a plan tells is unknown", () => {
  expect(found("${var.percent}")).toEqual([expect.stringContaining(": unknown: ")]);
});
