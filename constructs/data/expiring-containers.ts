import type { StorageManagementPolicyRule } from "@cdktf/provider-azurerm/lib/storage-management-policy";
import { wholeNumberProblem } from "../compute/compute";

/**
 * Containers whose blobs go by themselves, and the whole days without change after which they do, 1 to 99999:
 * checkpoints of training that has long ended, staged results that are published. What goes can be brought
 * back for the account's `softDeleteDays`.
 */
export type ExpiringContainers = Readonly<Record<string, number>>;

/** What is wrong with them, in words; empty if nothing is. */
export function expiryProblems(field: string, expiring: ExpiringContainers): string[] {
  return Object.entries(expiring)
    .flatMap(([container, days]) => [
      /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(container)
        ? undefined
        : `${field} names no container by ${JSON.stringify(container)} (3 to 63 lower-case letters, digits and single hyphens)`,
      wholeNumberProblem(`${field}.${container}`, days, 1, 99_999),
    ])
    .filter((problem) => problem !== undefined);
}

/** One rule for each; an account has one policy, so they stand in it beside its other rule. */
export function expiryRules(expiring: ExpiringContainers): StorageManagementPolicyRule[] {
  return Object.entries(expiring).map(([container, days]) => ({
    name: `expire-${container}`,
    enabled: true,
    filters: { blobTypes: ["blockBlob"], prefixMatch: [`${container}/`] },
    actions: { baseBlob: { deleteAfterDaysSinceModificationGreaterThan: days } },
  }));
}
