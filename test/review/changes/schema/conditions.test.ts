import type { ShownValue } from "../../../../review/changes/change";
import { replacing } from "../../../../review/changes/differences";
import { schemaOf } from "../../../../review/changes/schema";

const shown = (value: unknown): ShownValue =>
  value === undefined ? { state: "absent" } : { state: "known", value };

test.each([
  ["azurerm_storage_account", "account_replication_type", "LRS", "GRS", false],
  ["azurerm_storage_account", "account_replication_type", "LRS", "ZRS", true],
  ["azurerm_storage_account", "account_replication_type", "RAGZRS", "RAGRS", true],
  ["azurerm_storage_account", "account_replication_type", "ZRS", "GZRS", false],
  ["azurerm_storage_account", "account_kind", "Storage", "StorageV2", false],
  ["azurerm_storage_account", "account_kind", "StorageV2", "BlobStorage", true],
  ["azurerm_storage_account", "account_kind", undefined, "FileStorage", true],
  ["azurerm_storage_account", "large_file_share_enabled", true, false, true],
  ["azurerm_storage_account", "large_file_share_enabled", false, true, false],
  ["azurerm_storage_account", "immutability_policy.state", "Unlocked", "Disabled", false],
  ["azurerm_storage_account", "immutability_policy.state", "Locked", "Disabled", true],
  ["azurerm_storage_account", "immutability_policy.state", undefined, "Unlocked", true],
  ["azurerm_machine_learning_workspace", "encryption.key_id", "a", "b", false],
  ["azurerm_machine_learning_workspace", "encryption.key_id", "a", undefined, true],
  ["azurerm_bastion_host", "sku", "Standard", "Basic", true],
  ["azurerm_bastion_host", "sku", undefined, "Standard", false],
  ["azurerm_public_ip", "domain_name_label_scope", undefined, "TenantReuse", false],
  ["azurerm_public_ip", "domain_name_label_scope", "TenantReuse", undefined, true],
  ["azurerm_key_vault_key", "expiration_date", "2027-01-01T00:00:00Z", undefined, true],
  ["azurerm_key_vault_key", "expiration_date", "2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z", false],
  ["azurerm_log_analytics_workspace", "sku", "PerGB2018", "CapacityReservation", false],
  ["azurerm_log_analytics_workspace", "sku", "PerGB2018", "PerNode", true],
  ["azurerm_log_analytics_workspace", "sku", "LACluster", "PerGB2018", false],
  ["azurerm_policy_definition", "parameters", '{"a":{},"b":{}}', '{"a":{}}', true],
  ["azurerm_policy_definition", "parameters", '{"a":{}}', '{"a":{},"b":{}}', false],
  ["azurerm_container_registry_cache_rule", "credential_set_id", "/subscriptions/1", undefined, true],
  ["azurerm_linux_virtual_machine_scale_set", "zones", ["1", "2"], ["1"], true],
  ["azurerm_linux_virtual_machine_scale_set", "zones", ["1"], ["1", "2"], false],
  ["azurerm_private_dns_zone", "soa_record.email", undefined, "a.example.com", true],
  ["azurerm_private_dns_zone", "soa_record.email", "a.example.com", undefined, false],
  ["azurerm_lb", "frontend_ip_configuration.zones", ["1"], ["2"], true],
  ["azurerm_role_assignment", "principal_type", "User", undefined, false],
  ["azurerm_role_assignment", "principal_type", "User", "Group", true],
])("%s: %s from %j to %j: a new one is %s", (type, path, before, after, expected) => {
  const difference = { path: path.split("."), before: shown(before), after: shown(after) };
  expect(replacing([difference], schemaOf(type, 5))).toEqual(expected ? [difference] : []);
  expect(replacing([difference], schemaOf(type, 4))).toEqual(expected ? [difference] : []);
});
