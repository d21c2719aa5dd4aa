import { armTypeOf, type Resource, textOf } from "../../terraform-json";

/** What a reader looks for, in the order of the report. */
export const AREAS = [
  "network",
  "identity",
  "data",
  "workspace",
  "compute",
  "monitoring",
  "protection",
  "other",
] as const;

export type Area = (typeof AREAS)[number];

/** A kind of resource in plain words. */
export interface ResourceKind {
  readonly area: Area;
  readonly singular: string;
  readonly plural: string;
}

type KnownWords = Readonly<Record<string, readonly [singular: string, plural?: string]>>;

const ML = "Microsoft.MachineLearningServices/workspaces";

/** In each area, what comes first is shown first. */
const WORDS: Readonly<Record<Exclude<Area, "other">, KnownWords>> = {
  network: {
    azurerm_virtual_network: ["virtual network"],
    azurerm_virtual_network_peering: ["network peering"],
    azurerm_subnet: ["subnet"],
    azurerm_network_security_group: ["network security group"],
    azurerm_subnet_network_security_group_association: [
      "security group on a subnet",
      "security groups on subnets",
    ],
    azurerm_route_table: ["route table"],
    azurerm_subnet_route_table_association: ["route table on a subnet", "route tables on subnets"],
    azurerm_subnet_service_endpoint_storage_policy: ["service endpoint policy", "service endpoint policies"],
    azurerm_private_endpoint: ["private endpoint"],
    azurerm_private_dns_zone: ["private DNS zone"],
    azurerm_private_dns_zone_virtual_network_link: ["DNS zone link"],
    azurerm_bastion_host: ["Bastion host"],
    azurerm_public_ip: ["public IP address", "public IP addresses"],
    azurerm_nat_gateway: ["NAT gateway"],
  },
  identity: {
    azurerm_user_assigned_identity: ["managed identity", "managed identities"],
    azurerm_role_assignment: ["role assignment"],
    azurerm_role_definition: ["custom role"],
    azurerm_federated_identity_credential: ["federated credential"],
  },
  data: {
    azurerm_storage_account: ["storage account"],
    azurerm_storage_container: ["storage container"],
    azurerm_storage_share: ["file share"],
    azurerm_storage_management_policy: ["storage lifecycle policy", "storage lifecycle policies"],
    azurerm_key_vault: ["key vault"],
    azurerm_key_vault_key: ["encryption key"],
    "Microsoft.KeyVault/vaults/keys": ["encryption key"],
    azurerm_container_registry: ["container registry", "container registries"],
  },
  workspace: {
    azurerm_resource_group: ["resource group"],
    azurerm_machine_learning_workspace: ["workspace"],
    [ML]: ["workspace"],
    [`${ML}/managedNetworks`]: ["managed network"],
    azurerm_machine_learning_workspace_network_outbound_rule_fqdn: ["outbound rule: host"],
    azurerm_machine_learning_workspace_network_outbound_rule_service_tag: ["outbound rule: service tag"],
    azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint: [
      "outbound rule: private endpoint",
    ],
    [`${ML}/outboundRules`]: ["outbound rule"],
    azurerm_machine_learning_datastore_blobstorage: ["blob datastore"],
    azurerm_machine_learning_datastore_datalake_gen2: ["data lake datastore"],
    azurerm_machine_learning_datastore_fileshare: ["file datastore"],
    [`${ML}/datastores`]: ["datastore"],
    [`${ML}/connections`]: ["connection"],
    [`${ML}/schedules`]: ["schedule"],
    [`${ML}/onlineEndpoints`]: ["online endpoint"],
    [`${ML}/onlineEndpoints/deployments`]: ["online deployment"],
    [`${ML}/batchEndpoints`]: ["batch endpoint"],
    [`${ML}/batchEndpoints/deployments`]: ["batch deployment"],
  },
  compute: {
    azurerm_machine_learning_compute_cluster: ["compute cluster"],
    azurerm_machine_learning_compute_instance: ["compute instance"],
    [`${ML}/computes`]: ["compute"],
    azurerm_linux_virtual_machine: ["Linux virtual machine"],
    azurerm_windows_virtual_machine: ["Windows virtual machine"],
  },
  monitoring: {
    azurerm_log_analytics_workspace: ["Log Analytics workspace"],
    azurerm_application_insights: ["Application Insights", "Application Insights"],
    azurerm_monitor_diagnostic_setting: ["diagnostic setting"],
    azurerm_monitor_private_link_scope: ["private link scope"],
    azurerm_monitor_private_link_scoped_service: [
      "service in a private link scope",
      "services in private link scopes",
    ],
    azurerm_monitor_action_group: ["action group"],
    azurerm_monitor_metric_alert: ["metric alert"],
    azurerm_monitor_scheduled_query_rules_alert_v2: ["log alert"],
    azurerm_monitor_autoscale_setting: ["autoscale setting"],
    azurerm_monitor_activity_log_alert: ["activity log alert"],
    azurerm_eventgrid_system_topic: ["system topic"],
    "Microsoft.EventGrid/systemTopics/eventSubscriptions": ["event subscription"],
    azurerm_application_insights_workbook: ["workbook"],
    azurerm_consumption_budget_resource_group: ["budget"],
    azurerm_consumption_budget_subscription: ["budget of the subscription", "budgets of the subscription"],
  },
  protection: {
    azurerm_management_lock: ["deletion lock"],
    azurerm_resource_group_policy_assignment: ["policy assignment"],
    azurerm_subscription_policy_assignment: [
      "policy assignment on the subscription",
      "policy assignments on the subscription",
    ],
    azurerm_management_group_policy_assignment: [
      "policy assignment on a management group",
      "policy assignments on management groups",
    ],
    azurerm_resource_policy_exemption: ["exemption of a resource", "exemptions of resources"],
    azurerm_resource_group_policy_exemption: [
      "exemption of the resource group",
      "exemptions of the resource group",
    ],
    azurerm_security_center_subscription_pricing: ["Defender plan"],
    "Microsoft.Security/securityContacts": ["security contact"],
    "Microsoft.Resources/providers": ["registered resource provider"],
    "Microsoft.Authorization/locks": ["deletion lock"],
    terraform_data: ["check before a plan", "checks before a plan"],
  },
};

