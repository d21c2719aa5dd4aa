import { synthesized } from "./synthesized";

const METRIC = "azurerm_monitor_metric_alert";
const QUERY = "azurerm_monitor_scheduled_query_rules_alert_v2";
const dev = synthesized("dev");
const prod = synthesized("prod");

describe("ai-operations/automated-monitoring-alerting-audit: all that a workspace stands on is watched", () => {
  test("every vault, every account, the clusters and the logs have alerts", () => {
    const watched = [METRIC, QUERY].flatMap((type) =>
      prod.resource(type).all.flatMap(({ attributes }) => attributes.scopes as string[]),
    );
    expect([...new Set(watched)].sort()).toEqual([
      "${azurerm_key_vault.keys_vault.id}",
      "${azurerm_key_vault.vault.id}",
      "${azurerm_log_analytics_workspace.monitoring_logs.id}",
      "${azurerm_machine_learning_workspace.workspace.id}",
      "${azurerm_storage_account.storage.id}",
    ]);
  });

  test("what is changed behind Terraform's back in the group is told", () => {
    const alerts = prod.resource("azurerm_monitor_activity_log_alert").count(8).all;
    for (const { attributes } of alerts) {
      expect([attributes.scopes, attributes.enabled ?? true]).toEqual([
        ["${azurerm_resource_group.group.id}"],
        true,
      ]);
    }
  });

  test("every alert tells the one action group", () => {
    const types = [METRIC, QUERY, "azurerm_monitor_activity_log_alert"];
    for (const { attributes } of types.flatMap((type) => prod.resource(type).all)) {
      expect(JSON.stringify(attributes.action)).toContain("${azurerm_monitor_action_group.alerts.id}");
    }
  });

  test("queries have the rights of the alerts' identity, and wait for them", () => {
    for (const { attributes } of prod.resource(QUERY).all) {
      expect(JSON.stringify(attributes.identity)).toContain(
        "azurerm_user_assigned_identity.alerts-identity.id",
      );
      expect(attributes.depends_on).toEqual(["azurerm_role_assignment.monitoring_alerts-query"]);
    }
  });

  test("somebody listens for the expiry of keys before the first one is made", () => {
    const keys = prod
      .resource("azapi_resource_action")
      .all.filter(({ attributes }) => String(attributes.type).startsWith("Microsoft.KeyVault/vaults/keys@"));
    expect(keys).toHaveLength(2);
    for (const { attributes } of keys) {
      expect(attributes.depends_on).toEqual(
        expect.arrayContaining([
          "azurerm_eventgrid_system_topic.keys-expiry",
          "azapi_resource.keys-expiry_alert",
        ]),
      );
    }
  });

  test("a limit that the configuration sets is the alert's", () => {
    const alerts = {
      emails: ["ml@example.org"],
      runbooks: "https://git.example.org/docs/runbooks",
      limits: {
        "vault-denied": { threshold: 77, severity: 3, window: "PT6H" },
        "cluster-idle": { threshold: 3 },
        "ingestion-budget": { threshold: 0.25 },
      },
    } as const;
    const set = synthesized("dev", { alerts: { ...alerts, emails: [...alerts.emails] } });
    expect(set.resource(METRIC).named("watch_vault_vault-denied")).toMatchObject({
      criteria: [{ threshold: 77 }],
      severity: 3,
      window_size: "PT6H",
    });
    expect(set.resource(METRIC).named("watch_clusters_cluster-idle")).toMatchObject({
      criteria: [{ threshold: 3 }],
    });
    expect(JSON.stringify(set.resource(QUERY).named("watch_logs_ingestion-budget"))).toContain("0.25");
  });

  test("training that takes longer than its target is told", () => {
    const alert = (template: typeof dev) =>
      template.resource(QUERY).named("watch_training_training-duration");
    expect([dev, prod].map((template) => JSON.stringify(alert(template)).match(/>= \d+|> \d+/)?.[0])).toEqual(
      ["> 240", "> 480"],
    );
  });

  test("the workbook shows them", () => {
    dev.resource("azurerm_application_insights_workbook").count(1);
  });

  test("where nobody is told there is none", () => {
    const untold = synthesized("dev", { alerts: undefined, serving: undefined, budget: undefined });
    for (const type of [
      METRIC,
      QUERY,
      "azurerm_monitor_activity_log_alert",
      "azurerm_eventgrid_system_topic",
    ]) {
      untold.resource(type).count(0);
    }
  });
});
