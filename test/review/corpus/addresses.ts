const METRIC_ALERT = "azurerm_monitor_metric_alert";
const LOG_ALERT = "azurerm_monitor_scheduled_query_rules_alert_v2";

/** Addresses that dev and prod have in common; a test of the stacks pins them. */
export const STORAGE = "azurerm_storage_account.storage";
/** What batch endpoints write; they hold data of their own, and are lost with the account. */
export const PREDICTIONS = ["predictions", "predictions-staging"].map(
  (name) => `azurerm_storage_container.storage_container-${name}`,
);
export const LIFECYCLE = "azurerm_storage_management_policy.storage_lifecycle";
export const VAULT = "azurerm_key_vault.vault";
export const REGISTRY = "azurerm_container_registry.registry";
export const WORKSPACE = "azurerm_machine_learning_workspace.workspace";
export const LOGS = "azurerm_log_analytics_workspace.monitoring_logs";
export const INSIGHTS = "azurerm_application_insights.monitoring_insights";
export const GROUP = "azurerm_resource_group.group";
export const SECURITY_GROUP = "azurerm_network_security_group.network_endpoints_nsg";
export const TRAINING = "azurerm_machine_learning_compute_cluster.training";
export const BATCH = "azurerm_machine_learning_compute_cluster.batch";

/** Alerts, which are named after what they watch: `watched` is its construct. */
export function storageAlerts(watched: string): string[] {
  return [
    ...["availability", "throttled"].map((one) => `${METRIC_ALERT}.watch_${watched}_storage-${one}`),
    `${LOG_ALERT}.watch_${watched}_storage-denied`,
  ];
}

export function vaultAlerts(watched: string): string[] {
  return [
    ...["availability", "denied", "saturation"].map((one) => `${METRIC_ALERT}.watch_${watched}_vault-${one}`),
    `azapi_resource.${watched}-expiry_alert`,
  ];
}

export const CLUSTER_ALERTS = [
  ...["idle", "preempted", "quota", "unusable"].map((one) => `${METRIC_ALERT}.watch_clusters_cluster-${one}`),
  ...["error", "jobs-failed"].map((one) => `${LOG_ALERT}.watch_clusters_cluster-${one}`),
];
export const TRAINING_ALERT = `${LOG_ALERT}.watch_training_training-duration`;
export const WORKBOOK = "azurerm_application_insights_workbook.watch_workbook";

/** An assigned policy by what it is for, e.g. `public-network`. */
export function guardrail(purpose: string): string {
  return `azurerm_resource_group_policy_assignment.guardrails_${purpose}`;
}

/** Of dev. */
export const PACKAGES =
  "azurerm_machine_learning_workspace_network_outbound_rule_fqdn.egress_packages-example-com";
export const FIREWALL = "azapi_update_resource.egress_firewall-sku";
export const INSTANCE = "azapi_resource.instance-churn-explore";

/** Of prod. */
export const KEYS = "azurerm_key_vault.keys_vault";
export const READER = "azurerm_role_assignment.workspace_reader-00000000-0000-0000-0000-000000000013";

/** A managed identity by what it is for, e.g. `training`. */
export function identity(purpose: string): string {
  return `azurerm_user_assigned_identity.${purpose}-identity`;
}

/** The id of a built-in role in a subscription. */
export function roleId(subscription: string, role: string): string {
  return `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}`;
}
