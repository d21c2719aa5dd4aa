import { MachineLearningDatastoreBlobstorage } from "@cdktf/provider-azurerm/lib/machine-learning-datastore-blobstorage";
import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { type DatastoreProps, datastoreNameProblem, existingDatastore, type IDatastore } from "./datastore";

/**
 * A container of blobs that jobs reach with their identity: neither an account key nor a SAS is
 * stored. The workspace's own datastore stays the default one.
 *
 * Recommendations: `deploy/batch-registered-datastores`, `deploy/batch-data-access-credentials`,
 * `security/managed-identity-between-services`.
 */
export class BlobDatastore extends AzureConstruct implements IDatastore {
  /** A datastore that exists already. */
  static fromDatastoreId(datastoreId: string): IDatastore {
    return existingDatastore(datastoreId);
  }

  readonly datastoreId: string;
  readonly datastoreName: string;

  /** @throws if the name is not one that Azure allows */
  constructor(scope: Construct, id: string, props: DatastoreProps) {
    super(scope, id);
    const problem = datastoreNameProblem(props.name);
    if (problem !== undefined) {
      throw new Error(`${this.node.path}: ${problem}`);
    }
    this.datastoreName = props.name;
    this.datastoreId = new MachineLearningDatastoreBlobstorage(this, "Resource", {
      name: props.name,
      workspaceId: props.workspace.workspaceId,
      storageContainerId: props.containerId,
      serviceDataAuthIdentity: props.serviceIdentity ?? "WorkspaceUserAssignedIdentity",
      isDefault: false,
      description: props.description,
      tags: props.tags ?? props.workspace.tags,
    }).id;
  }
}
