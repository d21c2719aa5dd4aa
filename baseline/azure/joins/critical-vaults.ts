import type { AzureEstate } from "../estate";
import { KEY } from "../key";
import { KEY_VAULT } from "../key-vault";
import type { Subject } from "../subject";
import { oncePerEstate } from "./once";
import { ownWorkspaces } from "./own-workspaces";
import { withoutPatches } from "./patches";
import { resourcesAt } from "./references";

/** In production, the vaults of the input that a workspace stands on: its own, and those of the keys beside it. */
export const criticalVaults = oncePerEstate((estate: AzureEstate): readonly Subject[] => {
  const workspaces = estate.environment.production ? ownWorkspaces(estate) : [];
  if (workspaces.length === 0) {
    return [];
  }
  const used = new Set([
    ...workspaces.flatMap(({ vault }) => resourcesAt(vault)),
    ...estate
      .all(KEY)
      // azapi names the vault as parent, or in the id that an action writes to
      .flatMap(({ resource, vault }) =>
        [vault, resource.targets("parent_id"), resource.targets("resource_id")].flatMap(resourcesAt),
      ),
  ]);
  return withoutPatches(estate.all(KEY_VAULT)).filter(({ resource }) => used.has(resource));
});
