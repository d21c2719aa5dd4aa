import type { GraphResource, Target } from "../../graph";
import type { AzureEstate } from "../estate";
import type { Truth } from "../fact";
import type { RoleAssignment } from "../role-assignment";
import { onlyTarget } from "./address";
import { groupNameIn, resourceGroupOf } from "./resource-group-of";

/** Whether a role assignment holds for what a reference leads to: given on it, or on something around it. */
export function covers(
  { scope, scopeLevel }: RoleAssignment,
  on: Target<GraphResource>,
  estate: AzureEstate,
): Truth {
  const target = onlyTarget(scope);
  if (target === undefined) {
    return scope.state === "absent" ? "no" : "unknown";
  }
  if (scopeLevel.state === "known" && scopeLevel.value !== "resource") {
    return scopeLevel.value === "resource group" ? inGroup(target, on, estate) : "yes";
  }
  if (target.kind === "external" || on.kind === "external") {
    return idCovers(target, on);
  }
  if (target.resource !== on.resource) {
    return "no";
  }
  return suffixCovers(target.suffix, on.suffix);
}

/**
 * Whether the scope's suffix is the other's, or stands for something around it. A plan doesn't tell what
 * follows a reference: mostly nothing does, and it is taken so.
 */
function suffixCovers(scope = "", on = ""): Truth {
  return isBelow(on.toLowerCase(), scope.toLowerCase()) ? "yes" : "no";
}

function idCovers(scope: Target<GraphResource>, on: Target<GraphResource>): Truth {
  const [outer, inner] = [idOf(scope), idOf(on)];
  return outer !== undefined && inner !== undefined && isBelow(inner, outer) ? "yes" : "no";
}

function isBelow(inner: string, outer: string): boolean {
  return outer === "" || inner === outer || inner.startsWith(`${outer}/`);
}

function idOf(target: Target<GraphResource>): string | undefined {
  if (target.kind === "external") {
    return target.id.toLowerCase().replace(/\/$/, "");
  }
  const id = target.resource.value("id");
  return id.state === "known" && target.suffix !== undefined
    ? `${String(id.value)}${target.suffix}`.toLowerCase()
    : undefined;
}

function inGroup(group: Target<GraphResource>, on: Target<GraphResource>, estate: AzureEstate): Truth {
  if (on.kind === "external") {
    return idCovers(group, on);
  }
  const of = resourceGroupOf(on.resource, estate);
  const name = group.kind === "external" ? groupNameIn(group.id) : undefined;
  if (group.kind === "resource" && of.resource === group.resource) {
    return "yes";
  }
  if (name !== undefined && of.name === name) {
    return "yes";
  }
  return of.name === undefined && of.resource === undefined ? "unknown" : "no";
}
