import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container";
import { StorageManagementPolicy } from "@cdktf/provider-azurerm/lib/storage-management-policy";
import type { Construct } from "constructs";
import type { ICustomerManagedKey } from "../encryption/customer-managed-key";
import type { Deviation } from "../governance/deviation";
import type { IResourceGroup } from "../governance/resource-group";
import { BUILT_IN_ROLES } from "../identity/built-in-roles";
import type { IPrincipal } from "../identity/principals";
import { RoleAssignment, type RoleCondition } from "../identity/role-assignment";
import type { IWorkloadIdentity } from "../identity/workload-identity";
import { nameProblem } from "../naming/resource-names";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import { AzureConstruct } from "../terraform/azure-construct";
import { expiryProblems } from "./expiring-containers";
import { acceptStorageDeviations } from "./storage-deviations";
import { lifecycleRules, type StorageLifecycleProps } from "./storage-lifecycle";
import { recordStoragePolicies } from "./storage-policies";
import {
  blobProperties,
  copyScopeOf,
  type StorageProtectionProps,
  shareProperties,
  storageProtectionProblems,
} from "./storage-protection";

/** A storage account, new or existing. */
export interface IStorageAccount {
  /** ARM id. */
  readonly storageAccountId: string;
  readonly storageAccountName: string;
}

/** The redundancy of an account: local, zones, or zones and a second region. */
export type StorageRedundancy = "LRS" | "ZRS" | "GZRS" | "RAGZRS";

/** The key that encrypts an account, and the identity that may use it. */
export interface StorageEncryption {
  readonly key: ICustomerManagedKey;
  /** Needs *Key Vault Crypto Service Encryption User* on the key before the account exists. */
  readonly identity: IWorkloadIdentity;
}

/** Opens the account's network to named addresses. */
export interface StoragePublicAccess {
  readonly deviation: Deviation;
  /** Public IPv4 addresses or CIDR ranges; everything else stays denied. */
  readonly allowedIpRanges: readonly string[];
}

export interface SecureStorageAccountProps extends StorageProtectionProps, StorageLifecycleProps {
  readonly resourceGroup: IResourceGroup;
  /** 3 to 24 lower-case letters and digits, unique in the world. */
  readonly name: string;
  /** @default ZRS */
  readonly redundancy?: StorageRedundancy;
  /** Private containers to make in the account. @default - none */
  readonly containers?: readonly string[];
  /** @default - platform-managed keys */
  readonly encryption?: StorageEncryption;
  /** Whether Terraform refuses to destroy the account. @default false */
  readonly preventDestroy?: boolean;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
  /** Accept account keys beside Entra tokens. @default - no account keys */
  readonly sharedKeyAccess?: Deviation;
  /** Let named addresses reach the account. @default - private endpoints only */
  readonly publicNetworkAccess?: StoragePublicAccess;
}

/**
 * A storage account that is reached with Entra tokens over private endpoints only, and whose blobs
 * survive deletion and overwriting.
 *
 * Recommendations: `security/dependent-services-private`, `security/managed-identity-between-services`,
 * `security/encryption-at-rest-and-in-transit`, `security/encrypt-with-cmk`,
 * `security/minimize-exfiltration-service-endpoint-policy`, `reliability/zone-redundant-inference`,
 * `reliability/recovery-strategy-for-dependencies`, `ai-cost/write-once-read-many-storage`,
 * `deploy/batch-datastore-high-availability`.
 */
export class SecureStorageAccount extends AzureConstruct implements IStorageAccount, IMonitored {
  /** An account that exists already. */
  static fromStorageAccountId(storageAccountId: string): IStorageAccount {
    const name = /\/storageAccounts\/([^/]+)$/i.exec(storageAccountId)?.[1];
    if (name === undefined) {
      throw new Error(`SecureStorageAccount: "${storageAccountId}" is not the ARM id of a storage account`);
    }
    return { storageAccountId, storageAccountName: name };
  }

