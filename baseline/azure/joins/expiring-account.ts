import type { AzureEstate } from "../estate";
import { allOf, anyOf, holds, type Truth } from "../fact";
import type { StorageAccount } from "../storage-account";
import { STORAGE_CONTAINER } from "../storage-container";
import { WORKSPACE } from "../workspace";
import { attached } from "./attached";
import { resourcesAt } from "./references";
import { deletedPrefixes } from "./storage-ageing";

/**
 * Whether all that lies in an account is deleted within a year, so that nothing is left to grow cheaper: each of
 * its containers by a rule of its own. Never the account of a workspace, in which Azure makes containers itself.
 */
export function allBlobsGo(account: StorageAccount, estate: AzureEstate): Truth {
  const isWorkspaces = estate
    .all(WORKSPACE)
    .some(({ storage }) => resourcesAt(storage).includes(account.resource));
  const containers = attached(account.resource, STORAGE_CONTAINER, "storage_account_id");
  if (isWorkspaces || containers.length === 0) {
    return "no";
  }
  return deletedPrefixes(account, (prefixes) =>
    allOf(
      containers.map(({ name }) =>
        anyOf(prefixes.map((prefix) => holds(name, (text) => `${text}/`.startsWith(prefix)))),
      ),
    ),
  );
}
