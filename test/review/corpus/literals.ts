import { LOGS, STORAGE, VAULT } from "./addresses";
import { add, onJson, set } from "./edits";
import type { Expected, Pair } from "./pair";
import { type Edit, prod, type Sides } from "./sides";

const LOCK = "azurerm_management_lock.storage_lock";
const LOGGING = "azurerm_monitor_diagnostic_setting.vault_vault-logs";
const ENDPOINT = "azurerm_private_endpoint.vault-endpoint";
const LAKE = "azurerm_storage_account.lake";
const OWNER = "azurerm_role_assignment.owner";
const PUBLIC = "public_network_access_enabled";
const RETENTION = "retention_in_days";
const GROUP_ID = "/subscriptions/00000000-0000-0000-0000-000000000003/resourceGroups/rg-churn-prod-weu";
const GROUP_OF_PEOPLE = "00000000-0000-0000-0000-000000000013";

const local = (name: string, value: unknown): Edit =>
  onJson((json) => ({ ...json, locals: { ...Object(json.locals), [name]: value } }));

/** prod with something behind a local, which is another in HEAD. */
function byLocal(before: unknown, after: unknown, ...edits: readonly Edit[]): { base: Sides; head: Sides } {
  return { base: prod({}, ...edits, local("l", before)), head: prod({}, ...edits, local("l", after)) };
}

/** prod with an attribute in two spellings. */
function written(address: string, path: string, before: unknown, after: unknown) {
  return { base: prod({}, set(address, path, before)), head: prod({}, set(address, path, after)) };
}

const one = (kind: Expected["risks"][number]["kind"], address: string, attribute?: string): Expected => ({
  fails: true,
  risks: [{ kind, address, ...(attribute !== undefined && { attributes: [attribute] }) }],
});
const harmless: Expected = { fails: false, risks: [] };

const role = (name: string) => ({
  role_definition_name: name,
  principal_id: GROUP_OF_PEOPLE,
  principal_type: "Group",
  scope: GROUP_ID,
});

/** Expressions that say what they come to without a plan. */
export const LITERALS: readonly Pair[] = [
  {
    name: "a local that is a literal takes a lock away through a condition",
    ...byLocal(true, false, set(LOCK, "count", "${local.l ? 1 : 0}")),
    expected: one("protection-removed", `${LOCK}[0]`),
  },
  {
    name: "the name of the environment takes a lock away through a comparison",
    ...byLocal("prod", "dev", set(LOCK, "count", '${local.l == "prod" ? 1 : 0}')),
    expected: one("protection-removed", `${LOCK}[0]`),
  },
  {
    name: "a local takes a diagnostic setting away through a condition",
    ...byLocal(true, false, set(LOGGING, "count", "${local.l ? 1 : 0}")),
    expected: one("monitoring-lost", `${LOGGING}[0]`),
  },
  {
    name: "a local takes a private endpoint away through a condition",
    ...byLocal(true, false, set(ENDPOINT, "count", "${local.l ? 1 : 0}")),
    expected: one("network-opened", `${ENDPOINT}[0]`),
  },
  {
    name: "a local takes a storage account away through a condition",
    ...byLocal(
      true,
      false,
      add(LAKE, {
        count: "${local.l ? 1 : 0}",
        name: "stlake",
        location: "westeurope",
        resource_group_name: "rg-churn-prod-weu",
        account_tier: "Standard",
        account_replication_type: "ZRS",
      }),
    ),
    expected: one("data-loss", `${LAKE}[0]`),
  },
  {
    name: "a local gives somebody a role through a condition",
    ...byLocal(false, true, add(OWNER, { ...role("Owner"), count: "${local.l ? 1 : 0}" })),
    expected: one("rights-widened", `${OWNER}[0]`),
  },
  {
    name: "a local opens the vault through a condition",
    ...byLocal(true, false, set(VAULT, PUBLIC, "${local.l ? false : true}")),
    expected: {
      ...one("network-opened", VAULT, PUBLIC),
      findings: { new: ["security/vault-public-network"] },
    },
  },
  {
    name: "a local opens the vault through a negation",
    ...byLocal(true, false, set(VAULT, PUBLIC, "${!local.l}")),
    expected: one("network-opened", VAULT, PUBLIC),
  },
  {
    name: "a local closes the vault through a negation, which is no risk",
    ...byLocal(false, true, set(VAULT, PUBLIC, "${!local.l}")),
    expected: harmless,
  },
  {
    name: "a literal in an expression that was there opens the vault",
    ...written(VAULT, PUBLIC, '${tobool("false")}', '${tobool("true")}'),
    expected: one("network-opened", VAULT, PUBLIC),
  },
  {
    name: "a literal in a condition that was there takes a lock away",
    ...written(LOCK, "count", "${true ? 1 : 0}", "${false ? 1 : 0}"),
    expected: one("protection-removed", `${LOCK}[0]`),
  },
  {
    name: "a function no graph follows may open the vault by another literal",
    ...written(VAULT, PUBLIC, '${jsondecode("false")}', '${jsondecode("true")}'),
    expected: one("network-opened", VAULT, PUBLIC),
  },
  {
    name: "logs are kept for less long by the larger of two numbers",
    ...byLocal(365, 30, set(LOGS, RETENTION, "${max(local.l, 30)}")),
    expected: one("monitoring-lost", LOGS, RETENTION),
  },
  {
    name: "a role that a function cleans becomes Owner",
    ...byLocal("Reader ", "Owner ", add(OWNER, role("${trimspace(local.l)}"))),
    expected: one("rights-widened", OWNER),
  },
  {
    name: "the same days as a product are no change",
    base: prod({}, set(VAULT, "soft_delete_retention_days", 80)),
    head: prod({}, set(VAULT, "soft_delete_retention_days", "${40 * 2}")),
    expected: { ...harmless, changes: { create: 0, update: 0, replace: 0, destroy: 0 } },
  },
  {
    name: "what Terraform ignored is opened as soon as it is written",
    base: prod(
      {},
      set(VAULT, PUBLIC, true),
      set(VAULT, "lifecycle", { prevent_destroy: true, ignore_changes: [PUBLIC] }),
    ),
    head: prod({}, set(VAULT, PUBLIC, true)),
    expected: { ...one("network-opened", VAULT, PUBLIC), changes: { update: 1, replace: 0 } },
  },
  {
    name: "what Terraform ignored is closed as soon as it is written, which is no risk",
    base: prod({}, set(VAULT, "lifecycle", { prevent_destroy: true, ignore_changes: [PUBLIC] })),
    head: prod(),
    expected: { ...harmless, changes: { update: 1, replace: 0 } },
  },
  {
    name: "tags that Terraform ignored are no risk as soon as they are written",
    base: prod({}, set(STORAGE, "lifecycle", { prevent_destroy: true, ignore_changes: ["tags"] })),
    head: prod(),
    expected: { ...harmless, changes: { update: 0, replace: 0 } },
  },
  {
    name: "what a variable's type fills in is turned",
    base: prod({}, ...filled(false)),
    head: prod({}, ...filled(true)),
    expected: { fails: true, risks: [], brings: ["var.o"] },
  },
];

function filled(open: boolean): Edit[] {
  const block = { type: `object({ open = optional(bool, ${open}) })`, default: {} };
  return [
    onJson((json) => ({ ...json, variable: { ...Object(json.variable), o: block } })),
    set(VAULT, PUBLIC, "${var.o.open}"),
  ];
}
