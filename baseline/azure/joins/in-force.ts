import type { GraphResource, Target, Value } from "../../graph";
import type { AzureEstate } from "../estate";
import type { Truth } from "../fact";
import type { ScopeLevel } from "../scope";
import { onlyTarget } from "./address";
import { groupNameIn, resourceGroupOf } from "./resource-group-of";

/** Something that is in force on a scope: a policy, a budget, an alert. */
export interface InForce {
  readonly scope: Value<readonly Target<GraphResource>[]>;
  readonly level: ScopeLevel | undefined;
}

const ABOVE: readonly (ScopeLevel | undefined)[] = ["subscription", "management group", "tenant"];

/** Whether what is in force on a scope holds for a resource: on it, on its group, or on all around that. */
export function holdsFor({ level, scope }: InForce, resource: GraphResource, estate: AzureEstate): Truth {
  if (ABOVE.includes(level)) {
    return "yes";
  }
  const target = onlyTarget(scope);
  if (target === undefined || level === undefined) {
    return scope.state === "absent" ? "no" : "unknown";
  }
  if (level === "resource group") {
    return isGroupOf(target, resource, estate);
  }
  return target.kind === "resource" && target.resource === resource && (target.suffix ?? "") === ""
    ? "yes"
    : "no";
}

function isGroupOf(target: Target<GraphResource>, resource: GraphResource, estate: AzureEstate): Truth {
  const group = resourceGroupOf(resource, estate);
  if (target.kind === "resource") {
    return group.resource === undefined ? "unknown" : group.resource === target.resource ? "yes" : "no";
  }
  const name = groupNameIn(target.id);
  return group.name === undefined ? "unknown" : group.name === name ? "yes" : "no";
}
