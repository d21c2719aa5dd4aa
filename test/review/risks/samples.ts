import type { Attributes } from "../../../terraform-json";

/** A fact on its weak and on its strong side, and the risk of the first after the second; `x.a` is the address. */
export type Case = readonly [what: string, type: string, weak: Attributes, strong: Attributes, risk: string];

export const RG = { resource_group_name: "rg", location: "westeurope" };
export const ACCOUNT = { name: "st", ...RG, account_tier: "Standard", account_replication_type: "LRS" };
export const VAULT = { name: "kv", ...RG, sku_name: "standard", tenant_id: "t" };
export const CLOSED = { public_network_access_enabled: false };
export const blobs = (properties: Attributes) => ({ ...ACCOUNT, ...CLOSED, blob_properties: properties });
export const firewall = (rules: Attributes) => ({
  ...ACCOUNT,
  ...CLOSED,
  network_rules: { default_action: "Deny", bypass: ["None"], ...rules },
});
export const acls = (rules: Attributes) => ({
  ...VAULT,
  ...CLOSED,
  network_acls: { default_action: "Deny", bypass: "None", ...rules },
});
export const nsg = (...rules: readonly Attributes[]) => ({ name: "nsg", ...RG, security_rule: rules });
export const rule = (access: string, source: string) => ({
  ...{ name: `${access}-${source}`, priority: 100, direction: "Inbound", access, protocol: "Tcp" },
  ...{ source_port_range: "*", destination_address_prefix: "*", destination_port_range: "443" },
  source_address_prefix: source,
});
export const azapi = (type: string, properties: Attributes, more: Attributes = {}) => ({
  type: `${type}@2024-01-01`,
  name: "x",
  parent_id: "/rg",
  body: { properties },
  ...more,
});
export const tag = (ports: string, service = "AzureMonitor") => ({
  name: "r",
  workspace_id: "/w",
  service_tag: service,
  protocol: "TCP",
  port_ranges: ports,
});
export const host = (name: string) => ({ name: "r", workspace_id: "/w", destination_fqdn: name });
export const setting = (...logs: readonly Attributes[]) => ({
  name: "s",
  target_resource_id: "/x",
  log_analytics_workspace_id: "/l",
  enabled_log: logs,
});
export const role = (more: Attributes) => ({
  name: "r",
  scope: "/",
  permissions: { actions: ["a/read"], not_actions: ["a/delete"], ...more },
});
export const key = (more: Attributes) => ({
  name: "k",
  key_vault_id: "/v",
  key_type: "RSA",
  key_size: 4096,
  key_opts: ["wrapKey"],
  ...more,
});
export const rotated = (span: string) => ({ rotation_policy: { automatic: { time_after_creation: span } } });
