import { areaOf } from "../../../bench/compare/areas";
import { DOMAINS } from "../../../mutants/domains";

test.each([
  ["azurerm_storage_account", "storage"],
  ["azurerm_storage_management_policy", "storage"],
  ["azurerm_key_vault", "vault"],
  ["Microsoft.KeyVault/vaults/keys", "vault"],
  ["azurerm_container_registry", "registry"],
  ["azurerm_machine_learning_workspace", "workspace & computes"],
  ["azurerm_machine_learning_compute_cluster", "workspace & computes"],
  ["Microsoft.MachineLearningServices/workspaces/computes", "workspace & computes"],
  ["azurerm_machine_learning_workspace_network_outbound_rule_fqdn", "network"],
  ["Microsoft.MachineLearningServices/workspaces/outboundRules", "network"],
  ["azurerm_subnet_service_endpoint_storage_policy", "network"],
  ["azurerm_subnet_network_security_group_association", "network"],
  ["azurerm_private_dns_zone_virtual_network_link", "network"],
  ["azurerm_private_endpoint", "network"],
  ["azurerm_public_ip", "network"],
  ["azurerm_role_assignment", "roles"],
  ["azurerm_user_assigned_identity", "roles"],
  ["azurerm_monitor_diagnostic_setting", "monitoring"],
  ["azurerm_log_analytics_workspace", "monitoring"],
  ["azurerm_application_insights", "monitoring"],
  ["azurerm_management_lock", "other"],
  ["azurerm_resource_group", "other"],
  ["provider.azurerm", "other"],
  ["terraform.backend.azurerm", "other"],
])("mutants of %s count as %s", (type, area) => {
  expect(areaOf(type)).toBe(area);
});

test("of the types with rows of mutants, only what governs a scope is in no area of its own", () => {
  const governing =
    /^azurerm_(management_lock|\w+_policy_(assignment|exemption)|consumption_budget_\w+|security_center_\w+)$|^Microsoft\.Security\//;
  const others = DOMAINS.map(({ type }) => type).filter((type) => areaOf(type) === "other");
  expect(others).toContain("azurerm_management_lock");
  expect(others.filter((type) => !governing.test(type))).toEqual([]);
});
