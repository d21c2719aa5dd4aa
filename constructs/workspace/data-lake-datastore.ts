import { MachineLearningDatastoreDatalakeGen2 } from "@cdktf/provider-azurerm/lib/machine-learning-datastore-datalake-gen2";
import type { Construct } from "constructs";
import { Datastore, type DatastoreProps } from "./datastore";

/**
 * A file system of a data lake (ADLS Gen2) that jobs reach with their identity: no service
 * principal's secret is stored. It never becomes the default datastore; Azure has no such switch.
 *
 * Recommendations: `deploy/batch-registered-datastores`, `deploy/batch-data-access-credentials`,
 * `security/managed-identity-between-services`.
 */
export class DataLakeDatastore extends Datastore {
  readonly datastoreId: string;

  /** @throws if the name is not one that Azure allows */
  constructor(scope: Construct, id: string, props: DatastoreProps) {
    super(scope, id, props);
    this.datastoreId = new MachineLearningDatastoreDatalakeGen2(this, "Resource", {
      name: props.name,
      workspaceId: props.workspace.workspaceId,
      storageContainerId: props.containerId,
      serviceDataIdentity: props.serviceIdentity ?? "WorkspaceUserAssignedIdentity",
      description: props.description,
      tags: props.tags ?? props.workspace.tags,
    }).id;
  }
}
