import { insightsIpMasking } from "../../../../baseline/rules/ai-security/insights-ip-masking";
import { findingsOf, resources } from "../findings";

const found = (attributes: object) =>
  findingsOf(insightsIpMasking, resources({ azurerm_application_insights: { a: attributes } }));
const inBody = (body: object) =>
  findingsOf(
    insightsIpMasking,
    resources({ azapi_resource: { a: { type: "Microsoft.Insights/components@2020-02-02", body } } }),
  );

test("what is right passes, in each dialect", () => {
  expect(found({ ip_masking_enabled: true })).toEqual([]);
  expect(found({ disable_ip_masking: false })).toEqual([]);
});

test("what is weak is found, in each dialect", () => {
  expect(found({ ip_masking_enabled: false })).toEqual([
    "azurerm_application_insights.a: violation: ip_masking_enabled is false: the addresses of callers are kept",
  ]);
  expect(found({ disable_ip_masking: true })).toEqual([
    expect.stringContaining("the addresses of callers are kept"),
  ]);
});

test("the provider's default is right", () => {
  expect(found({})).toEqual([]);
});

test("a body of azapi says the same", () => {
  expect(inBody({ properties: { DisableIpMasking: false } })).toEqual([]);
  expect(inBody({ properties: { DisableIpMasking: true } })).toEqual([
    expect.stringContaining("the addresses of callers are kept"),
  ]);
  expect(inBody({})).toEqual([]);
});

test("a value that only a plan tells is unknown", () => {
  expect(found({ ip_masking_enabled: "${var.x}" })).toEqual([
    "azurerm_application_insights.a: unknown: ip_masking_enabled can't be told, var.x is given at plan: perhaps the addresses of callers are kept",
  ]);
});
