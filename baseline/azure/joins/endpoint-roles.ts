import { textOf } from "../../../terraform-json";
import type { GraphResource } from "../../graph";
import { roleNamed } from "../built-in-role";
import type { AzureEstate } from "../estate";
import { knownValue } from "../fact";
import { ROLE_ASSIGNMENT, type RoleAssignment } from "../role-assignment";
import { ROLE_DEFINITION } from "../role-definition";
import { knownTargets } from "./address";
import { oncePerEstate } from "./once";

const ENDPOINT = /\/(onlineEndpoints|batchEndpoints)\/[^/]+$/i;
const ENDPOINT_TYPE = /^microsoft\.machinelearningservices\/workspaces\/(online|batch)endpoints$/;

/** The role assignments on endpoints, be they in the input or not. */
export function endpointAssignments(estate: AzureEstate): readonly RoleAssignment[] {
  return estate.all(ROLE_ASSIGNMENT).filter(isOnEndpoint);
}

/** Whether what a role is given on is an endpoint. */
export function isOnEndpoint({ scope }: RoleAssignment): boolean {
  return knownTargets(scope).some((target) =>
    target.kind === "external"
      ? ENDPOINT.test(target.id)
      : ENDPOINT.test(target.suffix ?? "") ||
        (!target.suffix && ENDPOINT_TYPE.test(target.resource.armType ?? "")),
  );
}

/** The definition of a role of the input's own, which may be named by the GUID that it will have. */
export function definitionOf(
  { customRole, role }: RoleAssignment,
  estate: AzureEstate,
): GraphResource | undefined {
  return customRole ?? definitionsByGuid(estate).get(knownValue(role) ?? "");
}

const definitionsByGuid = oncePerEstate(
  (estate) =>
    new Map(
      estate.all(ROLE_DEFINITION).flatMap(({ resource }) => {
        const { attributes } = resource;
        const guid = textOf(attributes, "role_definition_id") ?? textOf(attributes, "name");
        return guid === undefined ? [] : [[roleNamed(guid), resource] as const];
      }),
    ),
);
