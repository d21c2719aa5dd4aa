import { z } from "zod";
import { armId, deviation, matching, whole } from "./values";

const CONTAINER = /^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/;
/** The name of a container of blobs. */
export const container = () =>
  matching(CONTAINER, "3 to 63 lower-case letters, digits and single hyphens, as Azure names containers");
const keyName = () =>
  matching(/^[0-9a-zA-Z-]{1,127}$/, "the name of a key: 1 to 127 letters, digits and hyphens");

export const storage = z.strictObject({
  /** Copies: one data centre, zones, or zones and a second region. @default - LRS in dev, ZRS in prod */
  redundancy: z.enum(["LRS", "ZRS", "GZRS", "RAGZRS"]).optional(),
  /** Days that deleted blobs, containers and shares can be brought back, 1 to 365. @default 30 */
  softDeleteDays: whole(1, 365).optional(),
  /** Days that blobs can be set back to, fewer than `softDeleteDays`. @default - no restore */
  pointInTimeRestoreDays: whole(1, 364).optional(),
  /** Where blobs may be copied from. @default PrivateLink, or none with point-in-time restore */
  allowedCopyScope: z.enum(["PrivateLink", "AAD"]).optional(),
  /** Private containers beside those of the workspace. @default - none */
  containers: z.array(container()).optional(),
  /** Days without change after which blobs move to the cool tier, 1 to 3650. @default 90 */
  coolAfterDays: whole(1, 3650).optional(),
  /**
   * Accepts, in prod and for confidential data, fewer than 7 days of soft delete or copies from the
   * whole tenant.
   * @default - none
   */
  weakerProtection: deviation.optional(),
  /** An additional account with hierarchical namespace. @default - none */
  dataLake: z.strictObject({ /** At least one. */ filesystems: z.array(container()).min(1) }).optional(),
});

const platformKeys = z.strictObject({
  keys: z.literal("platform"),
  /** Accepts platform keys in prod; confidential data has no way around its own keys. @default - none */
  deviation: deviation.optional(),
});

const customerKeys = z.strictObject({
  keys: z.literal("customer"),
  /** A vault with purge protection that has the keys already. @default - a vault and keys are made */
  keyVault: z
    .strictObject({
      keyVaultId: armId("Microsoft.KeyVault/vaults"),
      /** Name of the workspace's key. */
      workspaceKey: keyName(),
      /** Name of the storage accounts' key. */
      storageKey: keyName(),
      /** Name of the registry's key, with `registry: 'customer'` only. @default - none */
      registryKey: keyName().optional(),
    })
    .optional(),
  /** The registry's keys; each choice needs its Deviation below. @default platform */
  registry: z.enum(["platform", "customer"]).optional(),
  /** Accepts that the registry stays on platform keys. @default - none */
  registryPlatformKeys: deviation.optional(),
  /** Accepts a key vault with an open firewall: a registry can't reach a closed one. @default - none */
  registryReachableVault: deviation.optional(),
});

export const encryption = z.discriminatedUnion("keys", [platformKeys, customerKeys]);

export const monitoring = z.strictObject({
  /** Days that logs are kept, 30 to 730. @default - 30 in dev, 365 in prod and for confidential data */
  retentionDays: whole(30, 730).optional(),
  /** Whether logs arrive over a private link scope only. @default false */
  privateLinkScope: z.boolean().optional(),
  /** Gigabytes a day after which ingestion stops until midnight. @default - no limit */
  dailyQuotaGb: z.number().positive().optional(),
  /** Accepts that prod keeps logs for less than 365 days. @default - none */
  shorterRetention: deviation.optional(),
});

export const backend = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("local") }),
  z.strictObject({
    kind: z.literal("azurerm"),
    /** Resource group of the state's storage account. */
    resourceGroup: matching(/^[\w().-]{0,89}[\w()-]$/, "the name of a resource group"),
    /** The account: 3 to 24 lower-case letters and digits. */
    storageAccount: matching(/^[a-z0-9]{3,24}$/, "3 to 24 lower-case letters and digits"),
    container: container(),
    /** Name of the state's blob, e.g. `churn-prod.tfstate`. */
    key: matching(/^[\w.-][\w./-]{0,1023}$/, "the name of a blob, e.g. churn-prod.tfstate"),
  }),
]);
