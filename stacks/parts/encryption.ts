import type { RegistryEncryption } from "../../constructs/data/secure-container-registry";
import { SecureKeyVault } from "../../constructs/data/secure-key-vault";
import type { ICustomerManagedKey } from "../../constructs/encryption/customer-managed-key";
import { CustomerManagedKeys } from "../../constructs/encryption/customer-managed-keys";
import { BUILT_IN_POLICIES } from "../../constructs/governance/built-in-policies";
import { type Deviation, Deviations } from "../../constructs/governance/deviation";
import { cloudSuffixes } from "../../constructs/naming/clouds";
import type { ResolvedEncryption } from "../config/resolved-config";
import type { Foundation } from "./foundation";

/** The customer's own keys, one a purpose. */
export interface EncryptionKeys {
  readonly workspace: ICustomerManagedKey;
  readonly storage: ICustomerManagedKey;
  readonly registry?: Omit<RegistryEncryption, "identity">;
  readonly registryPlatformKeys?: Deviation;
  /** The vaults that the stack makes. */
  readonly made: readonly CustomerManagedKeys[];
}

type CustomerKeys = Extract<ResolvedEncryption, { keys: "customer" }>;

/** Keys of the customer's own, made here or given; `undefined` with platform-managed keys. */
export function composeEncryption(foundation: Foundation): EncryptionKeys | undefined {
  const { stack, config } = foundation;
  const { encryption } = config;
  if (encryption.keys === "platform") {
    Deviations.of(stack).accept(stack, "encryption", encryption.deviation, {
      recommendations: ["security/encrypt-with-cmk"],
      rules: [
        "security/registry-customer-managed-key",
        "security/storage-customer-managed-key",
        "security/workspace-customer-managed-key",
      ],
      policies: [
        BUILT_IN_POLICIES.registryCustomerManagedKey,
        BUILT_IN_POLICIES.storageCustomerManagedKey,
        BUILT_IN_POLICIES.workspaceCustomerManagedKey,
        BUILT_IN_POLICIES.workspaceCustomerManagedKeyExists,
      ],
    });
    return undefined;
  }
  return encryption.keyVault === undefined
    ? makeKeys(foundation, encryption)
    : takeKeys(foundation, encryption, encryption.keyVault);
}

function makeKeys(foundation: Foundation, encryption: CustomerKeys): EncryptionKeys {
  const { stack, config, names, group } = foundation;
  const preventDestroy = config.protectData;
  const made = new CustomerManagedKeys(stack, "keys", {
    resourceGroup: group,
    vaultName: names.of("keyVaultForKeys"),
    preventDestroy,
  });
  const reachableVault = encryption.registry === "customer" ? encryption.registryReachableVault : undefined;
  // a vault of its own: the open firewall that a registry needs must not lie around the other keys
  const registryKeys =
    reachableVault &&
    new CustomerManagedKeys(stack, "registry-keys", {
      resourceGroup: group,
      vaultName: names.of("keyVaultForKeys", "cr"),
      preventDestroy,
      publicNetworkAccess: { deviation: reachableVault, allowedIpRanges: "any" },
    });
  return {
    made: registryKeys ? [made, registryKeys] : [made],
    workspace: made.addKey("workspace"),
    storage: made.addKey("storage"),
    registry: registryKeys && reachableVault && { key: registryKeys.addKey("registry"), reachableVault },
    registryPlatformKeys: encryption.registryPlatformKeys,
  };
}

function takeKeys(
  foundation: Foundation,
  encryption: CustomerKeys,
  existing: NonNullable<CustomerKeys["keyVault"]>,
): EncryptionKeys {
  const { stack, config } = foundation;
  const { keyVaultId, keyVaultName } = SecureKeyVault.fromKeyVaultId(existing.keyVaultId);
  const host = `${keyVaultName}.${cloudSuffixes(config.cloud).keyVault}`;
  const take = (purpose: string, name: string): ICustomerManagedKey =>
    CustomerManagedKeys.fromKey(stack, `${purpose}-key`, {
      keyVaultId,
      versionlessKeyId: `https://${host}/keys/${name}`,
    });
  const { registryReachableVault } = encryption;
  return {
    made: [],
    workspace: take("workspace", existing.workspaceKey),
    storage: take("storage", existing.storageKey),
    registry:
      registryReachableVault && existing.registryKey !== undefined
        ? { key: take("registry", existing.registryKey), reachableVault: registryReachableVault }
        : undefined,
    registryPlatformKeys: encryption.registryPlatformKeys,
  };
}
