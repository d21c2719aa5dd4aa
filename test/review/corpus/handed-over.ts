import { isAttributes } from "../../../terraform-json";
import { GROUP, INSIGHTS, READER, STORAGE, TRAINING, VAULT, WORKSPACE } from "./addresses";
import { onJson, set } from "./edits";
import type { Pair } from "./pair";
import { type Edit, prod } from "./sides";

const SUBSCRIPTION = "00000000-0000-0000-0000-000000000003";
const elsewhere = (type: string) =>
  `/subscriptions/00000000-0000-0000-0000-0000000000ff/resourceGroups/rg-other/providers/${type}/other`;
const OTHER_LOGS = elsewhere("Microsoft.OperationalInsights/workspaces");

const KEY = "customer_managed_key.key_vault_key_id";
const keyOf = (vault: string, version: string) => `https://${vault}.vault.azure.net/keys/storage${version}`;
const VERSION = "/0123456789abcdef0123456789abcdef";
const NEXT_VERSION = "/fedcba9876543210fedcba9876543210";

const VAULT_LOGS = "azurerm_monitor_diagnostic_setting.vault_vault-logs";
const UPDATED = { changes: { update: 1, create: 0, destroy: 0, replace: 0 } };

/** Readers are a group that a data source looks up by its name. */
function readers(name: string): Edit {
  return onJson((json) => ({
    ...json,
    data: { azuread_group: { readers: { display_name: name, security_enabled: true } } },
  }));
}
const byName = set(READER, "principal_id", "${data.azuread_group.readers.object_id}");

/** Another configuration of azurerm, beside the stack's own. */
function alias(subscription: string): Edit {
  return onJson((json) => {
    const provider = isAttributes(json.provider) ? json.provider : {};
    const own: readonly unknown[] = Array.isArray(provider.azurerm) ? provider.azurerm : [];
    const [first] = own;
    const other = { ...(isAttributes(first) ? first : {}), alias: "other", subscription_id: subscription };
    return { ...json, provider: { ...provider, azurerm: [...own, other] } };
  });
}
const byAlias = set(TRAINING, "provider", "azurerm.other");

/** Keys, logs and rights that somebody else has from now on; and what only looks so. */
export const HANDED_OVER: readonly Pair[] = [
  {
    name: "the storage of prod is encrypted with a key of somebody else's vault",
    base: prod(),
    head: prod({}, set(STORAGE, KEY, keyOf("kv-other", ""))),
    expected: {
      fails: true,
      risks: [{ kind: "encryption-weakened", address: STORAGE, attributes: [KEY], severity: "high" }],
      ...UPDATED,
    },
  },
  {
    name: "the workspace of prod names another vault beside its key",
    base: prod(),
    head: prod({}, set(WORKSPACE, "encryption.key_vault_id", elsewhere("Microsoft.KeyVault/vaults"))),
    expected: {
      fails: true,
      risks: [{ kind: "encryption-weakened", address: WORKSPACE, attributes: ["encryption.key_vault_id"] }],
      ...UPDATED,
    },
  },
  {
    name: "the storage of prod goes from one version of its key to the next",
    base: prod({}, set(STORAGE, KEY, keyOf("kvk-churn-prod-8jc88", VERSION))),
    head: prod({}, set(STORAGE, KEY, keyOf("kvk-churn-prod-8jc88", NEXT_VERSION))),
    expected: { fails: false, risks: [], ...UPDATED, findings: { new: [] } },
  },
  {
    name: "the vault of prod takes its people from another tenant",
    base: prod(),
    head: prod({}, set(VAULT, "tenant_id", "00000000-0000-0000-0000-000000000009")),
    expected: {
      fails: true,
      risks: [{ kind: "rights-widened", address: VAULT, attributes: ["tenant_id"], severity: "high" }],
      ...UPDATED,
    },
  },
  {
    name: "who reads secrets of prod is written down in somebody else's workspace",
    base: prod(),
    head: prod({}, set(VAULT_LOGS, "log_analytics_workspace_id", OTHER_LOGS)),
    expected: {
      fails: true,
      risks: [{ kind: "monitoring-lost", address: VAULT_LOGS, attributes: ["log_analytics_workspace_id"] }],
      ...UPDATED,
    },
  },
  {
    name: "a diagnostic setting has the id of its workspace written out",
    base: prod(),
    head: prod(
      {},
      set(
        VAULT_LOGS,
        "log_analytics_workspace_id",
        `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-churn-prod-weu/providers/Microsoft.OperationalInsights/workspaces/log-churn-prod-weu`,
      ),
    ),
    expected: { fails: false, risks: [], changes: { create: 0, destroy: 0, replace: 0 } },
  },
  {
    name: "telemetry of prod goes to somebody else's workspace",
    base: prod(),
    head: prod({}, set(INSIGHTS, "workspace_id", OTHER_LOGS)),
    expected: {
      fails: true,
      risks: [{ kind: "monitoring-lost", address: INSIGHTS, attributes: ["workspace_id"] }],
    },
  },
  {
    name: "the group of readers is looked up by another name",
    base: prod({}, readers("ml-readers"), byName),
    head: prod({}, readers("everybody"), byName),
    expected: {
      fails: true,
      risks: [{ kind: "rights-widened", address: READER, attributes: ["principal_id"] }],
    },
  },
  {
    name: "the group of readers is looked up with other words for the same",
    base: prod({}, readers("ml-readers"), byName),
    head: prod(
      {},
      readers("${local.group}"),
      byName,
      onJson((json) => ({ ...json, locals: { group: "ml-readers" } })),
    ),
    expected: { fails: false, risks: [], changes: { create: 0, destroy: 0, replace: 0, update: 0 } },
  },
  {
    name: "the scope of the readers is written out as the id that it was",
    base: prod({}, set(READER, "scope", `\${${GROUP}.id}`)),
    head: prod({}, set(READER, "scope", `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-churn-prod-weu`)),
    expected: { fails: false, risks: [], changes: { create: 0, destroy: 0, update: 0 } },
  },
  {
    name: "a cluster of prod is made in another subscription",
    base: prod({}, alias("00000000-0000-0000-0000-0000000000ff")),
    head: prod({}, alias("00000000-0000-0000-0000-0000000000ff"), byAlias),
    expected: {
      fails: true,
      risks: [{ kind: "data-loss", address: TRAINING, attributes: ["provider"] }],
    },
  },
  {
    name: "a cluster of prod has another name for the same provider",
    base: prod({}, alias(SUBSCRIPTION)),
    head: prod({}, alias(SUBSCRIPTION), byAlias),
    expected: { fails: false, risks: [], changes: { create: 0, destroy: 0, replace: 0 } },
  },
];
