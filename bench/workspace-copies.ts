import * as fs from "node:fs";

/** What a workspace brings with it, of prod: enough kinds that most rules have something to look at. */
const KEPT = [
  "azurerm_resource_group.group",
  "azurerm_storage_account.storage",
  "azurerm_key_vault.vault",
  "azurerm_container_registry.registry",
  "azurerm_log_analytics_workspace.monitoring_logs",
  "azurerm_application_insights.monitoring_insights",
  "azurerm_user_assigned_identity.workspace-identity",
  "azurerm_user_assigned_identity.training-identity",
  "azurerm_machine_learning_workspace.workspace",
  "azurerm_machine_learning_compute_cluster.training",
  "azurerm_private_endpoint.workspace-endpoint",
  "azurerm_private_endpoint.storage-blob-endpoint",
  "azurerm_role_assignment.workspace_storage-blobs",
  "azurerm_role_assignment.registry_training-pull",
  "azurerm_monitor_diagnostic_setting.workspace_workspace-logs",
  "azurerm_management_lock.storage_lock",
];

/** How many resources a workspace has with it. */
export const RESOURCES_OF_A_WORKSPACE = KEPT.length;

/** The attributes of a resource, or the resources of a type by name. */
export type Block = Record<string, unknown>;

/**
 * Copies of what belongs to prod's workspace; each copy refers to its own only.
 *
 * @param file prod's cdk.tf.json
 * @returns resources by type and name, as Terraform JSON has them
 */
export function workspaces(file: string, count: number): Record<string, Record<string, Block>> {
  const prod = JSON.parse(fs.readFileSync(file, "utf8")) as {
    resource: Record<string, Record<string, Block>>;
  };
  const resource: Record<string, Record<string, Block>> = {};
  for (const address of KEPT) {
    const [type = "", name = ""] = address.split(".");
    const { depends_on: _others, ...attributes } = prod.resource[type]?.[name] ?? {};
    const text = JSON.stringify(attributes);
    const named = resource[type] ?? {};
    resource[type] = named;
    for (let copy = 0; copy < count; copy++) {
      named[`${name}-${copy}`] = JSON.parse(text.replace(/\$\{(\w+\.[\w-]+)\./g, `$\{$1-${copy}.`));
    }
  }
  return resource;
}
