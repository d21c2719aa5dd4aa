import { monitoringLocalAuth } from "../../../../baseline/rules/security/monitoring-local-auth";
import { findingsOf, resources } from "../findings";

const PROBLEM = "keys are accepted beside tokens";

describe.each(["azurerm_log_analytics_workspace", "azurerm_application_insights"])("%s", (type) => {
  const found = (attributes: object) =>
    findingsOf(monitoringLocalAuth, resources({ [type]: { a: attributes } }));

  test("keys that are off pass, in both spellings", () => {
    expect(found({ local_authentication_enabled: false })).toEqual([]);
    expect(found({ local_authentication_disabled: true })).toEqual([]);
  });

  test("keys that are on are found, by default too", () => {
    expect(found({ local_authentication_enabled: true })).toEqual([
      `${type}.a: violation: local_authentication_enabled is true: ${PROBLEM}`,
    ]);
    expect(found({ local_authentication_disabled: false })).toHaveLength(1);
    expect(found({})).toEqual([
      `${type}.a: violation: local_authentication_enabled is true by default: ${PROBLEM}`,
    ]);
  });

  test("a value that only a plan tells is unknown", () => {
    expect(found({ local_authentication_enabled: "${var.keys}" })).toEqual([
      expect.stringContaining(": unknown: "),
    ]);
  });
});

test("bodies of azapi say the same", () => {
  const inBody = (type: string, properties: object) =>
    findingsOf(monitoringLocalAuth, resources({ azapi_resource: { a: { type, body: { properties } } } }));
  const logs = "Microsoft.OperationalInsights/workspaces@2025-07-01";
  const insights = "Microsoft.Insights/components@2020-02-02";
  expect(inBody(logs, { features: { disableLocalAuth: true } })).toEqual([]);
  expect(inBody(logs, {})).toHaveLength(1);
  expect(inBody(insights, { DisableLocalAuth: true })).toEqual([]);
  expect(inBody(insights, { DisableLocalAuth: false })).toHaveLength(1);
});
