import { attribute, block } from "../block-rows";
import { valueAt } from "../change";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, flag, has, number, type Row, row, type Target } from "../row";
import { RECOVERY } from "./broken";
import { RETENTION_ROWS } from "./payload";

const TIERS: Breaks = ["ai-cost/write-once-read-many-storage"];

export const MANAGEMENT_LOCK: Domain = {
  type: "azurerm_management_lock",
  rows: [
    // refuses what the services themselves must write, so that somebody takes the lock away
    choice("lock_level", { CanNotDelete: ["ReadOnly"] }, { breaks: RECOVERY }),
  ],
};

/** What becomes of old blobs. */
export const MANAGEMENT_POLICY: Domain = {
  type: "azurerm_storage_management_policy",
  rows: [
    block("rule", { breaks: TIERS }),
    flag("rule.enabled", true, { breaks: TIERS }),
    block("rule.actions.base_blob", { breaks: TIERS }),
    attribute("rule.actions.base_blob.tier_to_cool_after_days_since_modification_greater_than", {
      breaks: TIERS,
    }),
    number("rule.actions.base_blob.tier_to_cool_after_days_since_modification_greater_than", {
      higher: [3650],
      breaks: TIERS,
    }),
    deletionRow(),
    block("rule.actions.snapshot", { breaks: TIERS }),
    number("rule.actions.snapshot.delete_after_days_since_creation_greater_than", {
      lower: [1],
      breaks: RECOVERY,
    }),
    block("rule.actions.version", { breaks: TIERS }),
    ...RETENTION_ROWS,
    number("rule.actions.version.delete_after_days_since_creation", { lower: [1], breaks: RECOVERY }),
  ],
};

/** Deletes what nobody has changed for a day; a rule that deletes by age already deletes no more by that. */
function deletionRow(): Row {
  const path = "rule.actions.base_blob.delete_after_days_since_modification_greater_than";
  return row([path], { breaks: RECOVERY }, function* (place, breaks, { resource }) {
    const around = valueAt(resource.attributes, place.path.slice(0, -1));
    if (place.value === undefined && !/delete_after/.test(JSON.stringify(around))) {
      yield { operator: "add-block", place, to: { value: 1 }, change: "absent → 1", breaks };
    }
  });
}

/** What somebody opens by hand, where it is written. */
const DOORS = ["public_network_access_enabled", "network_rules", "network_acls", "identity"];

/** What leads elsewhere, or keeps fewer copies, once somebody changes it by hand. */
const LEADS_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  azurerm_machine_learning_workspace: ["storage_account_id", "key_vault_id", "application_insights_id"],
  azurerm_storage_account: ["account_replication_type", "blob_properties"],
  azurerm_key_vault: ["tenant_id"],
  azurerm_container_registry: ["sku"],
};

/** What Terraform itself keeps from happening, in resources of every type. */
export const LIFECYCLE_ROWS: readonly Row[] = [
  flag("lifecycle.prevent_destroy", true, { absent: false, onlyWritten: true, breaks: RECOVERY }),
  row(
    ["lifecycle.ignore_changes"],
    { breaks: ["operations/infrastructure-as-code"], when: isLifecycleOfAzure },
    function* (place, breaks, { resource: { attributes, type } }) {
      const isThere = (name: string) => has(attributes, name);
      const doors = DOORS.filter(isThere).slice(0, 1);
      const places = (LEADS_ELSEWHERE[type] ?? []).filter(isThere);
      for (const value of place.value === undefined ? ["all", ...doors, ...places] : []) {
        yield {
          operator: "weaken-value",
          place,
          to: { value: value === "all" ? value : [value] },
          value,
          change: `${value} isn't put right any more`,
          breaks,
        };
      }
    },
  ),
];

function isLifecycleOfAzure({ resource: { attributes, type } }: Target): boolean {
  return /^(azurerm|azapi)_/.test(type) && has(attributes, "lifecycle");
}
