import { Construct } from "constructs";
import type { SecureStorageAccount } from "../data/secure-storage-account";
import type { MachineLearningWorkspace } from "../workspace/machine-learning-workspace";
import { type BlobScope, blobCondition } from "./blob-condition";
import { BUILT_IN_ROLES } from "./built-in-roles";
import type { EntraGroup } from "./principals";
import { RoleAssignment } from "./role-assignment";

/** Groups that use models and environments of a machine learning registry. */
export interface RegistryUsers {
  /** ARM id of the machine learning registry (not the container registry). */
  readonly machineLearningRegistryId: string;
  readonly groups: readonly EntraGroup[];
}

export interface WorkspaceAccessProps {
  readonly workspace: Pick<
    MachineLearningWorkspace,
    "grantDataScientist" | "grantComputeOperator" | "grantRead"
  >;
  readonly storage: Pick<SecureStorageAccount, "grantBlobReadWrite" | "grantFileReadWrite">;
  /** An additional account that data scientists read and write. @default - none */
  readonly dataLake?: Pick<SecureStorageAccount, "grantBlobReadWrite">;
  /** Run experiments, register models, keep notebooks. @default - nobody */
  readonly dataScientists?: readonly EntraGroup[];
  /** The blobs that data scientists can reach. @default - all blobs of the workspace's account */
  readonly dataScientistBlobs?: Pick<BlobScope, "containers" | "paths">;
  /** Create, start and stop computes. @default - nobody */
  readonly computeOperators?: readonly EntraGroup[];
  /** See everything, change nothing. @default - nobody */
  readonly readers?: readonly EntraGroup[];
  /** @default - nobody */
  readonly registryUsers?: RegistryUsers;
}

/**
 * Who may do what: built-in roles for Entra groups, on the workspace and its storage, never on the
 * resource group.
 *
 * Recommendations: `security/least-privilege-user-rbac`, `security/workspace-access-via-entra-groups`,
 * `security/use-case-workspace-segregation`, `ai-security/rbac-abac-control-and-data-plane`.
 */
export class WorkspaceAccess extends Construct {
  /** @throws if one group is named twice for the same access */
  constructor(scope: Construct, id: string, props: WorkspaceAccessProps) {
    super(scope, id);
    const { workspace, storage, dataScientistBlobs } = props;
    // code, logs and models lie in the service's own containers: without them no job starts
    const condition = dataScientistBlobs && blobCondition({ ...dataScientistBlobs, always: ["azureml*"] });
    this.each("dataScientists", props.dataScientists, (group, key) => {
      workspace.grantDataScientist(group, `data-scientist-${key}`);
      storage.grantBlobReadWrite(group, `data-scientist-blobs-${key}`, condition);
      storage.grantFileReadWrite(group, `data-scientist-files-${key}`);
      props.dataLake?.grantBlobReadWrite(group, `data-scientist-blobs-${key}`, condition);
    });
    this.each("computeOperators", props.computeOperators, (group, key) => {
      workspace.grantComputeOperator(group, `compute-operator-${key}`);
    });
    this.each("readers", props.readers, (group, key) => {
      workspace.grantRead(group, `reader-${key}`);
    });
    this.each("registryUsers", props.registryUsers?.groups, (principal, key) => {
      new RoleAssignment(this, `registry-user-${key}`, {
        scope: props.registryUsers?.machineLearningRegistryId ?? "",
        role: BUILT_IN_ROLES.azureMlRegistryUser,
        principal,
      });
    });
  }

  /** Grants by the object id, so that adding a group moves no other group's address. */
  private each(
    what: string,
    groups: readonly EntraGroup[] = [],
    grant: (group: EntraGroup, key: string) => void,
  ): void {
    const seen = new Set<string>();
    for (const group of groups) {
      const key = group.principalId;
      if (seen.has(key)) {
        throw new Error(`${this.node.path}: ${what} names the group ${key} twice`);
      }
      seen.add(key);
      grant(group, key);
    }
  }
}
