import { SecureContainerRegistry } from "../../../constructs/data/secure-container-registry";
import { SecureKeyVault } from "../../../constructs/data/secure-key-vault";
import { SecureStorageAccount } from "../../../constructs/data/secure-storage-account";
import { DiagnosticSetting } from "../../../constructs/observability/diagnostic-setting";
import type { DiagnosticTarget } from "../../../constructs/observability/diagnostic-target";
import { Monitoring } from "../../../constructs/observability/monitoring";
import { AZURERM_VERSIONS } from "../../../constructs/terraform/azurerm-dialect";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { reference, Template, testStack } from "../../support/template";

const TARGET = armId("Microsoft.KeyVault/vaults", "kv");
const WORKSPACE = armId("Microsoft.OperationalInsights/workspaces", "log");

describe("DiagnosticSetting (operations/collect-resource-logs)", () => {
  const setting = (target: DiagnosticTarget, version = AZURERM_VERSIONS[0]) => {
    const stack = testStack(version);
    new DiagnosticSetting(stack, "setting", { target, logAnalyticsWorkspaceId: WORKSPACE });
    return Template.of(stack).resource("azurerm_monitor_diagnostic_setting").only;
  };
  const least = {
    name: "to-log-analytics",
    target_resource_id: TARGET,
    log_analytics_workspace_id: WORKSPACE,
  };

  test.each(AZURERM_VERSIONS)(
    "a category group and metrics, by the names that azurerm %s knows",
    (version) => {
      const target = {
        name: "vault",
        resourceId: TARGET,
        logs: "audit",
        metrics: ["AllMetrics", "Capacity"],
      } as const;
      expect(setting(target, version)).toEqual({
        ...least,
        enabled_log: [{ category_group: "audit" }],
        enabled_metric: [{ category: "AllMetrics" }, { category: "Capacity" }],
      });
    },
  );

  test("metrics alone", () => {
    expect(setting({ name: "account", resourceId: TARGET, metrics: ["Transaction"] })).toEqual({
      ...least,
      enabled_metric: [{ category: "Transaction" }],
    });
  });

  test("logs alone", () => {
    expect(setting({ name: "vault", resourceId: TARGET, logs: "allLogs" })).toEqual({
      ...least,
      enabled_log: [{ category_group: "allLogs" }],
      enabled_metric: [],
    });
  });
});

describe("Monitoring.collect (operations/collect-resource-logs)", () => {
  const stack = testStack();
  const resourceGroup = existingResourceGroup();
  const monitoring = new Monitoring(stack, "monitoring", {
    resourceGroup,
    logAnalyticsName: "log",
    applicationInsightsName: "appi",
  });
  monitoring.collect(
    new SecureStorageAccount(stack, "storage", { resourceGroup, name: "stchurn" }),
    new SecureKeyVault(stack, "vault", { resourceGroup, name: "kv-churn" }),
    new SecureContainerRegistry(stack, "registry", { resourceGroup, name: "crchurn" }),
    monitoring,
  );
  const settings = Template.of(stack).resource("azurerm_monitor_diagnostic_setting").all;
  /** Target, log groups and metrics of the settings of one construct, by their address without its hash. */
  const settingsOf = (construct: string) =>
    settings
      .filter(({ address }) => address.split(".")[1]?.startsWith(`${construct}_`))
      .map(({ address, attributes }) => [
        address.replace(/^[^.]+\./, "").replace(/_[0-9A-F]{8}$/, ""),
        attributes.target_resource_id,
        attributes.enabled_log,
        attributes.enabled_metric,
      ]);
  const all = [{ category_group: "allLogs" }];
  const metrics = [{ category: "AllMetrics" }];

  test("a storage account has exactly five: itself for metrics, and each service for logs", () => {
    const id = reference("azurerm_storage_account.storage_8D9329BE.id");
    const transactions = [{ category: "Transaction" }];
    expect(settingsOf("storage")).toEqual([
      ["storage_account-logs", id, undefined, transactions],
      ["storage_blob-logs", `${id}/blobServices/default`, all, transactions],
      ["storage_file-logs", `${id}/fileServices/default`, all, transactions],
      ["storage_queue-logs", `${id}/queueServices/default`, all, transactions],
      ["storage_table-logs", `${id}/tableServices/default`, all, transactions],
    ]);
  });

  test("a vault, a registry, and monitoring itself; telemetry is in the workspace already", () => {
    expect(settingsOf("vault")).toEqual([
      ["vault_vault-logs", reference("azurerm_key_vault.vault_AEB7ADF6.id"), all, metrics],
    ]);
    expect(settingsOf("registry")).toEqual([
      ["registry_registry-logs", reference("azurerm_container_registry.registry_EFEA226F.id"), all, metrics],
    ]);
    const insights = reference("azurerm_application_insights.monitoring_insights_EC20A375.id");
    const logs = reference("azurerm_log_analytics_workspace.monitoring_logs_4A0EFA55.id");
    expect(settingsOf("monitoring")).toEqual([
      ["monitoring_insights-logs", insights, undefined, metrics],
      ["monitoring_log-analytics-logs", logs, all, metrics],
    ]);
  });

  test("all go to the one workspace", () => {
    const logs = reference("azurerm_log_analytics_workspace.monitoring_logs_4A0EFA55.id");
    expect(settings).toHaveLength(9);
    expect(new Set(settings.map(({ attributes }) => attributes.log_analytics_workspace_id))).toEqual(
      new Set([logs]),
    );
  });
});
