import { MachineLearningDatastoreBlobstorage } from "@cdktf/provider-azurerm/lib/machine-learning-datastore-blobstorage";
import type { Construct } from "constructs";
import { Datastore, type DatastoreProps } from "./datastore";

/**
 * A container of blobs that jobs reach with their identity: neither an account key nor a SAS is
 * stored. The workspace's own datastore stays the default one.
 *
 * Recommendations: `deploy/batch-registered-datastores`, `deploy/batch-data-access-credentials`,
 * `security/managed-identity-between-services`.
 */
export class BlobDatastore extends Datastore {
  readonly datastoreId: string;

  /** @throws if the name is not one that Azure allows */
  constructor(scope: Construct, id: string, props: DatastoreProps) {
    super(scope, id, props);
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
