import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type KeyVaultPublicAccess, SecureKeyVault } from "../data/secure-key-vault";
import type { IResourceGroup } from "../governance/resource-group";
import { AzapiResourceAction } from "../terraform/azapi-resource-action";
import { AzureContext } from "../terraform/azure-context";
import { waitFor } from "../terraform/wait-for";
import {
  CustomerManagedKey,
  type CustomerManagedKeyProps,
  type ICustomerManagedKey,
} from "./customer-managed-key";

/** Microsoft.KeyVault/vaults/keys: 2026-02-01 stands in the published types but is not served. */
const KEY_TYPE = "Microsoft.KeyVault/vaults/keys@2024-11-01";

/** What an existing key is known by. */
export type ExistingKeyProps = Omit<CustomerManagedKeyProps, "createdBy">;

/** How a key is made and rotated. */
export interface KeyRotation {
  /** Whole months after which a new version is made, 1 to 24. @default 12 */
  readonly rotateAfterMonths?: number;
}

export interface CustomerManagedKeysProps extends KeyRotation {
  readonly resourceGroup: IResourceGroup;
  /** Name of the vault: 3 to 24 letters, digits and single hyphens, unique in the world. */
  readonly vaultName: string;
  /** RSA key size in bits. @default 3072 */
  readonly keySize?: 3072 | 4096;
  /** Whether Terraform refuses to destroy the vault. @default false */
  readonly preventDestroy?: boolean;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
  /** Let named addresses reach the vault; a registry's key needs it. @default - closed */
  readonly publicNetworkAccess?: KeyVaultPublicAccess;
}

/**
 * A vault of its own for encryption keys, which are created through the control plane (so from
 * outside the network), rotate by policy, and can't be lost before their time.
 *
 * A key is written once: Azure ignores a later change of size or rotation, and the key goes with
 * its vault. A new rotation needs a new key name.
 *
 * Recommendations: `security/encrypt-with-cmk`, `security/policy-workspace-cmk`,
 * `security/advisor-workspace-cmk`, `ai-security/encrypt-all-data-stores`.
 */
export class CustomerManagedKeys extends Construct {
  /** A key that exists already, in a vault with purge protection. */
  static fromKey(scope: Construct, id: string, props: ExistingKeyProps): ICustomerManagedKey {
    return new CustomerManagedKey(scope, id, props);
  }

  readonly vault: SecureKeyVault;
  private readonly keySize: number;
  private readonly rotateAfterMonths: number;
  private readonly requests: AzapiResourceAction[] = [];

  /** @throws if rotateAfterMonths is out of range */
  constructor(scope: Construct, id: string, props: CustomerManagedKeysProps) {
    super(scope, id);
    this.keySize = props.keySize ?? 3072;
    this.rotateAfterMonths = props.rotateAfterMonths ?? 12;
    if (
      !Number.isInteger(this.rotateAfterMonths) ||
      this.rotateAfterMonths < 1 ||
      this.rotateAfterMonths > 24
    ) {
      throw new Error(
        `${this.node.path}: rotateAfterMonths must be a whole number from 1 to 24 (got ${this.rotateAfterMonths})`,
      );
    }
    this.vault = new SecureKeyVault(this, "vault", {
      resourceGroup: props.resourceGroup,
      name: props.vaultName,
      softDeleteRetentionDays: 90,
      preventDestroy: props.preventDestroy,
      tags: props.tags,
      publicNetworkAccess: props.publicNetworkAccess,
    });
  }

  /** What must be there before any key of the vault, e.g. who listens for its expiry. */
  makeKeysAfter(...others: readonly ITerraformDependable[]): void {
    for (const request of this.requests) {
      waitFor(request, others);
    }
  }

  /**
   * Makes a key.
   *
   * @param name 1 to 127 letters, digits and hyphens; one a purpose, e.g. `storage`
   */
  addKey(name: string): CustomerManagedKey {
    const request = new AzapiResourceAction(this, `${name}-key`, {
      type: KEY_TYPE,
      resourceId: `${this.vault.keyVaultId}/keys/${name}`,
      method: "PUT",
      body: {
        properties: {
          kty: "RSA",
          keySize: this.keySize,
          keyOps: ["wrapKey", "unwrapKey"],
          attributes: { enabled: true, exportable: false },
          rotationPolicy: {
            attributes: { expiryTime: `P${this.rotateAfterMonths + 6}M` },
            lifetimeActions: [
              { action: { type: "rotate" }, trigger: { timeAfterCreate: `P${this.rotateAfterMonths}M` } },
              { action: { type: "notify" }, trigger: { timeBeforeExpiry: "P30D" } },
            ],
          },
        },
      },
    });
    this.requests.push(request);
    const host = `${this.vault.keyVaultName}.${AzureContext.of(this).suffixes.keyVault}`;
    return new CustomerManagedKey(this, name, {
      keyVaultId: this.vault.keyVaultId,
      versionlessKeyId: `https://${host}/keys/${name}`,
      createdBy: request,
    });
  }
}
