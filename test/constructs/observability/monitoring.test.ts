import { TerraformOutput, type TerraformStack } from "cdktf";
import { Monitoring, type MonitoringProps } from "../../../constructs/observability/monitoring";
import { armId, existingResourceGroup, testIdentity } from "../../support/fixtures";
import { reference, Template, testStack } from "../../support/template";

function monitoring(props: Partial<MonitoringProps> = {}, stack: TerraformStack = testStack()) {
  const made = new Monitoring(stack, "monitoring", {
    resourceGroup: existingResourceGroup(),
    logAnalyticsName: "log-churn-test-weu",
    applicationInsightsName: "appi-churn-test-weu",
    ...props,
  });
  return { made, stack, synthesize: () => Template.of(stack) };
}
const LOGS = reference("azurerm_log_analytics_workspace.monitoring_logs_4A0EFA55.id");
const INSIGHTS = reference("azurerm_application_insights.monitoring_insights_EC20A375.id");
const PLACE = {
  resource_group_name: "rg-churn-test-weu",
  location: "westeurope",
  tags: { owner: "ml-platform", costCenter: "4711" },
};

describe("Monitoring", () => {
  test.each([
    ["4.81.0", { internet_ingestion_enabled: true, internet_query_enabled: true }],
    ["5.2.0", { internet_ingestion_access_type: "Enabled", internet_query_access_type: "Enabled" }],
  ] as const)(
    "operations/collect-resource-logs: Log Analytics with Entra tokens only, azurerm %s",
    (version, open) => {
      const template = monitoring({}, testStack(version)).synthesize();
      expect(template.resource("azurerm_log_analytics_workspace").only).toEqual({
        ...PLACE,
        name: "log-churn-test-weu",
        sku: "PerGB2018",
        retention_in_days: 30,
        daily_quota_gb: -1,
        allow_resource_only_permissions: true,
        local_authentication_enabled: false,
        ...open,
      });
      expect(template.resource("azurerm_application_insights").only).toEqual({
        ...PLACE,
        name: "appi-churn-test-weu",
        application_type: "web",
        workspace_id: LOGS,
        retention_in_days: 30,
        sampling_percentage: 100,
        force_customer_storage_for_profiler: true,
        local_authentication_enabled: false,
        ip_masking_enabled: true,
        daily_data_cap_notifications_enabled: true,
        internet_ingestion_enabled: true,
        internet_query_enabled: true,
      });
    },
  );

  test.each([
    ["4.81.0", { internet_ingestion_enabled: false, internet_query_enabled: false }],
    ["5.2.0", { internet_ingestion_access_type: "Disabled", internet_query_access_type: "Disabled" }],
  ] as const)(
    "security/dependent-services-private: privateOnly closes both services, azurerm %s",
    (version, closed) => {
      const template = monitoring({ privateOnly: true }, testStack(version)).synthesize();
      expect(template.resource("azurerm_log_analytics_workspace").only).toMatchObject(closed);
      expect(template.resource("azurerm_application_insights").only).toMatchObject({
        internet_ingestion_enabled: false,
        internet_query_enabled: false,
      });
    },
  );

  test("privateOnly false is open, like none", () => {
    const template = monitoring({ privateOnly: false }).synthesize();
    expect(template.resource("azurerm_application_insights").only).toMatchObject({
      internet_ingestion_enabled: true,
    });
  });

  test("tags, quota and prevent_destroy as asked for; the component itself holds nothing to protect", () => {
    const template = monitoring({ tags: { a: "b" }, dailyQuotaGb: 0.5, preventDestroy: true }).synthesize();
    expect(template.resource("azurerm_log_analytics_workspace").only).toMatchObject({
      tags: { a: "b" },
      daily_quota_gb: 0.5,
      lifecycle: { prevent_destroy: true },
    });
    const insights = template.resource("azurerm_application_insights").only;
    expect(insights).toMatchObject({ tags: { a: "b" } });
    expect(insights).not.toHaveProperty("lifecycle");
  });

  test.each([
    [30, 30],
    [31, 60],
    [60, 60],
    [90, 90],
    [91, 120],
    [180, 180],
    [270, 270],
    [365, 365],
    [366, 550],
    [551, 730],
    [730, 730],
  ])(
    "logs for %d days: telemetry for %d, the next that Application Insights accepts",
    (retentionDays, accepted) => {
      const template = monitoring({ retentionDays }).synthesize();
      expect(template.resource("azurerm_log_analytics_workspace").only.retention_in_days).toBe(retentionDays);
      expect(template.resource("azurerm_application_insights").only.retention_in_days).toBe(accepted);
    },
  );

  test.each<[Partial<MonitoringProps>, string]>([
    [{ retentionDays: 29 }, "retentionDays must be a whole number from 30 to 730 (got 29)"],
    [{ retentionDays: 731 }, "retentionDays must be a whole number from 30 to 730 (got 731)"],
    [{ retentionDays: 30.5 }, "retentionDays must be a whole number from 30 to 730 (got 30.5)"],
    [{ dailyQuotaGb: 0 }, "dailyQuotaGb must be greater than 0, or -1 for no limit (got 0)"],
    [{ dailyQuotaGb: -2 }, "dailyQuotaGb must be greater than 0, or -1 for no limit (got -2)"],
    [
      { retentionDays: 1, dailyQuotaGb: -3 },
      "retentionDays must be a whole number from 30 to 730 (got 1); " +
        "dailyQuotaGb must be greater than 0, or -1 for no limit (got -3)",
    ],
  ])("%j is refused", (props, problem) => {
    expect(() => monitoring(props)).toThrow(new Error(`test/monitoring: ${problem}`));
  });

  test("security/managed-identity-between-services: telemetry is sent with a role on the component", () => {
    const { made, synthesize } = monitoring();
    made.grantPublish(testIdentity(), "endpoint");
    const [assignment] = synthesize().resource("azurerm_role_assignment").count(1).all;
    expect(assignment?.address).toMatch(/^azurerm_role_assignment\.monitoring_endpoint_/);
    expect(assignment?.attributes).toMatchObject({
      scope: INSIGHTS,
      role_definition_id: expect.stringMatching(/\/3913510d-42f4-4e42-8a64-420c390055eb$/),
      principal_id: testIdentity().principalId,
    });
  });

  test("security/least-privilege-workspace-identity: who queries logs reads them, and changes nothing", () => {
    const { made, synthesize } = monitoring();
    made.grantQuery(testIdentity(), "alerts");
    const [assignment] = synthesize().resource("azurerm_role_assignment").count(1).all;
    expect(assignment?.address).toMatch(/^azurerm_role_assignment\.monitoring_alerts_/);
    expect(assignment?.attributes).toMatchObject({
      scope: LOGS,
      role_definition_id: expect.stringMatching(/\/73c42c96-874c-492b-b04d-ab87d138a893$/),
      principal_id: testIdentity().principalId,
    });
  });

  test("its ids are references", () => {
    const { made, stack, synthesize } = monitoring();
    new TerraformOutput(stack, "logs", { value: made.logAnalyticsWorkspaceId });
    new TerraformOutput(stack, "insights", { value: made.applicationInsightsId });
    expect(synthesize().outputs).toEqual({ logs: { value: LOGS }, insights: { value: INSIGHTS } });
  });

  test("existing ones are what they are said to be", () => {
    const known = {
      logAnalyticsWorkspaceId: armId("Microsoft.OperationalInsights/workspaces", "log"),
      applicationInsightsId: armId("Microsoft.Insights/components", "appi"),
    };
    expect(Monitoring.fromAttributes(known)).toEqual(known);
  });
});
