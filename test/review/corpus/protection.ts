import { goodDeviation } from "../../stacks/config/good-configs";
import { KEYS, LIFECYCLE, LOGS, REGISTRY, STORAGE, VAULT, WORKSPACE } from "./addresses";
import { remove, set, unset } from "./edits";
import { type Expected, each, type Pair } from "./pair";
import { dev, prod } from "./sides";

const lock = (construct: string) => `azurerm_management_lock.${construct}_lock`;
const LOCKS = ["keys", "monitoring", "registry", "storage", "vault"].map(lock);
const KEPT = ["lifecycle.prevent_destroy"];
const SOFT_DELETE = [
  "blob_properties.container_delete_retention_policy",
  "blob_properties.delete_retention_policy",
  "share_properties.retention_policy",
];
/** Old versions and snapshots, which the lifecycle deletes as soon as soft delete would. */
const OLD_VERSIONS = ["rule.actions.snapshot", "rule.actions.version"];

const WEAKER_DAYS: Expected = {
  fails: false,
  risks: [
    { kind: "protection-removed", address: STORAGE, attributes: SOFT_DELETE, accepted: true },
    { kind: "protection-removed", address: LIFECYCLE, attributes: OLD_VERSIONS, accepted: true },
  ],
  changes: { update: 2, replace: 0 },
  findings: {
    new: [],
    accepted: ["reliability/storage-soft-delete", "reliability/storage-versioning"],
  },
};

/** What keeps data from being lost goes. */
export const PROTECTION: readonly Pair[] = [
  {
    name: "the lock of prod's storage goes",
    base: prod(),
    head: prod({}, remove(lock("storage"))),
    expected: {
      fails: true,
      risks: [{ kind: "protection-removed", address: lock("storage") }],
      changes: { destroy: 1, update: 0, replace: 0, create: 0 },
      findings: { new: ["reliability/data-locked"] },
    },
  },
  {
    name: "prevent_destroy of the vault goes, which changes nothing in Azure",
    base: prod(),
    head: prod({}, unset(VAULT, "lifecycle")),
    expected: {
      fails: true,
      risks: [{ kind: "protection-removed", address: VAULT, attributes: KEPT }],
      changes: { update: 0, replace: 0, create: 0, destroy: 0 },
      findings: { new: ["reliability/data-prevent-destroy"] },
    },
  },
  {
    name: "prod protects its data no more: all locks and each prevent_destroy go",
    base: prod(),
    head: prod({ protectData: false }),
    expected: {
      fails: true,
      risks: [
        ...each("protection-removed", LOCKS),
        ...each("protection-removed", [STORAGE, VAULT, KEYS, REGISTRY, LOGS, WORKSPACE], {
          attributes: KEPT,
        }),
      ],
      changes: { destroy: 5, update: 0, replace: 0, create: 0 },
    },
  },
  {
    name: "dev keeps what is deleted for 14 days instead of 30, within the limits",
    base: dev(),
    head: dev({ storage: { softDeleteDays: 14 } }),
    expected: {
      fails: true,
      risks: [
        { kind: "protection-removed", address: STORAGE, attributes: SOFT_DELETE },
        { kind: "protection-removed", address: LIFECYCLE, attributes: OLD_VERSIONS },
      ],
      changes: { update: 2, replace: 0 },
      findings: { new: [] },
    },
  },
  {
    name: "prod keeps what is deleted for three days, and somebody accepts it",
    base: prod(),
    head: prod({ storage: { softDeleteDays: 3, weakerProtection: goodDeviation() } }),
    expected: {
      // the baseline finds the lifecycle's days on the account, whose versions they are
      oneOf: [
        WEAKER_DAYS,
        {
          ...WEAKER_DAYS,
          risks: [
            {
              kind: "protection-removed",
              address: STORAGE,
              attributes: [...SOFT_DELETE, ...OLD_VERSIONS],
              accepted: true,
            },
          ],
        },
      ],
    },
  },
  {
    name: "dev keeps what is deleted for longer",
    base: dev({ storage: { softDeleteDays: 14 } }),
    head: dev(),
    expected: { fails: false, risks: [], changes: { update: 2, replace: 0 }, cost: "same" },
  },
  {
    name: "blobs of dev have no versions any more",
    base: dev(),
    head: dev({}, set(STORAGE, "blob_properties.versioning_enabled", false)),
    expected: {
      fails: true,
      risks: [
        { kind: "protection-removed", address: STORAGE, attributes: ["blob_properties.versioning_enabled"] },
      ],
      changes: { update: 1, replace: 0 },
      findings: { new: ["reliability/storage-versioning"] },
    },
  },
  {
    name: "blobs of dev can't be set back to a point in time any more",
    base: dev({ storage: { pointInTimeRestoreDays: 7 } }),
    head: dev(),
    expected: {
      fails: true,
      risks: [
        {
          kind: "protection-removed",
          address: STORAGE,
          attributes: ["blob_properties.restore_policy"],
          // it serves the restore alone
          also: ["blob_properties.change_feed_enabled", "blob_properties.change_feed_retention_in_days"],
        },
      ],
      changes: { update: 1, replace: 0 },
    },
  },
  {
    name: "the vault loses its purge protection",
    base: prod(),
    head: prod({}, set(VAULT, "purge_protection_enabled", false)),
    expected: {
      fails: true,
      risks: [
        {
          kind: "protection-removed",
          address: VAULT,
          attributes: ["purge_protection_enabled"],
          severity: "high",
        },
      ],
      findings: { new: ["reliability/vault-purge-protection"] },
    },
  },
  {
    name: "the vault keeps what is deleted for a week instead of 90 days",
    base: prod(),
    head: prod({}, set(VAULT, "soft_delete_retention_days", 7)),
    expected: {
      fails: true,
      risks: [{ kind: "protection-removed", address: VAULT, attributes: ["soft_delete_retention_days"] }],
      findings: { new: ["reliability/vault-soft-delete"] },
    },
  },
  {
    name: "Terraform purges what it deletes in prod, which stands in no resource",
    base: prod(),
    head: prod({ purgeOnDestroy: true }),
    expected: {
      fails: true,
      risks: [
        {
          kind: "protection-removed",
          address: "provider.azurerm",
          attributes: [
            "features.key_vault",
            "features.log_analytics_workspace",
            "features.machine_learning",
            "features.resource_group",
          ],
        },
      ],
      changes: { update: 0, replace: 0, create: 0, destroy: 0 },
      findings: { new: ["reliability/provider-keeps-deleted", "reliability/provider-keeps-full-groups"] },
    },
  },
];
