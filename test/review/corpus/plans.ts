import { BUILT_IN_ROLES } from "../../../constructs/identity/built-in-roles";
import { roleId } from "./addresses";
import { each, NOTHING, type Pair } from "./pair";
import { destroys, knowsAs, replaces, updates, withoutBlock } from "./plan-edits";
import { type Edit, plan } from "./sides";

const STORAGE = "module.data.azurerm_storage_account.this";
const WORKSPACE = "module.workspace.azurerm_machine_learning_workspace.this";
const QUEUE_ENDPOINT = 'azurerm_private_endpoint.this["queue"]';
const LOCK = "azurerm_management_lock.group";
const READERS = "module.workspace.azurerm_role_assignment.readers";
const HTTPS = "module.network.azurerm_network_security_rule.https";
const SETTING = 'azurerm_monitor_diagnostic_setting.service["vault"]';

const opensWorkspace = updates(WORKSPACE, { public_network_access_enabled: true });
const CONTRIBUTOR = {
  role_definition_name: BUILT_IN_ROLES.contributor.name,
  role_definition_id: roleId("00000000-0000-0000-0000-000000000003", BUILT_IN_ROLES.contributor.id),
};
const unlocked: readonly Edit[] = [destroys(LOCK), withoutBlock(LOCK)];

/** Plans of HCL with modules, as peers write it; what Terraform does is Terraform's word. */
export const PLANS: readonly Pair[] = [
  {
    name: "the same plan, of which everything is still to be made",
    base: plan("first"),
    head: plan("first"),
    expected: { fails: false, risks: [], names: [], findings: NOTHING.findings },
  },
  {
    name: "the same plan, of which everything is there",
    base: plan("later"),
    head: plan("later"),
    expected: NOTHING,
  },
  {
    name: "between two plans all is applied",
    base: plan("first"),
    head: plan("later"),
    expected: {
      fails: false,
      risks: [],
      changes: { create: 0, update: 0, replace: 0, destroy: 0 },
    },
  },
  {
    name: "a plan opens the workspace",
    base: plan("later"),
    head: plan("later", opensWorkspace),
    expected: {
      fails: true,
      risks: each("network-opened", [WORKSPACE], {
        attributes: ["public_network_access_enabled"],
        severity: "high",
      }),
      changes: { update: 1, create: 0, replace: 0, destroy: 0 },
      findings: { new: ["security/workspace-public-network"] },
    },
  },
  {
    name: "a plan opens the workspace, which that of BASE has waiting already",
    base: plan("later", opensWorkspace),
    head: plan("later", opensWorkspace),
    expected: {
      fails: false,
      risks: [],
      changes: { update: 0, create: 0, replace: 0, destroy: 0 },
      findings: { new: [], fixed: [] },
    },
  },
  {
    name: "a plan takes a weakening back that BASE has waiting",
    base: plan("later", opensWorkspace),
    head: plan("later"),
    expected: {
      fails: false,
      risks: [],
      changes: { create: 0, replace: 0, destroy: 0 },
      findings: { new: [], fixed: ["security/workspace-public-network"] },
    },
  },
  {
    name: "a plan makes the account anew under another name, and the workspace with it",
    base: plan("later"),
    head: plan(
      "later",
      replaces(STORAGE, { name: "stfraudprod2" }, "name"),
      replaces(WORKSPACE, {}, "storage_account_id"),
    ),
    expected: {
      fails: true,
      risks: each("data-loss", [STORAGE, WORKSPACE], { severity: "high" }),
      changes: { replace: 2, create: 0, update: 0, destroy: 0 },
      names: [STORAGE],
    },
  },
  {
    name: "a plan destroys one private endpoint of several",
    base: plan("later"),
    head: plan("later", destroys(QUEUE_ENDPOINT)),
    expected: {
      fails: true,
      risks: each("network-opened", [QUEUE_ENDPOINT]),
      changes: { destroy: 1, create: 0, update: 0, replace: 0 },
      cost: "down",
    },
  },
  {
    name: "a plan destroys the lock of the resource group",
    base: plan("later"),
    head: plan("later", ...unlocked),
    expected: {
      fails: true,
      risks: each("protection-removed", [LOCK]),
      changes: { destroy: 1, create: 0, update: 0, replace: 0 },
      findings: { new: ["reliability/data-locked"] },
    },
  },
  {
    name: "a plan keeps what is deleted for ten days, within the limits",
    base: plan("later"),
    head: plan(
      "later",
      updates(STORAGE, {
        blob_properties: [
          {
            change_feed_enabled: false,
            change_feed_retention_in_days: 0,
            container_delete_retention_policy: [{ days: 30 }],
            cors_rule: [],
            default_service_version: "",
            delete_retention_policy: [{ days: 10, permanent_delete_enabled: false }],
            last_access_time_enabled: false,
            restore_policy: [],
            versioning_enabled: true,
          },
        ],
      }),
    ),
    expected: {
      fails: true,
      risks: each("protection-removed", [STORAGE], {
        attributes: ["blob_properties.delete_retention_policy.days"],
      }),
      changes: { update: 1, create: 0, replace: 0, destroy: 0 },
      findings: { new: [] },
    },
  },
  {
    name: "a plan lets the whole internet in where the virtual network was",
    base: plan("later"),
    head: plan("later", updates(HTTPS, { source_address_prefix: "*" })),
    expected: {
      fails: true,
      risks: each("network-opened", [HTTPS], { attributes: ["source_address_prefix"] }),
      changes: { update: 1, create: 0, replace: 0, destroy: 0 },
    },
  },
  {
    name: "a plan stops to log the vault",
    base: plan("later"),
    head: plan("later", destroys(SETTING)),
    expected: {
      fails: true,
      risks: each("monitoring-lost", [SETTING]),
      changes: { destroy: 1, create: 0, update: 0, replace: 0 },
    },
  },
  {
    name: "a plan makes readers contributors",
    base: plan("later"),
    head: plan("later", replaces(READERS, CONTRIBUTOR, "role_definition_name")),
    expected: {
      fails: true,
      // a plan has the role twice, by name and by id
      risks: each("rights-widened", [READERS]),
      changes: { replace: 1, create: 0, update: 0, destroy: 0 },
    },
  },
  {
    name: "a plan knows the lock by another address",
    base: plan("later"),
    head: plan("later", knowsAs(LOCK, "azurerm_management_lock.production")),
    expected: {
      ...NOTHING,
      changes: { create: 0, update: 0, replace: 0, destroy: 0 },
      declaredMoves: [{ from: LOCK, to: "azurerm_management_lock.production" }],
    },
  },
];
