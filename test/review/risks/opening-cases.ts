import { acls, azapi, type Case, CLOSED, firewall, host, nsg, RG, role, rule, tag } from "./samples";

/** What opens a way, or gives a right. */
export const OPENING: readonly Case[] = [
  [
    "public access",
    "azurerm_container_registry",
    { name: "cr", ...RG, sku: "Premium" },
    { name: "cr", ...RG, sku: "Premium", ...CLOSED },
    "network-opened x.a public_network_access_enabled",
  ],
  [
    "public access by azapi",
    "azapi_resource",
    azapi("Microsoft.MachineLearningServices/workspaces", { publicNetworkAccess: "Enabled" }),
    azapi("Microsoft.MachineLearningServices/workspaces", { publicNetworkAccess: "Disabled" }),
    "network-opened x.a body.properties.publicNetworkAccess",
  ],
  [
    "an address",
    "azurerm_storage_account",
    firewall({ ip_rules: ["1.2.3.4", "5.6.7.8"] }),
    firewall({ ip_rules: ["5.6.7.8"] }),
    "network-opened x.a network_rules.ip_rules",
  ],
  [
    "a subnet",
    "azurerm_storage_account",
    firewall({ virtual_network_subnet_ids: ["/s"] }),
    firewall({}),
    "network-opened x.a network_rules.virtual_network_subnet_ids",
  ],
  [
    "the firewall of a vault",
    "azurerm_key_vault",
    acls({ default_action: "Allow" }),
    acls({}),
    "network-opened x.a network_acls.default_action",
  ],
  [
    "an address of a vault",
    "azurerm_key_vault",
    acls({ ip_rules: ["1.2.3.4"] }),
    acls({}),
    "network-opened x.a network_acls.ip_rules",
  ],
  [
    "another host",
    "azurerm_machine_learning_workspace_network_outbound_rule_fqdn",
    host("*.example.com"),
    host("a.example.com"),
    "network-opened x.a destination_fqdn",
  ],
  [
    "one more port",
    "azurerm_machine_learning_workspace_network_outbound_rule_service_tag",
    tag("443,8443"),
    tag("443"),
    "network-opened x.a port_ranges",
  ],
  [
    "all ports",
    "azurerm_machine_learning_workspace_network_outbound_rule_service_tag",
    tag("*"),
    tag("443,8000-9000"),
    "network-opened x.a port_ranges",
  ],
  [
    "a rule",
    "azurerm_network_security_group",
    nsg(rule("Deny", "*"), rule("Allow", "10.0.0.0/8")),
    nsg(rule("Deny", "*")),
    "network-opened x.a security_rule.access security_rule.destination_address_prefix security_rule.destination_port_range security_rule.direction security_rule.name security_rule.priority security_rule.protocol security_rule.source_address_prefix security_rule.source_port_range",
  ],
  [
    "a role's action",
    "azurerm_role_definition",
    role({ actions: ["a/read", "a/write"] }),
    role({}),
    "rights-widened x.a permissions.actions",
  ],
  [
    "a role's exception",
    "azurerm_role_definition",
    role({ not_actions: [] }),
    role({}),
    "rights-widened x.a permissions.not_actions",
  ],
];
