import { type NotSecurity, attributesOf as of } from "./not-security-entry";

const WORKSPACE = "azurerm_machine_learning_workspace";
const PEERING = "azurerm_virtual_network_peering";
const CONTAINER = "azurerm_storage_container";
const DATASTORES = ["blobstorage", "datalake_gen2"].map(
  (kind) => `azurerm_machine_learning_datastore_${kind}`,
);
const RULES = ["service_tag", "private_endpoint"].map((kind) => `${WORKSPACE}_network_outbound_rule_${kind}`);

/** What no operator weakens in resources that only some configurations have. */
export const OPTIONS_NOT_SECURITY: readonly NotSecurity[] = [
  {
    reason:
      "a hub's network, its gateways and firewalls are the hub's; what comes over it meets the same rules",
    attributes: [
      ...of(PEERING, "allow_forwarded_traffic", "allow_gateway_transit", "allow_virtual_network_access"),
      ...of(PEERING, "local_subnet_names", "remote_subnet_names", "only_ipv6_peering_enabled"),
      ...of(PEERING, "peer_complete_virtual_networks_enabled", "use_remote_gateways", "triggers"),
      ...of(PEERING, "remote_virtual_network_id", "virtual_network_name"),
      // routes that a hub announces lead to the hub; the default route here is written
      ...of("azurerm_route_table", "bgp_route_propagation_enabled"),
    ],
  },
  {
    reason: "leads to another resource that Terraform requires",
    attributes: [
      ...of(CONTAINER, "storage_account_id", "storage_account_name"),
      ...of("azurerm_monitor_private_link_scoped_service", "linked_resource_id", "scope_name"),
      ...DATASTORES.flatMap((type) => of(type, "storage_container_id", "workspace_id")),
      ...RULES.flatMap((type) => of(type, "workspace_id")),
    ],
  },
  {
    reason: "says what it is or what somebody remarks",
    attributes: [
      ...of(CONTAINER, "metadata"),
      ...of("azurerm_subnet_service_endpoint_storage_policy", "definition.description", "definition.name"),
      ...of("azurerm_machine_learning_datastore_blobstorage", "is_default"),
    ],
  },
  {
    reason: "encrypted either way: with the account's key, or with a scope's",
    attributes: of(CONTAINER, "default_encryption_scope", "encryption_scope_override_enabled"),
  },
  {
    reason: "a policy that names nothing, or another service, lets nothing more out",
    attributes: of("azurerm_subnet_service_endpoint_storage_policy", "definition", "definition.service"),
  },
  {
    reason:
      "whose identity reads in the studio: the workspace's or the person's; neither is a stored credential",
    attributes: [
      ...of("azurerm_machine_learning_datastore_blobstorage", "service_data_auth_identity"),
      ...of("azurerm_machine_learning_datastore_datalake_gen2", "service_data_identity"),
    ],
  },
  {
    reason: "another destination is added as a resource; jobs on Spark take the same way as others",
    attributes: of(
      `${WORKSPACE}_network_outbound_rule_private_endpoint`,
      "service_resource_id",
      "spark_enabled",
      "sub_resource_target",
    ),
  },
];
