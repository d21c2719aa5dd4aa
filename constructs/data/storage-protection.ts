import type {
  StorageAccountBlobProperties,
  StorageAccountShareProperties,
} from "@cdktf/provider-azurerm/lib/storage-account";

/** Where blobs may be copied from; `PrivateLink`: only accounts with an endpoint in the same network. */
export type CopyScope = "PrivateLink" | "AAD";

/** What protects blobs from loss and from being carried away. */
export interface StorageProtectionProps {
  /**
   * Days that deleted blobs, containers and shares can be brought back, 1 to 365.
   * @default 30
   */
  readonly softDeleteDays?: number;
  /**
   * Restricts copying into the account; excludes `pointInTimeRestoreDays`.
   * @default PrivateLink, or none with point-in-time restore
   */
  readonly allowedCopyScope?: CopyScope;
  /**
   * Days that the account's blobs can be set back to, fewer than `softDeleteDays`; excludes
   * `allowedCopyScope` and hierarchical namespace (Azure refuses both together).
   * @default - no point-in-time restore
   */
  readonly pointInTimeRestoreDays?: number;
  /**
   * Data lake (ADLS Gen2): directories with access lists, but no versioning. Never on the
   * workspace's default account.
   * @default false
   */
  readonly hierarchicalNamespace?: boolean;
}

export const DEFAULT_SOFT_DELETE_DAYS = 30;

/** What is wrong with a combination, in words; empty if nothing is. */
export function storageProtectionProblems(props: StorageProtectionProps): string[] {
  const problems: string[] = [];
  const softDelete = props.softDeleteDays ?? DEFAULT_SOFT_DELETE_DAYS;
  const restore = props.pointInTimeRestoreDays;
  if (!Number.isInteger(softDelete) || softDelete < 1 || softDelete > 365) {
    problems.push(`softDeleteDays must be a whole number from 1 to 365 (got ${softDelete})`);
  }
  if (restore === undefined) {
    return problems;
  }
  if (!Number.isInteger(restore) || restore < 1 || restore >= softDelete) {
    problems.push(
      `pointInTimeRestoreDays must be a whole number from 1 to softDeleteDays - 1 = ${softDelete - 1} (got ${restore})`,
    );
  }
  if (props.allowedCopyScope !== undefined) {
    problems.push(
      `pointInTimeRestoreDays and allowedCopyScope exclude each other: Azure restores no account with a restricted copy scope; leave one out`,
    );
  }
  if (props.hierarchicalNamespace) {
    problems.push("pointInTimeRestoreDays needs an account without hierarchicalNamespace");
  }
  return problems;
}

/** The copy scope that is written: `undefined` only where point-in-time restore forbids one. */
export function copyScopeOf(props: StorageProtectionProps): CopyScope | undefined {
  return props.pointInTimeRestoreDays === undefined ? (props.allowedCopyScope ?? "PrivateLink") : undefined;
}

/** The `blob_properties` block. */
export function blobProperties(props: StorageProtectionProps): StorageAccountBlobProperties {
  const days = props.softDeleteDays ?? DEFAULT_SOFT_DELETE_DAYS;
  const restore = props.pointInTimeRestoreDays;
  return {
    versioningEnabled: !props.hierarchicalNamespace,
    changeFeedEnabled: restore !== undefined,
    changeFeedRetentionInDays: restore === undefined ? undefined : days,
    deleteRetentionPolicy: { days, permanentDeleteEnabled: false },
    containerDeleteRetentionPolicy: { days },
    restorePolicy: restore === undefined ? undefined : { days: restore },
  };
}

/** The `share_properties` block: soft delete, and SMB with nothing older than 3.1.1. */
export function shareProperties(
  props: StorageProtectionProps,
  sharedKeyAccess: boolean,
): StorageAccountShareProperties {
  return {
    retentionPolicy: { days: props.softDeleteDays ?? DEFAULT_SOFT_DELETE_DAYS },
    smb: {
      versions: ["SMB3.1.1"],
      // NTLMv2 is the account key's way in
      authenticationTypes: sharedKeyAccess ? ["Kerberos", "NTLMv2"] : ["Kerberos"],
      kerberosTicketEncryptionType: ["AES-256"],
      channelEncryptionType: ["AES-128-GCM", "AES-256-GCM"],
      multichannelEnabled: false,
    },
  };
}
