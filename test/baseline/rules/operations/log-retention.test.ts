import { logRetention } from "../../../../baseline/rules/operations/log-retention";
import { inArm, inAzurerm } from "../alone";
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

describe("a table with a retention of its own", () => {
  const table = (attributes: object, production = true) =>
    inAzurerm(logRetention, "azurerm_log_analytics_workspace_table")(
      { name: "StorageBlobLogs", ...attributes },
      { production },
    );

  test.each([
    ["has none", {}],
    ["keeps logs as long", { retention_in_days: 365 }],
    ["keeps them in the archive", { retention_in_days: 30, total_retention_in_days: 365 }],
    ["is cheap, with an archive", { plan: "Basic", total_retention_in_days: 730 }],
    ["holds measurements", { name: "AzureMetrics", retention_in_days: 7 }],
  ])("passes where it %s", (_, attributes) => {
    expect(table(attributes)).toEqual([]);
  });

  test.each([
    ["is shorter", { retention_in_days: 90 }, "retention_in_days is 90"],
    ["ends its archive sooner", { total_retention_in_days: 180 }, "total_retention_in_days is 180"],
    ["is cheap, which means a month", { plan: "Basic" }, "total_retention_in_days is 30 by default"],
  ])("is found where it %s", (_, attributes, problem) => {
    expect(table(attributes)).toEqual([expect.stringContaining(`violation: ${problem}`)]);
  });

  test("needs a month elsewhere", () => {
    expect(table({ plan: "Basic" }, false)).toEqual([]);
    expect(table({ retention_in_days: 7 }, false)).toEqual([expect.stringContaining("30 days")]);
  });

  test("is read in a body, where -1 means that it has none", () => {
    const body = inArm(logRetention, "Microsoft.OperationalInsights/workspaces/tables");
    expect(body({ properties: { retentionInDays: -1, totalRetentionInDays: -1 } })).toEqual([]);
    expect(body({ properties: { totalRetentionInDays: 30 } })).toEqual([
      expect.stringContaining("body.properties.totalRetentionInDays is 30"),
    ]);
  });

  test("is unknown where only a plan tells", () => {
    expect(table({ plan: "${var.p}" })).toEqual([expect.stringContaining(": unknown: plan")]);
  });
});
