import { armTypeOf, type Resource } from "../../terraform-json";

/** What azurerm sends for a resource: the ARM type of the object that it makes. */
const ARM_TYPES: Readonly<Record<string, string>> = {
  azurerm_application_insights: "Microsoft.Insights/components",
  azurerm_consumption_budget_resource_group: "Microsoft.Consumption/budgets",
  azurerm_consumption_budget_subscription: "Microsoft.Consumption/budgets",
  azurerm_container_registry: "Microsoft.ContainerRegistry/registries",
  azurerm_key_vault: "Microsoft.KeyVault/vaults",
  azurerm_log_analytics_workspace: "Microsoft.OperationalInsights/workspaces",
  azurerm_machine_learning_compute_cluster: "Microsoft.MachineLearningServices/workspaces/computes",
  azurerm_machine_learning_compute_instance: "Microsoft.MachineLearningServices/workspaces/computes",
  azurerm_machine_learning_workspace: "Microsoft.MachineLearningServices/workspaces",
  azurerm_machine_learning_workspace_network_outbound_rule_fqdn:
    "Microsoft.MachineLearningServices/workspaces/outboundRules",
  azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint:
    "Microsoft.MachineLearningServices/workspaces/outboundRules",
  azurerm_machine_learning_workspace_network_outbound_rule_service_tag:
    "Microsoft.MachineLearningServices/workspaces/outboundRules",
  azurerm_management_lock: "Microsoft.Authorization/locks",
  azurerm_monitor_action_group: "Microsoft.Insights/actionGroups",
  azurerm_monitor_activity_log_alert: "Microsoft.Insights/activityLogAlerts",
  azurerm_monitor_diagnostic_setting: "Microsoft.Insights/diagnosticSettings",
  azurerm_network_security_group: "Microsoft.Network/networkSecurityGroups",
  azurerm_private_dns_zone: "Microsoft.Network/privateDnsZones",
  azurerm_private_dns_zone_virtual_network_link: "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
  azurerm_private_endpoint: "Microsoft.Network/privateEndpoints",
  azurerm_resource_group: "Microsoft.Resources/resourceGroups",
  azurerm_role_assignment: "Microsoft.Authorization/roleAssignments",
  azurerm_security_center_subscription_pricing: "Microsoft.Security/pricings",
  azurerm_storage_account: "Microsoft.Storage/storageAccounts",
  azurerm_storage_container: "Microsoft.Storage/storageAccounts/blobServices/containers",
  azurerm_subnet: "Microsoft.Network/virtualNetworks/subnets",
  azurerm_subscription_policy_assignment: "Microsoft.Authorization/policyAssignments",
  azurerm_user_assigned_identity: "Microsoft.ManagedIdentity/userAssignedIdentities",
  azurerm_virtual_network: "Microsoft.Network/virtualNetworks",
};

/** Types that write to an object that another resource owns. */
const OVERLAYS: readonly string[] = [
  "azapi_update_resource",
  "azapi_resource_action",
  "azurerm_subnet_network_security_group_association",
  "azurerm_subnet_route_table_association",
];

/** The ARM type that a Terraform resource makes, or undefined where it is not known. */
export function armTypeMadeBy(resource: Pick<Resource, "type" | "attributes">): string | undefined {
  return isOverlay(resource.type) ? undefined : (armTypeOf(resource) ?? ARM_TYPES[resource.type]);
}

/** Whether several addresses may hold the same id, since they are parts of one object. */
export function isOverlay(type: string): boolean {
  return OVERLAYS.includes(type);
}
