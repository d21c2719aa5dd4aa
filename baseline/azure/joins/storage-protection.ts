import { BLOB_SERVICE, type BlobService } from "../blob-service";
import type { Fact } from "../fact";
import { isAzapi } from "../facts";
import { FILE_SERVICE } from "../file-service";
import type { StorageAccount } from "../storage-account";
import { attached } from "./attached";

/** What brings an account's data back; days are absent where nothing is kept. */
export interface StorageProtection {
  /** Days that deleted blobs are kept. */
  readonly blobDays: Fact<number>;
  readonly containerDays: Fact<number>;
  readonly shareDays: Fact<number>;
  /** Whether somebody may delete for good what soft delete keeps. */
  readonly permanentDelete: Fact<boolean>;
  readonly versioning: Fact<boolean>;
  readonly changeFeed: Fact<boolean>;
  /** Days that blobs can be set back to. */
  readonly restoreDays: Fact<number>;
}

/** What is written in the account's blocks, or in its services by azapi. */
export function protectionOf({ resource, facts }: StorageAccount): StorageProtection {
  const services = attached(resource, BLOB_SERVICE, "");
  const ofBlobs = <T>(read: (service: BlobService) => Fact<T>) => services.map(read);
  const days = (block: string, service: string): Fact<number> => {
    if (isAzapi(resource)) {
      return { state: "absent", at: service };
    }
    const blocks = facts.blocks({ azurerm: block });
    const first = blocks.state === "known" ? blocks.value[0] : undefined;
    if (first !== undefined) {
      return first.number({ azurerm: "days", whenAbsent: 7 });
    }
    return blocks.state === "unknown" ? blocks : { state: "absent", at: blocks.at };
  };
  const flag = (azurerm: string, service: string): Fact<boolean> =>
    isAzapi(resource)
      ? { state: "known", value: false, at: service, byDefault: true }
      : facts.flag({ azurerm, whenAbsent: false });
  return {
    blobDays: written(
      ofBlobs(({ softDelete, softDeleteDays }) => kept(softDelete, softDeleteDays)),
      days("blob_properties.delete_retention_policy", "deleteRetentionPolicy of blobServices/default"),
    ),
    containerDays: written(
      ofBlobs(({ containerSoftDelete, containerSoftDeleteDays }) =>
        kept(containerSoftDelete, containerSoftDeleteDays),
      ),
      days(
        "blob_properties.container_delete_retention_policy",
        "containerDeleteRetentionPolicy of blobServices/default",
      ),
    ),
    shareDays: written(
      attached(resource, FILE_SERVICE, "").map(({ softDelete, softDeleteDays }) =>
        kept(softDelete, softDeleteDays),
      ),
      days("share_properties.retention_policy", "shareDeleteRetentionPolicy of fileServices/default"),
    ),
    permanentDelete: written(
      ofBlobs(({ permanentDelete }) => permanentDelete),
      flag(
        "blob_properties.delete_retention_policy.permanent_delete_enabled",
        "allowPermanentDelete of blobServices/default",
      ),
    ),
    versioning: written(
      ofBlobs(({ versioning }) => versioning),
      flag("blob_properties.versioning_enabled", "isVersioningEnabled of blobServices/default"),
    ),
    changeFeed: written(
      ofBlobs(({ changeFeed }) => changeFeed),
      flag("blob_properties.change_feed_enabled", "changeFeed of blobServices/default"),
    ),
    restoreDays: written(
      ofBlobs(({ restore, restoreDays }) => kept(restore, restoreDays)),
      days("blob_properties.restore_policy", "restorePolicy of blobServices/default"),
    ),
  };
}

/** Whether an account of this kind has file shares. */
export function hasShares({ accountKind }: StorageAccount): boolean {
  return accountKind.state !== "known" || !/^(Block)?BlobStorage$/i.test(accountKind.value);
}

/** Days count only where the policy is on. */
function kept(enabled: Fact<boolean>, days: Fact<number>): Fact<number> {
  if (enabled.state !== "known") {
    return enabled;
  }
  return enabled.value ? days : { state: "absent", at: enabled.at };
}

/** What a service says goes before what the account's block says. */
function written<T>(services: readonly Fact<T>[], account: Fact<T>): Fact<T> {
  return services.find((fact) => fact.state !== "absent") ?? account;
}
