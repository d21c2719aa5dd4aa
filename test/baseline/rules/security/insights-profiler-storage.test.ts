import { insightsProfilerStorage } from "../../../../baseline/rules/security/insights-profiler-storage";
import { findingsOf, resources } from "../findings";

const found = (attributes: object) =>
  findingsOf(insightsProfilerStorage, resources({ azurerm_application_insights: { a: attributes } }));
const inBody = (body: object) =>
  findingsOf(
    insightsProfilerStorage,
    resources({ azapi_resource: { a: { type: "Microsoft.Insights/components@2020-02-02", body } } }),
  );

test("what is right passes, in each dialect", () => {
  expect(found({ force_customer_storage_for_profiler: true })).toEqual([]);
});

test("what is weak is found, in each dialect", () => {
  expect(found({ force_customer_storage_for_profiler: false })).toEqual([
    "azurerm_application_insights.a: violation: force_customer_storage_for_profiler is false: profiles and snapshots go to shared storage",
  ]);
});

test("the provider's default is found where nothing is written", () => {
  expect(found({})).toEqual([
    "azurerm_application_insights.a: violation: force_customer_storage_for_profiler is false by default: profiles and snapshots go to shared storage",
  ]);
});

test("a body of azapi says the same", () => {
  expect(inBody({ properties: { ForceCustomerStorageForProfiler: true } })).toEqual([]);
  expect(inBody({ properties: { ForceCustomerStorageForProfiler: false } })).toEqual([
    "azapi_resource.a: violation: body.properties.ForceCustomerStorageForProfiler is false: profiles and snapshots go to shared storage",
  ]);
  expect(inBody({})).toEqual([
    "azapi_resource.a: violation: body.properties.ForceCustomerStorageForProfiler is false by default: profiles and snapshots go to shared storage",
  ]);
});

test("a value that only a plan tells is unknown", () => {
  expect(found({ force_customer_storage_for_profiler: "${var.x}" })).toEqual([
    "azurerm_application_insights.a: unknown: force_customer_storage_for_profiler can't be told, var.x is given at plan: perhaps profiles and snapshots go to shared storage",
  ]);
});
