import { StorageManagementPolicy } from "@cdktf/provider-azurerm/lib/storage-management-policy";
import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { SecureStorageAccount } from "../data/secure-storage-account";
import { BUILT_IN_ROLES } from "../identity/built-in-roles";
import type { IPrincipal } from "../identity/principals";
import { RoleAssignment } from "../identity/role-assignment";
import { AzapiResource } from "../terraform/azapi-resource";
import { AzureConstruct } from "../terraform/azure-construct";
import { BlobDatastore } from "../workspace/blob-datastore";
import type { IDatastore } from "../workspace/datastore";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import { datastoreUri } from "./datastore-uri";
import { retentionProblem } from "./payload-retention";

/** Where collected requests and answers are kept. */
export interface IPayloadStore {
  /** ARM id of the data asset that inputs are written to, with its version. */
  readonly inputsDataId: string;
  /** ARM id of the data asset that outputs are written to, with its version. */
  readonly outputsDataId: string;
  /** Days after which they are deleted. */
  readonly retentionDays: number;
}

export interface PayloadStoreProps {
  readonly workspace: IMachineLearningWorkspace;
  /**
   * An account of its own, made with `coolAfterDays` and `deleteVersionsAfterDays` as `never`: Azure keeps one
   * lifecycle policy an account. What it soft-deletes lives on for its `softDeleteDays`.
   */
  readonly account: SecureStorageAccount;
  /** What datastore, container and data assets are called: 3 to 40 lower-case letters and digits. */
  readonly name: string;
  /** Days after which what was collected is deleted, 1 to 365. */
  readonly retentionDays: number;
  /** Who reads what was collected: a group apart from those who run the endpoint. */
  readonly readers: IPrincipal;
  /** Who runs the endpoint, at least one group; none of them reads. */
  readonly operators: readonly IPrincipal[];
  /** The endpoint's identity: it writes. */
  readonly writer: IPrincipal;
}

/**
 * A container for what deployments were asked and answered: deleted after some days, read by one group, written
 * by the endpoint. It belongs to the landing zone, because a rollout gives no rights.
 *
 * The workspace's identity has no right on it, so the studio shows nobody a preview.
 *
 * Recommendations: `ai-operations/user-feedback-loop`, `ai-security/remove-unneeded-personal-data`,
 * `security/least-privilege-user-rbac`.
 */
export class PayloadStore extends AzureConstruct implements IPayloadStore {
  /**
   * One that another stack made under this name.
   * @throws with all problems of name and days at once
   */
  static named(
    workspace: Pick<IMachineLearningWorkspace, "workspaceId">,
    { name, retentionDays }: Pick<PayloadStoreProps, "name" | "retentionDays">,
  ): IPayloadStore {
    const problems = [nameProblem(name), retentionProblem(retentionDays)].filter((one) => one !== undefined);
    if (problems.length > 0) {
      throw new Error(`PayloadStore.named: ${problems.join("; ")}`);
    }
    const data = (asset: string) => `${workspace.workspaceId}/data/${asset}/versions/${VERSION}`;
    return {
      inputsDataId: data(assetName(name, "inputs")),
      outputsDataId: data(assetName(name, "outputs")),
      retentionDays,
    };
  }

  readonly inputsDataId: string;
  readonly outputsDataId: string;
  readonly retentionDays: number;
  readonly datastore: IDatastore;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: PayloadStoreProps) {
    super(scope, id);
    const problems = storeProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { account, name, readers, retentionDays, workspace, writer } = props;
    this.retentionDays = retentionDays;
    const container = account.addContainer(name);
    new StorageManagementPolicy(this, "retention", {
      storageAccountId: account.storageAccountId,
      rule: [
        {
          name: "payload-retention",
          enabled: true,
          filters: { blobTypes: ["blockBlob", "appendBlob"], prefixMatch: [`${name}/`] },
          actions: {
            baseBlob: { deleteAfterDaysSinceCreationGreaterThan: retentionDays },
            snapshot: { deleteAfterDaysSinceCreationGreaterThan: retentionDays },
            version: { deleteAfterDaysSinceCreation: retentionDays },
          },
        },
      ],
    });
    const role = { scope: container.id };
    new RoleAssignment(this, "readers", {
      ...role,
      role: BUILT_IN_ROLES.storageBlobDataReader,
      principal: readers,
    });
    new RoleAssignment(this, "writer", {
      ...role,
      role: BUILT_IN_ROLES.storageBlobDataContributor,
      principal: writer,
    });
    const datastore = new BlobDatastore(this, "datastore", { workspace, name, containerId: container.id });
    this.datastore = datastore;
    this.inputsDataId = this.createData(props, "inputs", datastore);
    this.outputsDataId = this.createData(props, "outputs", datastore);
  }

  private createData({ name, workspace }: PayloadStoreProps, kind: Kind, datastore: BlobDatastore): string {
    const made = datastore.node.defaultChild;
    return new AzapiResource(this, kind, {
      type: "Microsoft.MachineLearningServices/workspaces/data/versions@2025-12-01",
      name: VERSION,
      parentId: `${workspace.workspaceId}/data/${assetName(name, kind)}`,
      body: { properties: { dataType: "uri_folder", dataUri: datastoreUri(datastore, `${kind}/`) } },
      // its URI only names the datastore
      dependsOn: TerraformResource.isTerraformResource(made) ? [made] : undefined,
    }).id;
  }
}

type Kind = "inputs" | "outputs";

const VERSION = "1";

function assetName(name: string, kind: Kind): string {
  return `${name}-model-${kind}`;
}

function storeProblems(props: PayloadStoreProps): string[] {
  const { account, name, operators, readers, retentionDays } = props;
  const same = (one: IPrincipal) => one.principalId.toLowerCase() === readers.principalId.toLowerCase();
  return [
    nameProblem(name),
    retentionProblem(retentionDays),
    operators.length === 0 ? "operators must name who runs the endpoint, so that they don't read" : undefined,
    operators.some(same)
      ? "readers must be a group apart from operators: who runs the endpoint has no need of what people said"
      : undefined,
    account.node.tryFindChild("lifecycle") === undefined
      ? undefined
      : "account has a lifecycle policy, and Azure keeps one an account: make it with coolAfterDays and deleteVersionsAfterDays as never",
  ].filter((problem) => problem !== undefined);
}

function nameProblem(name: string): string | undefined {
  return /^[a-z0-9]{3,40}$/.test(name)
    ? undefined
    : `name must be 3 to 40 lower-case letters and digits (got ${JSON.stringify(name)})`;
}
