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

/** The resource group of a resource: azurerm names it, azapi has it as parent. */
export function resourceGroupOf(resource: GraphResource, estate: AzureEstate): GroupOf {
  for (const path of ["resource_group_name", "parent_id"]) {
    const targets = resource.targets(path);
    const [target] = targets.state === "known" ? targets.value : [];
    if (target?.kind === "resource" && isGroup(target.resource)) {
      return { resource: target.resource, name: nameOf(target.resource) };
    }
    const written = resource.value(path);
    if (written.state === "known" && typeof written.value === "string") {
      const name = (ID.exec(written.value)?.[1] ?? written.value).toLowerCase();
      return { name, resource: groupsByName(estate).get(name) };
    }
  }
  return {};
}

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
