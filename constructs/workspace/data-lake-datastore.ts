import { MachineLearningDatastoreDatalakeGen2 } from "@cdktf/provider-azurerm/lib/machine-learning-datastore-datalake-gen2";
import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { type DatastoreProps, datastoreNameProblem, existingDatastore, type IDatastore } from "./datastore";

/**
 * A file system of a data lake (ADLS Gen2) that jobs reach with their identity: no service
 * principal's secret is stored. It never becomes the default datastore; Azure has no such switch.
 *
 * Recommendations: `deploy/batch-registered-datastores`, `deploy/batch-data-access-credentials`,
 * `security/managed-identity-between-services`.
 */
export class DataLakeDatastore extends AzureConstruct implements IDatastore {
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
