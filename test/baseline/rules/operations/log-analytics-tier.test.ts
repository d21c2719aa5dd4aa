import { logAnalyticsTier } from "../../../../baseline/rules/operations/log-analytics-tier";
import { findingsOf, resources } from "../findings";

const found = (attributes: object) =>
  findingsOf(logAnalyticsTier, resources({ azurerm_log_analytics_workspace: { a: attributes } }));
const inBody = (body: object) =>
  findingsOf(
    logAnalyticsTier,
    resources({
      azapi_resource: { a: { type: "Microsoft.OperationalInsights/workspaces@2025-07-01", body } },
    }),
  );

test("what is right passes, in each dialect", () => {
  expect(found({ sku: "PerGB2018" })).toEqual([]);
  expect(found({ sku: "LACluster" })).toEqual([]);
});

test("what is weak is found, in each dialect", () => {
  expect(found({ sku: "Free" })).toEqual([
    'azurerm_log_analytics_workspace.a: violation: sku is "Free": the tier limits how much is kept, or for how long',
  ]);
});

test("the provider's default is right", () => {
  expect(found({})).toEqual([]);
});

test("a body of azapi says the same", () => {
  expect(inBody({ properties: { sku: { name: "CapacityReservation" } } })).toEqual([]);
  expect(inBody({ properties: { sku: { name: "Standard" } } })).toEqual([
    'azapi_resource.a: violation: body.properties.sku.name is "Standard": the tier limits how much is kept, or for how long',
  ]);
  expect(inBody({})).toEqual([]);
});

test("a value that only a plan tells is unknown", () => {
  expect(found({ sku: "${var.x}" })).toEqual([
    "azurerm_log_analytics_workspace.a: unknown: sku can't be told, var.x is given at plan: perhaps the tier limits how much is kept, or for how long",
  ]);
});
