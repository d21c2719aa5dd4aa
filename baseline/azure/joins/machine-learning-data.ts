import type { GraphResource } from "../../graph";
import { DATASTORE } from "../datastore";
import type { AzureEstate } from "../estate";
import { isAzapi } from "../facts";
import { STORAGE_CONTAINER } from "../storage-container";
import { WORKSPACE } from "../workspace";
import { oncePerEstate } from "./once";
import { resourcesAt } from "./references";

/** Whether a storage account is a workspace's, or behind one of its datastores. */
export function isMachineLearningData(account: GraphResource, estate: AzureEstate): boolean {
  return accounts(estate).has(account);
}

const accounts = oncePerEstate(
  (estate) =>
    new Set([
      ...estate.all(WORKSPACE).flatMap(({ storage }) => resourcesAt(storage)),
      ...estate
        .all(DATASTORE)
        .flatMap(({ resource }) =>
          ["storage_container_id", "storage_fileshare_id"]
            .flatMap((path) => resourcesAt(resource.targets(path)))
            .flatMap(accountOf),
        ),
    ]),
);

/** A container's account, or the account itself where an id was built from it. */
function accountOf(resource: GraphResource): readonly GraphResource[] {
  if (!STORAGE_CONTAINER.azurerm.includes(resource.type) && !isAzapi(resource)) {
    return [resource];
  }
  return resourcesAt(resource.targets(isAzapi(resource) ? "parent_id" : "storage_account_id"));
}