const KINDS: ReadonlyMap<string, ResourceKind> = new Map(
  Object.entries(WORDS).flatMap(([area, words]) =>
    Object.entries(words).map(([type, [singular, plural]]) => [
      type,
      { area: area as Area, singular, plural: plural ?? pluralOf(singular) },
    ]),
  ),
);

/** The kinds of the words above, in their order. */
export const KNOWN_KINDS: readonly ResourceKind[] = [...KINDS.values()];

/** What a person calls `resource`. */
export function resourceKind(resource: Resource): ResourceKind {
  const armType = armTypeOf(resource);
  const kind =
    KINDS.get(computeType(resource) ?? armType ?? resource.type) ?? unknownKind(armType, resource.type);
  // An update is no resource of its own, nor is an action on one that is there: say what it touches.
  const touched = { a: withArticle(kind.singular), many: kind.plural };
  if (resource.type === "azapi_update_resource") {
    return { area: kind.area, singular: `setting of ${touched.a}`, plural: `settings of ${touched.many}` };
  }
  const isRequest =
    resource.type === "azapi_resource_action" &&
    /^\$\{[\w.-]+\.id\}$/.test(textOf(resource.attributes, "resource_id") ?? "");
  return isRequest
    ? { area: kind.area, singular: `request to ${touched.a}`, plural: `requests to ${touched.many}` }
    : kind;
}

function withArticle(words: string): string {
  return /^[aeio]/i.test(words) ? `an ${words}` : `a ${words}`;
}

/** azapi has one type for all computes, but nobody calls a cluster and an instance the same. */
function computeType({ attributes }: Resource): string | undefined {
  const { body } = attributes as { body?: { properties?: { computeType?: unknown } } };
  switch (body?.properties?.computeType) {
    case "AmlCompute":
      return "azurerm_machine_learning_compute_cluster";
    case "ComputeInstance":
      return "azurerm_machine_learning_compute_instance";
    default:
      return undefined;
  }
}

/** `azurerm_search_service` → search service; `Microsoft.Search/searchServices` → search services. */
function unknownKind(armType: string | undefined, type: string): ResourceKind {
  if (armType !== undefined) {
    const words = armType.slice(armType.lastIndexOf("/") + 1).replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`);
    return { area: "other", singular: words, plural: words };
  }
  const words = type.replace(/^[a-z]+_/, "").replaceAll("_", " ");
  return { area: "other", singular: words, plural: pluralOf(words) };
}

/** `outbound rule: host` → `outbound rules: host` */
function pluralOf(singular: string): string {
  const [noun, ...rest] = singular.split(":");
  return [`${noun}s`, ...rest].join(":");
}
