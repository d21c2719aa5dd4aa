import type { Attributes } from "../../../terraform-json";
import type { Resources } from "../two-sides";
import { ACCOUNT, azapi, CLOSED, RG } from "./samples";
import { told } from "./told";

const ST = "azurerm_storage_account.st";
const INSTANCE = "azurerm_data_protection_backup_instance_blob_storage.i";
const POLICY = "azurerm_data_protection_backup_policy_blob_storage.p";
const VAULT = "azurerm_data_protection_backup_vault.v";
const WRITTEN_ONCE = "azurerm_storage_container_immutability_policy.w";

const account = (more: Attributes = {}): Resources => ({ [ST]: { ...ACCOUNT, ...CLOSED, ...more } });
const instance = (policy: string): Resources => ({
  [INSTANCE]: { name: "i", vault_id: "/v", storage_account_id: `\${${ST}.id}`, backup_policy_id: policy },
});
const policy = (days: string): Resources => ({
  [POLICY]: { name: "p", vault_id: "/v", operational_default_retention_duration: days },
});
const vault = (more: Attributes): Resources => ({
  [VAULT]: { name: "v", ...RG, datastore_type: "VaultStore", redundancy: "GeoRedundant", ...more },
});
const once = (more: Attributes): Resources => ({
  [WRITTEN_ONCE]: { storage_container_resource_manager_id: "/c", immutability_period_in_days: 30, ...more },
});
const kept = (days: number) =>
  account({ immutability_policy: { state: "Unlocked", period_since_creation_in_days: days } });
const byAzapi = (state: string) => ({
  "azapi_resource.v": azapi("Microsoft.DataProtection/backupVaults", {
    securitySettings: { softDeleteSettings: { state, retentionDurationInDays: 14 } },
  }),
});
const named = { ...policy("P30D"), ...account(), ...instance(`\${${POLICY}.id}`) };

test.each<[string, Resources, Resources, string]>([
  ["nothing backs it up", { ...account(), ...instance("/p") }, account(), INSTANCE],
  [
    "another policy",
    { ...account(), ...instance("/p") },
    { ...account(), ...instance("/q") },
    `${INSTANCE} backup_policy_id ?`,
  ],
  ["fewer days", policy("P30D"), policy("P7D"), `${POLICY} operational_default_retention_duration`],
  ["the policy goes, and what it saves stays", named, { ...account(), ...instance("/p") }, POLICY],
  ["no soft delete", vault({ soft_delete: "On" }), vault({ soft_delete: "Off" }), `${VAULT} soft_delete`],
  [
    "no soft delete by azapi",
    byAzapi("On"),
    byAzapi("Off"),
    "azapi_resource.v body.properties.securitySettings.softDeleteSettings.state",
  ],
  ["backups can be changed", vault({ immutability: "Unlocked" }), vault({}), `${VAULT} immutability`],
  ["what is written once is gone", once({}), {}, WRITTEN_ONCE],
  [
    "it is kept for less long",
    once({}),
    once({ immutability_period_in_days: 1 }),
    `${WRITTEN_ONCE} immutability_period_in_days`,
  ],
  [
    "blobs are kept for less long",
    kept(30),
    kept(1),
    `${ST} immutability_policy.period_since_creation_in_days`,
  ],
])("%s", (_, before, after, risk) => {
  expect(told(["protection-removed"], before, after)).toContain(`protection-removed ${risk}`);
});

test.each<[string, Resources, Resources]>([
  ["the backup goes with what it saves", { ...account(), ...instance("/p") }, {}],
  ["a policy goes that nothing names", policy("P30D"), {}],
  ["more days", policy("P7D"), policy("P30D")],
  ["soft delete comes", vault({ soft_delete: "Off" }), vault({ soft_delete: "AlwaysOn" })],
  [
    "soft delete can't be switched off any more",
    vault({ soft_delete: "On" }),
    vault({ soft_delete: "AlwaysOn" }),
  ],
  ["immutability is locked", vault({ immutability: "Unlocked" }), vault({ immutability: "Locked" })],
  ["blobs are kept for longer", kept(1), kept(30)],
])("not: %s", (_, before, after) => {
  expect(told(["protection-removed"], before, after)).toEqual([]);
});
