import { knownTargets } from "../../baseline/azure/joins/address";
import type { ResourceChange } from "../changes";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { type Risk, withoutRules } from "./risk";
import { days, from, protectsOn, type Setting, typeOf, weakerSettings } from "./setting";
import type { RiskWords } from "./weaker-fact";

const UNSAVED: RiskWords = {
  what: "nothing backs it up any more",
  why: "What is deleted, encrypted by an attacker or broken by a mistake can't be brought back.",
  fix: "Keep the backup as long as what it saves.",
  severity: "high",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
};

const SHORTER: RiskWords = {
  ...UNSAVED,
  what: "backups are kept for less long",
  why: "A deletion by mistake, or in anger, is noticed too late to bring the data back.",
  fix: "Keep the days as they were.",
  severity: "medium",
};

const CHANGEABLE: RiskWords = {
  ...UNSAVED,
  what: "what was written once can be changed or deleted sooner",
  why: "Whoever gets the rights of an administrator can destroy what should outlast that.",
  fix: "Keep the period and the lock as they were.",
  severity: "medium",
};

/** What is backed up, and by which rules. */
const SAVED =
  /^azurerm_(data_protection_backup_instance_\w+|backup_protected_\w+|site_recovery_replicated_vm)$|^microsoft\.dataprotection\/backupvaults\/backupinstances$|\/backupfabrics\/protectioncontainers\/protecteditems$/;
const POLICY =
  /^azurerm_(data_protection_backup_policy_\w+|backup_policy_\w+)$|^microsoft\.(dataprotection|recoveryservices)\/\w+\/backuppolicies$/;
const VAULT =
  /^azurerm_(data_protection_backup_vault|recovery_services_vault)$|^microsoft\.(dataprotection\/backupvaults|recoveryservices\/vaults)$/;
const CONTAINER_POLICY =
  /^azurerm_storage_container_immutability_policy$|^microsoft\.storage\/storageaccounts\/blobservices\/containers\/immutabilitypolicies$/;
const STORAGE =
  /^azurerm_storage_account$|^microsoft\.storage\/storageaccounts(\/blobservices\/containers(\/immutabilitypolicies)?)?$|^azurerm_storage_container_immutability_policy$/;

/** Attributes that lead to what is saved; their names differ from service to service. */
const WHAT_IS_SAVED = [
  "storage_account_id",
  "source_storage_account_id",
  "storage_container_resource_manager_id",
  "disk_id",
  "server_id",
  "database_id",
  "kubernetes_cluster_id",
  "source_vm_id",
  "body.properties.dataSourceInfo.resourceID",
  "body.properties.sourceResourceId",
];

const KEPT = { kind: "protection-removed" } as const;

const SETTINGS: readonly Setting[] = [
  {
    ...KEPT,
    of: POLICY,
    at: /retention_?duration|^retention_\w+\.count$|(^|\.)(instant_restore_)?retention_(range_in_)?days$|retentionPolicy\.|\.deleteAfter\.duration$/i,
    words: SHORTER,
    weaker: { than: days() },
  },
  {
    ...KEPT,
    of: SAVED,
    at: /(^|\.)(backup_?)?policy_?id$/i,
    words: { ...SHORTER, what: "it is backed up by another policy", fix: "Make sure that it keeps as much." },
    weaker: { other: "possible" },
  },
  {
    ...KEPT,
    of: VAULT,
    at: /^soft_?delete(_enabled)?$|softDeleteSettings\.(state|softDeleteState)$/i,
    words: { ...SHORTER, what: "deleted backups are gone at once", fix: "Keep soft delete on." },
    weaker: { than: protectsOn(true) },
  },
  {
    ...KEPT,
    of: VAULT,
    at: /^retention_duration_in_days$|softDeleteSettings\.(retentionDurationInDays|softDeleteRetentionPeriodInDays)$/,
    words: { ...SHORTER, what: "deleted backups are kept for less long" },
    weaker: { than: days() },
  },
  {
    ...KEPT,
    of: VAULT,
    at: /^immutability$|immutabilitySettings\.state$/,
    words: { ...CHANGEABLE, what: "backups can be deleted before their time" },
    weaker: { than: from(["Disabled", "Unlocked", "Locked"], "Disabled") },
  },
  {
    ...KEPT,
    of: STORAGE,
    at: /^immutability_?policy\.period_since_creation_in_days$|immutabilityPeriodSinceCreationInDays$|^immutability_period_in_days$/,
    words: CHANGEABLE,
    weaker: { than: days(0) },
  },
  {
    ...KEPT,
    of: STORAGE,
    at: /^immutability_?policy\.state$/,
    words: CHANGEABLE,
    weaker: { than: from(["Disabled", "Unlocked", "Locked"], "Disabled") },
  },
  {
    ...KEPT,
    of: STORAGE,
    at: /^immutableStorageWithVersioning\.enabled$|^locked$/,
    words: CHANGEABLE,
    weaker: { than: protectsOn(false) },
  },
  {
    ...KEPT,
    of: STORAGE,
    at: /allow_?protected_?append_?writes(_?all)?(_enabled)?$/i,
    words: { ...CHANGEABLE, what: "what was written once can be appended to", severity: "low" },
    weaker: { than: (value) => Number(value !== true) },
  },
];

/** Backups and immutability that go while what they keep stays, or that keep it for less long. */
export const backups: Detector = (context) => {
  const gone = new Gone(context);
  return context.changes.flatMap((change) => [...lost(change, gone), ...weakerSettings(change, SETTINGS)]);
};

function lost(change: ResourceChange, gone: Gone): Risk[] {
  const type = typeOf(change);
  const words = SAVED.test(type)
    ? UNSAVED
    : POLICY.test(type)
      ? { ...SHORTER, what: "the rules are gone by which backups are made", fix: "Keep the policy." }
      : CONTAINER_POLICY.test(type)
        ? CHANGEABLE
        : undefined;
  const { before, type: terraformType } = change;
  const isAction = terraformType === "azapi_resource_action" || terraformType === "azapi_update_resource";
  if (words === undefined || before === undefined || isAction || !gone.isTaken(change)) {
    return [];
  }
  const isPointless = POLICY.test(type)
    ? // a policy that nothing names any more saves nothing
      before.referrers.every(({ from: user }) => gone.has(user))
    : WHAT_IS_SAVED.some((path) => {
        const targets = before.targets(path);
        return knownTargets(targets).length > 0 && gone.isDestroyed(targets);
      });
  return isPointless ? [] : [withoutRules("protection-removed", change, words)];
}
