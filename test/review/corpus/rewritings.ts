import { type Attributes, isAttributes } from "../../../terraform-json";
import { onJson, onResources } from "./edits";
import type { Edit } from "./sides";

/** Instructions to Terraform, and comments: what stands there is no value of Azure's. */
const NO_VALUES = new Set(["lifecycle", "depends_on", "provider", "count", "for_each", "//"]);

const HAS_EDGE_ZONE = new Set([
  "azurerm_private_endpoint",
  "azurerm_storage_account",
  "azurerm_virtual_network",
]);

/** What holds in azurerm 5.2 where nobody writes it, by type; `../shared` has the table it is taken from. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  azurerm_storage_account: {
    account_kind: "StorageV2",
    allow_nested_items_to_be_public: false,
    cross_tenant_replication_enabled: false,
    https_traffic_only_enabled: true,
    is_hns_enabled: false,
    min_tls_version: "TLS1_2",
    nfsv3_enabled: false,
    sftp_enabled: false,
  },
  azurerm_key_vault: { soft_delete_retention_days: 90 },
  azurerm_container_registry: { admin_enabled: false, network_rule_bypass_option: "AzureServices" },
  azurerm_machine_learning_compute_cluster: { ssh_public_access_enabled: false },
  azurerm_machine_learning_workspace: { kind: "Default", sku_name: "Basic", v1_legacy_mode_enabled: false },
  azurerm_subnet: { private_link_service_network_policies_enabled: true },
  azurerm_virtual_network: { private_endpoint_vnet_policies: "Disabled" },
  azurerm_private_dns_zone_virtual_network_link: { registration_enabled: false },
  azurerm_log_analytics_workspace: {
    allow_resource_only_permissions: true,
    daily_quota_gb: -1,
    internet_ingestion_access_type: "Enabled",
    internet_query_access_type: "Enabled",
  },
  azurerm_application_insights: {
    daily_data_cap_notifications_enabled: true,
    internet_ingestion_enabled: true,
    internet_query_enabled: true,
    ip_masking_enabled: true,
    sampling_percentage: 100,
  },
};

/** Ways to write the same configuration otherwise; each leaves what Terraform does as it was. */
export const REWRITINGS: Readonly<Record<string, Edit>> = {
  "names in another order": onJson((json) => objectOf(everywhere(json, reversed))),
  "other comments": onResources((attributes) => ({
    ...attributes,
    "//": { ...objectOf(attributes["//"] ?? {}), written: "by somebody else" },
  })),
  "truths as texts": inArguments((value) => (typeof value === "boolean" ? String(value) : value)),
  "numbers as texts": inArguments((value) => (typeof value === "number" ? String(value) : value)),
  "what is the default left out": onResources((attributes, type) =>
    Object.fromEntries(
      Object.entries(attributes).filter(
        ([name, value]) => !(name in (DEFAULTS[type] ?? {})) || value !== DEFAULTS[type]?.[name],
      ),
    ),
  ),
  "what is the default written": onResources((attributes, type) => ({ ...DEFAULTS[type], ...attributes })),
  "null for what isn't written": onResources((attributes, type) =>
    HAS_EDGE_ZONE.has(type) ? { ...attributes, edge_zone: null } : attributes,
  ),
  "blocks in lists of one": onResources((attributes, type) =>
    type.startsWith("azapi_") ? attributes : inLists(attributes),
  ),
  "blanks in expressions": inValues((value) =>
    typeof value === "string" ? value.replace(/\$\{([^}]+)\}/g, "${ $1 }") : value,
  ),
  "dependencies in another order": onResources((attributes) =>
    Array.isArray(attributes.depends_on)
      ? { ...attributes, depends_on: [...attributes.depends_on].reverse() }
      : attributes,
  ),
  "values in locals": onJson(throughLocals),
  // the last one: the others look for objects
  "each resource in a list of one": onResources((attributes) => [attributes]),
};

function everywhere(value: unknown, rewrite: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => everywhere(item, rewrite));
  }
  return isAttributes(value) ? rewrite(mapped(value, (inner) => everywhere(inner, rewrite))) : rewrite(value);
}

function reversed(value: unknown): unknown {
  return isAttributes(value) ? Object.fromEntries(Object.entries(value).reverse()) : value;
}

/** Every plain value of a resource's attributes. */
function inValues(rewrite: (value: unknown) => unknown): Edit {
  return onResources((attributes) => values(attributes, rewrite));
}

/** The same without bodies of azapi, where Terraform converts nothing. */
function inArguments(rewrite: (value: unknown) => unknown): Edit {
  return onResources((attributes, type) =>
    type.startsWith("azapi_") ? attributes : values(attributes, rewrite),
  );
}

function values(attributes: Attributes, rewrite: (value: unknown) => unknown): Attributes {
  return mapped(attributes, (value, name) => (NO_VALUES.has(name) ? value : everywhere(value, rewrite)));
}

/** One block is an object as well as a list of one; tags are no block. */
function inLists(attributes: Attributes): Attributes {
  return mapped(attributes, (value, name) =>
    isAttributes(value) && !NO_VALUES.has(name) && name !== "tags" && name !== "timeouts"
      ? [inLists(value)]
      : value,
  );
}

function throughLocals(json: Attributes): Attributes {
  const locals: Record<string, unknown> = {};
  const rewrite = (value: unknown) => {
    if (typeof value === "object") {
      return value;
    }
    const name = `moved_${Object.keys(locals).length}`;
    locals[name] = value;
    return `\${local.${name}}`;
  };
  const edited = onResources((attributes) => values(attributes, rewrite));
  return { ...edited({ name: "", json, deviations: [] }).json, locals };
}

function mapped(value: Attributes, change: (inner: unknown, name: string) => unknown): Attributes {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner, name)]));
}

function objectOf(value: unknown): Attributes {
  return isAttributes(value) ? value : {};
}
