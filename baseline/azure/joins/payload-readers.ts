import type { GraphResource } from "../../graph";
import type { AzureEstate } from "../estate";
import { knownValue } from "../fact";
import { ROLE_ASSIGNMENT, type RoleAssignment } from "../role-assignment";
import { ROLE_DEFINITION } from "../role-definition";
import { onlyTarget, type Place } from "./address";
import { containerOf, datastoreNamed, placeIn } from "./data-places";
import { definitionOf } from "./endpoint-roles";
import { oncePerEstate } from "./once";
import { collectedData } from "./payload";
import { resourcesAt } from "./references";
import { principalOf } from "./role-grants";

/** Built-in roles that change endpoints, or all of a workspace. */
const RUNS = /^(Owner|Contributor|AzureML Data Scientist|Azure AI (Administrator|Developer))$/;
const RUNS_BY_ACTION =
  /^(\*|Microsoft\.MachineLearningServices\/(\*|workspaces\/(\*|onlineEndpoints\/(.*\/)?(\*|write))))$/i;
const READS_DATA = /^(Storage Blob Data (Owner|Contributor|Reader)|Owner)$/;

/** The role assignments by which people read what deployments collected: on its container, or on the account. */
export function payloadReaders(estate: AzureEstate): readonly RoleAssignment[] {
  const places = payloadPlaces(estate);
  return estate
    .all(ROLE_ASSIGNMENT)
    .filter(
      ({ principalType, role, scope }) =>
        knownValue(principalType) !== "ServicePrincipal" &&
        READS_DATA.test(knownValue(role) ?? "") &&
        resourcesAt(scope).some((resource) => places.has(resource)),
    );
}

/** What gives somebody the running of endpoints, too; undefined where nothing of the input does. */
export function runsEndpoints(reader: RoleAssignment, estate: AzureEstate): RoleAssignment | undefined {
  const principal = principalOf(reader, estate);
  return principal === undefined ? undefined : operators(estate).get(principal);
}

/** Containers of what was collected, and their accounts. */
export const payloadPlaces = oncePerEstate((estate) => {
  const containers = collectedData(estate).flatMap(({ uri }): GraphResource[] => {
    const place = uri.state === "known" ? placeIn(uri.value) : undefined;
    const datastore = place && datastoreNamed(place.datastore, estate);
    const container = datastore && containerOf(datastore);
    return container === undefined ? [] : [container];
  });
  return new Set(containers.flatMap((one) => [one, ...resourcesAt(one.targets("storage_account_id"))]));
});

const operators = oncePerEstate((estate) => {
  const found = new Map<Place, RoleAssignment>();
  for (const assignment of estate.all(ROLE_ASSIGNMENT)) {
    const principal = principalOf(assignment, estate);
    // a role on data alone changes no endpoint, whatever it is called
    if (principal !== undefined && isAroundEndpoints(assignment) && changesEndpoints(assignment, estate)) {
      found.set(principal, assignment);
    }
  }
  return found;
});

function isAroundEndpoints({ scope }: RoleAssignment): boolean {
  const target = onlyTarget(scope);
  return (
    target !== undefined &&
    !/storage|keyvault|registry/i.test(
      target.kind === "external" ? target.id : (target.resource.armType ?? target.resource.type),
    )
  );
}

function changesEndpoints(assignment: RoleAssignment, estate: AzureEstate): boolean {
  const definition = definitionOf(assignment, estate);
  if (definition === undefined) {
    return RUNS.test(knownValue(assignment.role) ?? "");
  }
  const { permissions } = ROLE_DEFINITION.read(definition);
  return (
    permissions.state === "known" &&
    permissions.value.some(({ actions }) =>
      (knownValue(actions) ?? []).some((one) => RUNS_BY_ACTION.test(one)),
    )
  );
}
