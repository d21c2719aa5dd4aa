import type { GraphResource, Target } from "../../graph";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, holds, knownValue, type Truth } from "../fact";
import { ROLE_ASSIGNMENT, type RoleAssignment } from "../role-assignment";
import { onlyTarget, type Place, placeOf } from "./address";
import { groupedBy, oncePerEstate } from "./once";
import { covers } from "./scope-cover";

const ANY_ROLE = "";

/** The role assignments of a principal, as `principalOf` gives it. */
export function grantsTo(principal: Place, estate: AzureEstate): readonly RoleAssignment[] {
  return grantsByPrincipal(estate).get(principal) ?? [];
}

/**
 * Who gets a role: the managed identity, or whatever resource's identity it is, or the GUID of somebody
 * who isn't in the input; undefined where the input doesn't tell.
 */
export function principalOf(assignment: RoleAssignment, estate: AzureEstate): Place | undefined {
  const target = onlyTarget(assignment.principal);
  if (target === undefined) {
    return undefined;
  }
  const place = placeOf(target);
  return typeof place === "string" ? (identitiesByPrincipal(estate).get(place) ?? place) : place;
}

/**
 * Whether a principal has one of these roles on what a reference leads to, or on something around it.
 *
 * @param within whether a role on a part of it, such as one container, will do
 */
export function hasRole(
  principal: Place,
  names: ReadonlySet<string>,
  on: Target<GraphResource>,
  estate: AzureEstate,
  within: "whole" | "part" = "whole",
): Truth {
  const grants = (assignment: RoleAssignment): Truth =>
    allOf([
      holds(assignment.role, (role) => names.has(role)),
      anyOf([covers(assignment, on, estate), within === "part" ? isInside(assignment, on) : "no"]),
    ]);
  const perhaps = [...names, ANY_ROLE].flatMap((name) => grantsAstray(estate).get(name) ?? []);
  return anyOf([
    ...grantsTo(principal, estate).map((assignment) => allOf([existence(assignment), grants(assignment)])),
    ...perhaps.map((assignment) => allOf(["unknown", grants(assignment)])),
  ]);
}

/** Whether an assignment's scope is a part of what is asked for, e.g. a container of the account. */
function isInside({ scope }: RoleAssignment, on: Target<GraphResource>): Truth {
  const target = onlyTarget(scope);
  if (target === undefined || on.kind === "external") {
    return "no";
  }
  if (target.kind === "external") {
    return "no";
  }
  const parent = onlyTarget(target.resource.targets("storage_account_id"));
  return target.resource === on.resource || (parent !== undefined && placeOf(parent) === on.resource)
    ? "yes"
    : "no";
}

function existence({ resource }: RoleAssignment): Truth {
  return resource.existence === "certain" ? "yes" : "unknown";
}

/** By the resource whose identity has the role, or the principal's GUID. */
const grantsByPrincipal = oncePerEstate((estate) =>
  groupedBy(estate.all(ROLE_ASSIGNMENT), (assignment) => {
    const principal = principalOf(assignment, estate);
    return principal === undefined ? [] : [principal];
  }),
);

/** Those of which the input doesn't tell who gets the role, by the role where that is known. */
const grantsAstray = oncePerEstate((estate) =>
  groupedBy(
    estate
      .all(ROLE_ASSIGNMENT)
      .filter(
        (assignment) =>
          assignment.principal.state !== "absent" && principalOf(assignment, estate) === undefined,
      ),
    ({ role }) => [knownValue(role) ?? ANY_ROLE],
  ),
);

/** A plan may name an identity by its principal's GUID alone. */
const identitiesByPrincipal = oncePerEstate((estate) => {
  const found = new Map<string, GraphResource>();
  for (const resource of estate.graph.resources) {
    const path =
      resource.type === "azurerm_user_assigned_identity" ? "principal_id" : "identity.principal_id";
    const id = resource.type.startsWith("azurerm_") ? resource.value(path) : undefined;
    if (id?.state === "known" && typeof id.value === "string" && id.value !== "") {
      found.set(id.value.toLowerCase(), resource);
    }
  }
  return found;
});
