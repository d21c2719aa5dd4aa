import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { BUILT_IN_ROLES } from "../identity/built-in-roles";
import { RoleAssignment } from "../identity/role-assignment";
import type { IWorkloadIdentity } from "../identity/workload-identity";

/** A key of the customer's own in a key vault. */
export interface ICustomerManagedKey {
  /** ARM id of the vault that holds the key. */
  readonly keyVaultId: string;
  /**
   * URL of the key without a version, e.g. `https://kvk-….vault.azure.net/keys/storage`: the
   * service follows the key's rotation by itself.
   */
  readonly versionlessKeyId: string;
  /**
   * Lets `identity` wrap and unwrap with the key, on behalf of `consumer` (`storage`, `workspace` …).
   *
   * @returns what must exist before the consumer can use the key: the key itself and the role
   */
  grantEncryption(identity: IWorkloadIdentity, consumer: string): readonly ITerraformDependable[];
}

export interface CustomerManagedKeyProps {
  /** ARM id of the vault. */
  readonly keyVaultId: string;
  /** URL of the key without a version. */
  readonly versionlessKeyId: string;
  /** What creates the key. @default - the key exists */
  readonly createdBy?: ITerraformDependable;
}

const KEY_URL = /^https:\/\/[^/]+\/keys\/([a-zA-Z0-9-]{1,127})$/;

/**
 * A key in a vault, new or existing, with roles on the key alone, not on the vault.
 *
 * Recommendations: `security/encrypt-with-cmk`, `ai-security/encrypt-all-data-stores`.
 */
export class CustomerManagedKey extends Construct implements ICustomerManagedKey {
  readonly keyVaultId: string;
  readonly versionlessKeyId: string;
  /** ARM id of the key: the scope of its roles. */
  readonly keyId: string;
  private readonly createdBy?: ITerraformDependable;
  private readonly grants = new Map<string, RoleAssignment>();

  /** @throws if the URL has a version: a pinned version would never follow a rotation */
  constructor(scope: Construct, id: string, props: CustomerManagedKeyProps) {
    super(scope, id);
    const name = KEY_URL.exec(props.versionlessKeyId)?.[1];
    if (name === undefined) {
      throw new Error(
        `${this.node.path}: versionlessKeyId must be https://<vault host>/keys/<name> without a version, ` +
          `so that rotation is followed (got "${props.versionlessKeyId}")`,
      );
    }
    this.keyVaultId = props.keyVaultId;
    this.versionlessKeyId = props.versionlessKeyId;
    this.keyId = `${props.keyVaultId}/keys/${name}`;
    this.createdBy = props.createdBy;
  }

  grantEncryption(identity: IWorkloadIdentity, consumer: string): readonly ITerraformDependable[] {
    // Azure refuses the same role for the same identity twice: two accounts may share key and identity
    const role = this.grants.get(identity.identityId) ?? this.grant(identity, consumer);
    this.grants.set(identity.identityId, role);
    return this.createdBy === undefined ? [role] : [this.createdBy, role];
  }

  private grant(identity: IWorkloadIdentity, consumer: string): RoleAssignment {
    return new RoleAssignment(this, `for-${consumer}`, {
      scope: this.keyId,
      role: BUILT_IN_ROLES.keyVaultCryptoServiceEncryptionUser,
      principal: identity,
      dependsOn: this.createdBy && [this.createdBy],
    });
  }
}
