import type { GraphResource, Target } from "../../graph";
import { DATASTORE } from "../datastore";
import type { AzureEstate } from "../estate";
import { anyOf, type Fact, knownValue, type Truth } from "../fact";
import { isAzapi } from "../facts";
import type { Subject } from "../subject";
import { WORKSPACE } from "../workspace";
import { nameOfTarget } from "./address";
import { groupedBy, oncePerEstate } from "./once";
import { resourcesAt } from "./references";

/** Datastores that Azure makes in every workspace, on the workspace's own account. */
const AZURES_OWN: ReadonlySet<string> = new Set([
  "workspaceblobstore",
  "workspacefilestore",
  "workspaceartifactstore",
  "workspaceworkingdirectory",
]);

/** A place in a datastore, as jobs name it. */
export interface DatastorePlace {
  /** In lower case. */
  readonly datastore: string;
  /** Below the datastore, without a slash at its beginning. */
  readonly path: string;
}

/** The place that a text names; undefined for an address or the id of an asset. */
export function placeIn(uri: string): DatastorePlace | undefined {
  const [, datastore, path = ""] =
    /^azureml:\/\/(?:.*\/)?datastores\/([^/]+)(?:\/paths\/(.*))?$/i.exec(uri) ?? [];
  return datastore === undefined ? undefined : { datastore: datastore.toLowerCase(), path };
}

/** The datastore of the input with this name, in lower case. */
export function datastoreNamed(name: string, estate: AzureEstate): Subject | undefined {
  return datastoresByName(estate).get(name)?.[0];
}

/** The container of the input that a datastore leads to. */
export function containerOf({ resource }: Subject): GraphResource | undefined {
  return resourcesAt(resource.targets("storage_container_id"))[0];
}

/** Whether data lies on the account of a workspace itself, beside all that the workspace keeps there. */
export function liesWithWorkspace(uri: Fact<string>, estate: AzureEstate): Truth {
  if (uri.state !== "known") {
    return uri.state === "unknown" ? "unknown" : "no";
  }
  const accounts = workspaceAccounts(estate);
  const place = placeIn(uri.value);
  if (place === undefined) {
    const account = accountIn(uri.value);
    return account !== undefined && accounts.has(account) ? "yes" : "no";
  }
  const datastore = datastoreNamed(place.datastore, estate);
  return anyOf([
    AZURES_OWN.has(place.datastore) ? "yes" : "no",
    datastore !== undefined && accountsOf(datastore).some((account) => accounts.has(account)) ? "yes" : "no",
  ]);
}

const datastoresByName = oncePerEstate((estate) =>
  groupedBy(estate.all(DATASTORE), ({ name }) => {
    const known = knownValue(name);
    return known === undefined ? [] : [known.toLowerCase()];
  }),
);

const workspaceAccounts = oncePerEstate(
  (estate) =>
    new Set(
      estate
        .all(WORKSPACE)
        .flatMap(({ storage }) => (storage.state === "known" ? storage.value.map(accountName) : [])),
    ),
);

/** Names in lower case, or addresses where a name isn't known. */
function accountsOf({ facts, resource }: Subject): string[] {
  if (isAzapi(resource)) {
    const name = knownValue(facts.text({ body: "properties.accountName" }));
    return name === undefined ? [] : [name.toLowerCase()];
  }
  return ["storage_container_id", "storage_fileshare_id"].flatMap((path) => {
    const targets = resource.targets(path);
    return targets.state === "known" ? targets.value.flatMap(accountAround) : [];
  });
}

function accountAround(container: Target<GraphResource>): string[] {
  if (container.kind === "external") {
    const account = accountIn(container.id);
    return account === undefined ? [] : [account];
  }
  const accounts = container.resource.targets("storage_account_id");
  return accounts.state === "known" ? accounts.value.map(accountName) : [accountName(container)];
}

function accountName(account: Target<GraphResource>): string {
  return nameOfTarget(account) ?? (account.kind === "resource" ? account.resource.address : account.id);
}

/** In an ARM id or an address. */
function accountIn(text: string): string | undefined {
  return /(?:\/storageAccounts\/|:\/\/(?:[^@/]+@)?)([a-z0-9]+)/i.exec(text)?.[1]?.toLowerCase();
}
