import { insightsCapNotice } from "../../../../baseline/rules/operations/insights-cap-notice";
import { findingsOf, resources } from "../findings";

const found = (attributes: object) =>
  findingsOf(insightsCapNotice, resources({ azurerm_application_insights: { a: attributes } }));

test("what is right passes, in each dialect", () => {
  expect(found({ daily_data_cap_notifications_enabled: true })).toEqual([]);
  expect(found({ daily_data_cap_notifications_disabled: false })).toEqual([]);
});

test("what is weak is found, in each dialect", () => {
  expect(found({ daily_data_cap_notifications_enabled: false })).toEqual([
    "azurerm_application_insights.a: violation: daily_data_cap_notifications_enabled is false: nobody is told when ingestion stops for the day",
  ]);
  expect(found({ daily_data_cap_notifications_disabled: true })).toEqual([
    expect.stringContaining("nobody is told when ingestion stops for the day"),
  ]);
});

test("the provider's default is right", () => {
  expect(found({})).toEqual([]);
});

test("a value that only a plan tells is unknown", () => {
  expect(found({ daily_data_cap_notifications_enabled: "${var.x}" })).toEqual([
    "azurerm_application_insights.a: unknown: daily_data_cap_notifications_enabled can't be told, var.x is given at plan: perhaps nobody is told when ingestion stops for the day",
  ]);
});
