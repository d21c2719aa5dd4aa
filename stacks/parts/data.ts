import { SecureContainerRegistry } from "../../constructs/data/secure-container-registry";
import { SecureKeyVault } from "../../constructs/data/secure-key-vault";
import { SecureStorageAccount, type StorageEncryption } from "../../constructs/data/secure-storage-account";
import type { CustomerManagedKeys } from "../../constructs/encryption/customer-managed-keys";
import { BUILT_IN_ROLES } from "../../constructs/identity/built-in-roles";
import { RoleAssignment } from "../../constructs/identity/role-assignment";
import type { IWorkloadIdentity } from "../../constructs/identity/workload-identity";
import { BlobDatastore } from "../../constructs/workspace/blob-datastore";
import { DataLakeDatastore } from "../../constructs/workspace/data-lake-datastore";
import type { IMachineLearningWorkspace } from "../../constructs/workspace/workspace-ref";
import { datastoreNameOf, servingContainers } from "../config/serving-containers";
import type { EncryptionKeys } from "./encryption";
import type { Foundation } from "./foundation";
import { createPayloadAccount } from "./payload";

/** The resources a workspace keeps its data in. */
export interface Data {
  /** The workspace's default account. */
  readonly storage: SecureStorageAccount;
  /** The additional account with hierarchical namespace. */
  readonly dataLake?: SecureStorageAccount;
  /** The account of what deployments were asked and answered. */
  readonly payload?: SecureStorageAccount;
  readonly vault: SecureKeyVault;
  readonly registry: SecureContainerRegistry;
  /** The vaults of encryption keys that the stack makes. */
  readonly keyVaults: readonly CustomerManagedKeys[];
}

/** Storage, key vault and container registry. */
export function composeData(foundation: Foundation, keys: EncryptionKeys | undefined): Data {
  const { stack, config, names, group } = foundation;
  const preventDestroy = config.protectData;
  const encryption = keys && { key: keys.storage, identity: foundation.identity("encryption") };
  return {
    storage: createStorage(foundation, encryption),
    dataLake: createDataLake(foundation, encryption),
    payload: createPayloadAccount(foundation, encryption),
    vault: new SecureKeyVault(stack, "vault", {
      resourceGroup: group,
      name: names.of("keyVault"),
      preventDestroy,
    }),
    registry: createRegistry(foundation, keys),
    keyVaults: keys?.made ?? [],
  };
}

function createStorage(foundation: Foundation, encryption?: StorageEncryption): SecureStorageAccount {
  const { stack, config, names, group } = foundation;
  const { redundancy, softDeleteDays, coolAfterDays, containers } = config.storage;
  const serving = servingContainers(config);
  return new SecureStorageAccount(stack, "storage", {
    resourceGroup: group,
    name: names.of("storageAccount"),
    redundancy,
    softDeleteDays,
    coolAfterDays,
    containers: [...containers, ...serving.lasting],
    expiringContainers: serving.expiring,
    pointInTimeRestoreDays: config.storage.pointInTimeRestoreDays,
    allowedCopyScope: config.storage.allowedCopyScope,
    encryption,
    preventDestroy: config.protectData,
  });
}

function createDataLake(
  foundation: Foundation,
  encryption?: StorageEncryption,
): SecureStorageAccount | undefined {
  const { stack, config, names, group } = foundation;
  const { redundancy, softDeleteDays, coolAfterDays, dataLake } = config.storage;
  return (
    dataLake &&
    new SecureStorageAccount(stack, "data-lake", {
      resourceGroup: group,
      name: names.of("dataLakeStorage"),
      hierarchicalNamespace: true,
      redundancy,
      softDeleteDays,
      coolAfterDays,
      containers: dataLake.filesystems,
      encryption,
      preventDestroy: config.protectData,
    })
  );
}

function createRegistry(foundation: Foundation, keys: EncryptionKeys | undefined): SecureContainerRegistry {
  const { stack, config, names, group } = foundation;
  return new SecureContainerRegistry(stack, "registry", {
    resourceGroup: group,
    name: names.of("containerRegistry"),
    zoneRedundant: config.registry.zoneRedundant,
    encryption: keys?.registry && { ...keys.registry, identity: foundation.identity("registry") },
    platformManagedKeys: keys?.registryPlatformKeys,
    preventDestroy: config.protectData,
  });
}

/** What the workspace's identity may do on the data lake: the workspace itself gives roles on its own account only. */
export function openDataLake(data: Data, workspaceIdentity: IWorkloadIdentity): void {
  if (data.dataLake) {
    data.dataLake.grantBlobReadWrite(workspaceIdentity, "workspace-blobs");
    new RoleAssignment(data.dataLake, "workspace-reader", {
      scope: data.dataLake.storageAccountId,
      role: BUILT_IN_ROLES.reader,
      principal: workspaceIdentity,
      description: "see the resource's settings",
    });
  }
}

/** Identity-based datastores for the containers and file systems that the team asked for. */
export function composeDatastores(
  foundation: Foundation,
  data: Data,
  workspace: IMachineLearningWorkspace,
): void {
  const { stack, config } = foundation;
  const { lasting, expiring } = servingContainers(config);
  for (const container of new Set([...config.storage.containers, ...lasting, ...Object.keys(expiring)])) {
    new BlobDatastore(stack, `datastore-${container}`, {
      workspace,
      name: datastoreNameOf(container),
      containerId: data.storage.containerId(container),
    });
  }
  for (const filesystem of config.storage.dataLake?.filesystems ?? []) {
    new DataLakeDatastore(stack, `lake-${filesystem}`, {
      workspace,
      name: `lake_${filesystem.replaceAll("-", "_")}`,
      containerId: data.dataLake?.containerId(filesystem) ?? "",
    });
  }
}
