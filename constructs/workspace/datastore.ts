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

/**
 * A datastore that exists already.
 * @throws if `datastoreId` is not the ARM id of a datastore
 */
export function existingDatastore(datastoreId: string): IDatastore {
  const datastoreName = /\/workspaces\/[^/]+\/dataStores\/([^/]+)$/i.exec(datastoreId)?.[1];
  if (datastoreName === undefined) {
    throw new Error(`"${datastoreId}" is not the ARM id of a datastore (…/workspaces/…/dataStores/…)`);
  }
  return { datastoreId, datastoreName };
}

/**
 * What is wrong with the name of a datastore, in words; `undefined` if nothing is. Hyphens would
 * pass the provider, but not the service.
 */
export function datastoreNameProblem(name: string): string | undefined {
  return /^[a-zA-Z0-9]\w{0,254}$/.test(name)
    ? undefined
    : `name "${name}" must be 1 to 255 letters, digits and underscores, beginning with a letter or digit`;
}
