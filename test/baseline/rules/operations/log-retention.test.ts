import { logRetention } from "../../../../baseline/rules/operations/log-retention";
import { findingsOf, resources } from "../findings";

const logs = (attributes: object) => resources({ azurerm_log_analytics_workspace: { a: attributes } });
const found = (attributes: object, production = true) =>
  findingsOf(logRetention, logs(attributes), { production });

test("production keeps logs for a year", () => {
  expect(found({ retention_in_days: 365 })).toEqual([]);
  expect(found({ retention_in_days: 364 })).toEqual([
    "azurerm_log_analytics_workspace.a: violation: retention_in_days is 364: logs are gone before 365 days are over",
  ]);
});

test("Azure's default of a month is too short for production", () => {
  expect(found({})).toEqual([expect.stringContaining("violation: retention_in_days is 30 by default")]);
});

test("elsewhere a month is enough, and a week isn't", () => {
  expect(found({}, false)).toEqual([]);
  expect(found({ retention_in_days: 7 }, false)).toEqual([expect.stringContaining("30 days")]);
});

test("an immediate purge is found in every environment", () => {
  const purge = { retention_in_days: 365, immediate_data_purge_on_30_days_enabled: true };
  expect(found(purge, false)).toEqual([
    "azurerm_log_analytics_workspace.a: violation: immediate_data_purge_on_30_days_enabled is true: logs are purged after 30 days, without days of grace",
  ]);
});

test("confidential data is kept as in production", () => {
  const tags = { dataClassification: "confidential", environment: "dev" };
  expect(findingsOf(logRetention, logs({ retention_in_days: 90, tags }))).toHaveLength(1);
});

test("a body of azapi says the same", () => {
  const inBody = (retentionInDays: number) =>
    findingsOf(
      logRetention,
      resources({
        azapi_resource: {
          a: {
            type: "Microsoft.OperationalInsights/workspaces@2025-07-01",
            body: { properties: { retentionInDays } },
          },
        },
      }),
    );
  expect([inBody(365), inBody(90)]).toEqual([
    [],
    [expect.stringContaining("body.properties.retentionInDays")],
  ]);
});

test("a retention that only a plan tells is unknown", () => {
  expect(found({ retention_in_days: "${var.days}" })).toEqual([expect.stringContaining(": unknown: ")]);
});
