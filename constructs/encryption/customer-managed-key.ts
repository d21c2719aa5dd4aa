import type { ITerraformDependable } from "cdktf";
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
  /** What must exist before `identity` can use the key: the key itself and its grants. */
  readyFor(identity: IWorkloadIdentity): readonly ITerraformDependable[];
}
