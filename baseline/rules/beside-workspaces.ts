import { type AzureEstate, type Subject, WORKSPACE } from "../azure";
import { oncePerEstate } from "../azure/joins/once";
import { withoutPatches } from "../azure/joins/patches";
import { resourcesAt } from "../azure/joins/references";

/**
 * For rules about what workspaces use: the services of an input that makes a workspace. Others, such as
 * the account of Terraform's state, may have their own ways in.
 */
export function besideWorkspaces<S extends Subject>(
  services: readonly S[],
  estate: AzureEstate,
): readonly S[] {
  return withoutPatches(estate.all(WORKSPACE)).length > 0 ? services : [];
}

/** Whether a workspace keeps its own files in this storage account. */
export function isDefaultStorage({ resource }: Subject, estate: AzureEstate): boolean {
  return defaultAccounts(estate).has(resource);
}

const defaultAccounts = oncePerEstate(
  (estate) => new Set(estate.all(WORKSPACE).flatMap(({ storage }) => resourcesAt(storage))),
);
