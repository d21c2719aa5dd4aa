import { RESOURCE_GROUP } from "../resource-group";
import type { Workspace } from "../workspace";
import { oncePerEstate } from "./once";
import { resourceGroupOf } from "./resource-group-of";
import { standaloneWorkspaces } from "./workspaces";

/**
 * The workspaces whose resource group the input makes too: what governs and watches a group is expected beside it.
 * Who only puts a workspace into a group of somebody else can't answer for that.
 */
export const ownWorkspaces = oncePerEstate((estate): readonly Workspace[] => {
  const isOpen = estate
    .all(RESOURCE_GROUP)
    .some(({ name, resource }) => resource.mode === "managed" && name.state === "unknown");
  return standaloneWorkspaces(estate).filter(({ resource }) => {
    const { resource: group } = resourceGroupOf(resource, estate);
    // a group whose name only a plan tells may be this one
    return group === undefined ? isOpen : group.mode === "managed";
  });
});
