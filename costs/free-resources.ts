import { armTypeOf, type Resource } from "../terraform-json";

/** What costs by use only, and in which unit: nothing while nothing runs. */
const BY_USE: Readonly<Record<string, string>> = {
  azurerm_storage_account: "stored data",
  azurerm_log_analytics_workspace: "logs",
  azurerm_application_insights: "logs",
  azurerm_key_vault: "key operations",
  azurerm_virtual_network_peering: "peered traffic",
  azurerm_eventgrid_system_topic: "events",
  azurerm_eventgrid_topic: "events",
  azurerm_security_center_subscription_pricing: "Defender plans",
  "Microsoft.EventGrid/systemTopics": "events",
  "Microsoft.Security/pricings": "Defender plans",
  "Microsoft.Storage/storageAccounts": "stored data",
  // what they start runs on a cluster, or on a serverless machine that no resource shows
  "Microsoft.MachineLearningServices/workspaces/schedules": "scheduled jobs",
  "Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments": "batch jobs",
};

/** Types that are free, or paid with the resource they belong to. */
const FREE: readonly (string | RegExp)[] = [
  "azurerm_resource_group",
  "azurerm_virtual_network",
  "azurerm_virtual_network_dns_servers",
  "azurerm_route_table",
  /^azurerm_(subnet|network_security|route|application_security_group)/,
  /^azurerm_private_dns_(zone_virtual_network_link|[a-z]+_record)$/,
  /^azurerm_subnet_service_endpoint/,
  "azurerm_user_assigned_identity",
  "azurerm_federated_identity_credential",
  /^azurerm_role_(assignment|definition)$/,
  /^azurerm_storage_(container|share|queue|management_policy|account_[a-z_]+)$/,
  /^azurerm_key_vault_(access_policy|certificate_contacts)$/,
  /^azurerm_container_registry_(scope_map|token|cache_rule)$/,
  "azurerm_machine_learning_workspace",
  /^azurerm_machine_learning_datastore_/,
  /^azurerm_machine_learning_workspace_network_outbound_rule_(fqdn|service_tag)$/,
  /^azurerm_monitor_(diagnostic_setting|action_group|private_link_scope|private_link_scoped_service)$/,
  /^azurerm_monitor_(autoscale_setting|activity_log_alert|alert_processing_rule_[a-z_]+)$/,
  /^azurerm_application_insights_workbook(_template)?$/,
  /^azurerm_eventgrid_(system_topic_)?event_subscription$/,
  /^azurerm_kubernetes_cluster_(extension|trusted_access_role_binding)$/,
  "azurerm_management_lock",
  /^azurerm_(resource_group|subscription|resource|management_group)_policy_(assignment|exemption)$/,
  /^azurerm_consumption_budget_/,
  "azurerm_security_center_contact",
  "azapi_resource_action",
  "azapi_update_resource",
  /^(terraform_data|time_|null_resource|random_)/,
  "Microsoft.MachineLearningServices/workspaces",
  "Microsoft.Authorization/locks",
  "Microsoft.Authorization/roleAssignments",
  "Microsoft.Insights/diagnosticSettings",
  "Microsoft.Security/securityContacts",
  /^Microsoft\.MachineLearningServices\/workspaces\/(managedNetworks|datastores|connections)$/,
  /^Microsoft\.MachineLearningServices\/workspaces\/(environments|components|models|data)(\/versions)?$/,
  /^Microsoft\.MachineLearningServices\/workspaces\/(online|batch|serverless)Endpoints$/,
  /^Microsoft\.Insights\/(actionGroups|autoscaleSettings|activityLogAlerts|workbooks)$/i,
  /^Microsoft\.EventGrid\/(systemTopics\/)?eventSubscriptions$/,
  "Microsoft.ContainerService/managedClusters/managedNamespaces",
  /^Microsoft\.KubernetesConfiguration\/extensions$/,
];

/** What `resource` costs by use, e.g. `stored data`; undefined where it does not. */
export function costsByUse(resource: Resource): string | undefined {
  const type = armTypeOf(resource) ?? resource.type;
  // an action or an update changes what another resource made and counted already
  const isMade = resource.type !== "azapi_resource_action" && resource.type !== "azapi_update_resource";
  return isMade && Object.hasOwn(BY_USE, type) ? BY_USE[type] : undefined;
}

/** Whether `resource` is known to cost nothing by itself. */
export function isFree(resource: Resource): boolean {
  const types = [resource.type, armTypeOf(resource)];
  return FREE.some((free) =>
    types.some((type) => type !== undefined && (typeof free === "string" ? free === type : free.test(type))),
  );
}
