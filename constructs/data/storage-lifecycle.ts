import type { StorageManagementPolicyRule } from "@cdktf/provider-azurerm/lib/storage-management-policy";
import { type ExpiringContainers, expiryRules } from "./expiring-containers";
import { DEFAULT_SOFT_DELETE_DAYS, type StorageProtectionProps } from "./storage-protection";

/** When blobs move to a cheaper tier, and old versions go. */
export interface StorageLifecycleProps {
  /** Days without change after which blobs move to the cool tier, or `never`. @default 90 */
  readonly coolAfterDays?: number | "never";
  /**
   * Days after which an old version goes, counted from when it was written, or `never`.
   * @default - as many as softDeleteDays
   */
  readonly deleteVersionsAfterDays?: number | "never";
  /**
   * Private containers to make, whose blobs go by themselves, and the days without change after which they
   * do: `{ checkpoints: 30 }`. @default - none
   */
  readonly expiringContainers?: ExpiringContainers;
}

/** The rules of an account, which has one policy for all of them; empty where nothing grows old. */
export function lifecycleRules(
  props: StorageLifecycleProps & StorageProtectionProps,
): StorageManagementPolicyRule[] {
  const rule = lifecycleRule(props);
  return [...(rule ? [rule] : []), ...expiryRules(props.expiringContainers ?? {})];
}

/** The rule for all blobs of an account, written once and read often; `undefined` where nothing grows old. */
function lifecycleRule(
  props: StorageLifecycleProps & StorageProtectionProps,
): StorageManagementPolicyRule | undefined {
  const cool = props.coolAfterDays ?? 90;
  const versions = props.deleteVersionsAfterDays ?? props.softDeleteDays ?? DEFAULT_SOFT_DELETE_DAYS;
  const deleteVersions = versions === "never" ? undefined : versions;
  if (cool === "never" && deleteVersions === undefined) {
    return undefined;
  }
  return {
    name: "write-once-read-many",
    enabled: true,
    filters: { blobTypes: ["blockBlob"] },
    actions: {
      baseBlob: cool === "never" ? undefined : { tierToCoolAfterDaysSinceModificationGreaterThan: cool },
      snapshot:
        deleteVersions === undefined
          ? undefined
          : { deleteAfterDaysSinceCreationGreaterThan: deleteVersions },
      version:
        props.hierarchicalNamespace || deleteVersions === undefined
          ? undefined
          : { deleteAfterDaysSinceCreation: deleteVersions },
    },
  };
}
