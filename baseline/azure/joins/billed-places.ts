import type { AzureEstate } from "../estate";
import { RESOURCE_GROUP } from "../resource-group";
import type { Subject } from "../subject";
import { WORKSPACE } from "../workspace";
import { withoutPatches } from "./patches";
import { resourceGroupOf } from "./resource-group-of";

/**
 * Where tags tell whose costs these are: the resource groups, and the workspaces whose group is made
 * elsewhere.
 */
export function billedPlaces(estate: AzureEstate): readonly Subject[] {
  const groups: readonly Subject[] = withoutPatches(estate.all(RESOURCE_GROUP));
  const workspaces: readonly Subject[] = withoutPatches(estate.all(WORKSPACE)).filter(
    ({ resource }) => resourceGroupOf(resource, estate).resource?.mode !== "managed",
  );
  return [...groups, ...workspaces];
}
