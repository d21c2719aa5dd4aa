import type { GraphResource } from "../../graph";
import type { AzureEstate } from "../estate";
import { knownValue } from "../fact";
import { RESOURCE_GROUP } from "../resource-group";
import { oncePerEstate } from "./once";

/** Where a resource lies, as far as the input tells. */
export interface GroupOf {
  /** The group, if it is a resource of the input. */
  readonly resource?: GraphResource;
  /** Its name in lower case, as Azure compares names. */
  readonly name?: string;
}

const ID = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)(\/|$)/i;
const groupsByName = oncePerEstate(
  (estate): ReadonlyMap<string, GraphResource> =>
    new Map(
      estate.all(RESOURCE_GROUP).flatMap(({ name, resource }) => {
        const text = knownValue(name)?.toLowerCase();
        return text === undefined ? [] : [[text, resource] as const];
      }),
    ),
);

/** How far up parents are asked for their group; a child of a child is rare, and input may go in circles. */
const DEEPEST = 4;

/** The resource group of a resource: azurerm names it, azapi has it as parent, or the parent lies in it. */
export function resourceGroupOf(resource: GraphResource, estate: AzureEstate, depth = 0): GroupOf {
  for (const path of ["resource_group_name", "resource_group_id", "parent_id"]) {
    const targets = resource.targets(path);
    const [target] = targets.state === "known" ? targets.value : [];
    if (target?.kind === "resource" && isGroup(target.resource)) {
      return { resource: target.resource, name: nameOf(target.resource) };
    }
    if (path === "parent_id" && target?.kind === "resource" && depth < DEEPEST) {
      return resourceGroupOf(target.resource, estate, depth + 1);
    }
    const written = resource.value(path);
    if (written.state === "known" && typeof written.value === "string") {
      const name = (ID.exec(written.value)?.[1] ?? written.value).toLowerCase();
      return { name, resource: groupsByName(estate).get(name) };
    }
  }
  return {};
}

/** The resource groups of the input in which it puts something. */
export const filledGroups = oncePerEstate(
  (estate): ReadonlySet<GraphResource> =>
    new Set(estate.graph.resources.flatMap((one) => resourceGroupOf(one, estate).resource ?? [])),
);

/** The name of the resource group whose id this is, in lower case; undefined for other ids. */
export function groupNameIn(id: string): string | undefined {
  const match = ID.exec(id);
  return match?.[2] === "" ? match[1]?.toLowerCase() : undefined;
}

function isGroup({ type, armType }: GraphResource): boolean {
  return RESOURCE_GROUP.azurerm.includes(type) || armType === "microsoft.resources/resourcegroups";
}

function nameOf(group: GraphResource): string | undefined {
  const name = group.value("name");
  return name.state === "known" && typeof name.value === "string" ? name.value.toLowerCase() : undefined;
}