  readonly storageAccountId: string;
  readonly storageAccountName: string;
  private readonly containers = new Map<string, StorageContainer>();

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: SecureStorageAccountProps) {
    super(scope, id);
    this.validate(props);
    const account = this.createAccount(props);
    this.storageAccountId = account.id;
    this.storageAccountName = account.name;
    const rule = lifecycleRules(props);
    if (rule.length > 0) {
      new StorageManagementPolicy(this, "lifecycle", { storageAccountId: account.id, rule });
    }
    const expiring = Object.keys(props.expiringContainers ?? {});
    for (const container of new Set([...(props.containers ?? []), ...expiring])) {
      this.addContainer(container);
    }
  }

  /** Makes a private container; through the control plane, so from outside the network too. */
  addContainer(name: string): StorageContainer {
    const container = new StorageContainer(this, `container-${name}`, {
      name,
      storageAccountId: this.storageAccountId,
      containerAccessType: "private",
    });
    this.containers.set(name, container);
    return container;
  }

  /** The ARM id of a container made by `containers` or `addContainer`. */
  containerId(name: string): string {
    const container = this.containers.get(name);
    if (container === undefined) {
      throw new Error(`${this.node.path}: no container "${name}"; add it to containers`);
    }
    return container.id;
  }

  /** Lets `principal` read blobs; everywhere, or where `condition` says. */
  grantBlobRead(principal: IPrincipal, id: string, condition?: RoleCondition): RoleAssignment {
    return this.grant(id, BUILT_IN_ROLES.storageBlobDataReader, principal, condition);
  }

  /** Lets `principal` read, write and delete blobs; everywhere, or where `condition` says. */
  grantBlobReadWrite(principal: IPrincipal, id: string, condition?: RoleCondition): RoleAssignment {
    return this.grant(id, BUILT_IN_ROLES.storageBlobDataContributor, principal, condition);
  }

  /** Lets `principal` read and write file shares with Entra tokens: notebooks live there. */
  grantFileReadWrite(principal: IPrincipal, id: string): RoleAssignment {
    return this.grant(id, BUILT_IN_ROLES.storageFileDataPrivilegedContributor, principal);
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    const services = ["blob", "file", "queue", "table"].map((service) => ({
      name: service,
      resourceId: `${this.storageAccountId}/${service}Services/default`,
      resourceType: `Microsoft.Storage/storageAccounts/${service}Services`,
      logs: "allLogs" as const,
      metrics: ["Transaction"],
    }));
    return [{ name: "account", resourceId: this.storageAccountId, metrics: ["Transaction"] }, ...services];
  }

  private grant(
    id: string,
    role: (typeof BUILT_IN_ROLES)[keyof typeof BUILT_IN_ROLES],
    principal: IPrincipal,
    condition?: RoleCondition,
  ): RoleAssignment {
    return new RoleAssignment(this, id, { scope: this.storageAccountId, role, principal, condition });
  }

  private validate(props: SecureStorageAccountProps): void {
    const problems = [
      nameProblem("storageAccount", props.name),
      ...storageProtectionProblems(props),
      ...expiryProblems("expiringContainers", props.expiringContainers ?? {}),
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
  }

  private createAccount(props: SecureStorageAccountProps): StorageAccount {
    const { resourceGroup, encryption, hierarchicalNamespace = false } = props;
    recordStoragePolicies(this, props);
    const { sharedKey, open } = acceptStorageDeviations(this, props);
    // fixed for the account's life: "Account" lets a key of the customer's own come later
    const keyType = hierarchicalNamespace ? "Service" : "Account";
    return new StorageAccount(this, "Resource", {
      name: props.name,
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      tags: props.tags ?? resourceGroup.tags,
      accountKind: "StorageV2",
      accountTier: "Standard",
      accountReplicationType: props.redundancy ?? "ZRS",
      isHnsEnabled: hierarchicalNamespace,
      sharedAccessKeyEnabled: sharedKey,
      sasPolicy: { expirationPeriod: "07.00:00:00", expirationAction: "Log" },
      defaultToOauthAuthentication: true,
      localUserEnabled: false,
      sftpEnabled: false,
      nfsv3Enabled: false,
      publicNetworkAccessEnabled: open,
      networkRules: {
        defaultAction: "Deny",
        bypass: ["AzureServices"],
        ipRules: [...(props.publicNetworkAccess?.allowedIpRanges ?? [])],
        virtualNetworkSubnetIds: [],
      },
      allowNestedItemsToBePublic: false,
      crossTenantReplicationEnabled: false,
      allowedCopyScope: copyScopeOf(props),
      httpsTrafficOnlyEnabled: true,
      minTlsVersion: "TLS1_2",
      infrastructureEncryptionEnabled: true,
      queueEncryptionKeyType: keyType,
      tableEncryptionKeyType: keyType,
      blobProperties: blobProperties(props),
      shareProperties: shareProperties(props, sharedKey),
      identity: encryption && { type: "UserAssigned", identityIds: [encryption.identity.identityId] },
      customerManagedKey: encryption && {
        keyVaultKeyId: encryption.key.versionlessKeyId,
        userAssignedIdentityId: encryption.identity.identityId,
      },
      dependsOn: encryption && [...encryption.key.grantEncryption(encryption.identity, "storage")],
      lifecycle: props.preventDestroy ? { preventDestroy: true } : undefined,
    });
  }
}
