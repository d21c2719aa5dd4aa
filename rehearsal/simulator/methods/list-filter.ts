import { textAt } from "../arm/json";
import type { ArmResource } from "../arm/resource-store";

const CONDITION = /^\s*(\w+)(?:\(\))?\s+eq\s+'([^']*)'\s*$/i;

/**
 * Whether a resource meets an OData filter of comparisons joined by `and`, which is all that the
 * providers send. A condition that is not understood lets everything through, as the provider
 * looks at each result again.
 */
export function matchesFilter(resource: ArmResource, filter: string): boolean {
  return filter.split(/\s+and\s+/i).every((condition) => {
    const [, field = "", wanted = ""] = CONDITION.exec(condition) ?? [];
    const value = fieldOf(resource, field.toLowerCase());
    return value === undefined || value.toLowerCase() === wanted.toLowerCase();
  });
}

function fieldOf(resource: ArmResource, field: string): string | undefined {
  switch (field) {
    case "resourcetype":
      return resource.type;
    case "name":
      return resource.name;
    case "location":
      return resource.location;
    case "principalid":
      return textAt(resource, "properties", "principalId");
    default:
      return undefined;
  }
}
