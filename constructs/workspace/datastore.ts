import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import type { IMachineLearningWorkspace } from "./workspace-ref";

/** A named place of data in a workspace: jobs say `azureml://datastores/<name>/paths/…`. */
export interface IDatastore {
  /** ARM id. */
  readonly datastoreId: string;
  readonly datastoreName: string;
}

/** Which of the workspace's identities the studio looks into the data with. */
export type DatastoreIdentity = "WorkspaceUserAssignedIdentity" | "WorkspaceSystemAssignedIdentity";

export interface DatastoreProps {
  readonly workspace: IMachineLearningWorkspace;
  /** 1 to 255 letters, digits and underscores, beginning with a letter or digit. */
  readonly name: string;
  /** ARM id of the container; identities need *Storage Blob Data Reader* or *Contributor* on it. */
  readonly containerId: string;
  /**
   * Whose rights previews and profiles in the studio use; jobs use their compute's identity.
   * @default WorkspaceUserAssignedIdentity
   */
  readonly serviceIdentity?: DatastoreIdentity;
  /** What the studio shows; a change replaces the datastore. @default - none */
  readonly description?: string;
  /** A change replaces the datastore. @default - the workspace's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What both kinds of datastores share: how they are named, and how existing ones are known. */
export abstract class Datastore extends AzureConstruct implements IDatastore {
  /**
   * A datastore that exists already.
   * @throws if `datastoreId` is not the ARM id of a datastore
   */
  static fromDatastoreId(datastoreId: string): IDatastore {
    const datastoreName = /\/workspaces\/[^/]+\/dataStores\/([^/]+)$/i.exec(datastoreId)?.[1];
    if (datastoreName === undefined) {
      throw new Error(`"${datastoreId}" is not the ARM id of a datastore (…/workspaces/…/dataStores/…)`);
    }
    return { datastoreId, datastoreName };
  }

  abstract readonly datastoreId: string;
  readonly datastoreName: string;

  /** @throws if the name is not one that Azure allows */
  protected constructor(scope: Construct, id: string, props: DatastoreProps) {
    super(scope, id);
    const problem = nameProblem(props.name);
    if (problem !== undefined) {
      throw new Error(`${this.node.path}: ${problem}`);
    }
    this.datastoreName = props.name;
  }
}

/** Hyphens would pass the provider, but not the service. */
function nameProblem(name: string): string | undefined {
  return /^[a-zA-Z0-9]\w{0,254}$/.test(name)
    ? undefined
    : `name "${name}" must be 1 to 255 letters, digits and underscores, beginning with a letter or digit`;
}
