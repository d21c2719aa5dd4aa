import { Token } from "cdktf";
import type { IDatastore } from "../workspace/datastore";

/** A path inside a datastore of the workspace, in the words of jobs: `azureml://datastores/<name>/paths/<path>`. */
export function datastoreUri(datastore: Pick<IDatastore, "datastoreName">, path: string): string {
  return `azureml://datastores/${datastore.datastoreName}/paths/${path}`;
}

/**
 * What is wrong with the URI of a place in a datastore, in words; `undefined` if nothing is. An address of
 * an account would go past the datastore and the identity that it names.
 */
export function datastoreUriProblem(field: string, uri: string): string | undefined {
  return Token.isUnresolved(uri) ||
    /^azureml:\/\/datastores\/[a-zA-Z0-9]\w{0,254}\/paths\/(?!\/)(?!.*\.\.)\S*[^\s/]\/?$/.test(uri)
    ? undefined
    : `${field} must be azureml://datastores/<datastore>/paths/<path> (got ${JSON.stringify(uri)})`;
}

/** A folder for each job below the place that `uri` names. */
export function folderOfJob(uri: string, job: string): string {
  return `${uri.replace(/\/$/, "")}/${job}/`;
}
