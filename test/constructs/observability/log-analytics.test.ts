import { collectLogs } from "../../../constructs/observability/collect-logs";
import { LogAnalytics, type LogAnalyticsProps } from "../../../constructs/observability/log-analytics";
import { answered } from "../../support/deviations";
import { existingResourceGroup } from "../../support/fixtures";
import { reference, Template, testStack } from "../../support/template";

function logs(props: Partial<LogAnalyticsProps> = {}) {
  const stack = testStack();
  const made = new LogAnalytics(stack, "logs", {
    resourceGroup: existingResourceGroup(),
    name: "log-churn-sub-weu",
    ...props,
  });
  return { made, stack };
}

describe("LogAnalytics", () => {
  test("operations/collect-resource-logs: a workspace with Entra tokens only, and nothing beside it", () => {
    const template = Template.of(logs().stack);
    expect(template.resources()).toHaveLength(1);
    expect(template.resource("azurerm_log_analytics_workspace").only).toEqual({
      name: "log-churn-sub-weu",
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
      tags: { owner: "ml-platform", costCenter: "4711" },
      sku: "PerGB2018",
      retention_in_days: 30,
      daily_quota_gb: -1,
      allow_resource_only_permissions: true,
      local_authentication_enabled: false,
      internet_ingestion_access_type: "Enabled",
      internet_query_access_type: "Enabled",
    });
  });

  test("is closed, kept and limited as asked for", () => {
    const asked = {
      privateOnly: true,
      preventDestroy: true,
      retentionDays: 365,
      dailyQuotaGb: 2,
      tags: { a: "b" },
    };
    expect(Template.of(logs(asked).stack).resource("azurerm_log_analytics_workspace").only).toMatchObject({
      internet_ingestion_access_type: "Disabled",
      internet_query_access_type: "Disabled",
      lifecycle: { prevent_destroy: true },
      retention_in_days: 365,
      daily_quota_gb: 2,
      tags: { a: "b" },
    });
  });

  test("its own logs go into it", () => {
    const { made, stack } = logs();
    collectLogs(made, made.logAnalyticsWorkspaceId);
    expect(Template.of(stack).resource("azurerm_monitor_diagnostic_setting").only).toMatchObject({
      target_resource_id: reference("azurerm_log_analytics_workspace.logs_0B6081B1.id"),
      log_analytics_workspace_id: reference("azurerm_log_analytics_workspace.logs_0B6081B1.id"),
      enabled_log: [{ category_group: "allLogs" }],
      enabled_metric: [{ category: "AllMetrics" }],
    });
  });

  test("what policies report of it is answered, once it is closed only what no storage is there for", () => {
    expect(answered(logs().stack, "logs")).toEqual({
      cmkForQueryForced: ["fa298e57"],
      privateOnly: ["6c53d030", "d3ba9c42"],
    });
    expect(answered(logs({ privateOnly: true }).stack, "logs")).toEqual({ cmkForQueryForced: ["fa298e57"] });
  });

  test("all problems are told at once", () => {
    expect(() => logs({ retentionDays: 29, dailyQuotaGb: 0 })).toThrow(
      new Error(
        "test/logs: retentionDays must be a whole number from 30 to 730 (got 29); " +
          "dailyQuotaGb must be greater than 0, or -1 for no limit (got 0)",
      ),
    );
  });
});
