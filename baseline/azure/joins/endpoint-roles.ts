import { textOf } from "../../../terraform-json";
import type { GraphResource } from "../../graph";
import { roleNamed } from "../built-in-role";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, knownValue, type Truth } from "../fact";
import { ROLE_ASSIGNMENT, type RoleAssignment } from "../role-assignment";
import { ROLE_DEFINITION } from "../role-definition";
import { knownTargets, onlyTarget } from "./address";
import { madeOnlineEndpoints } from "./endpoints";
import { answersOnKubernetes } from "./kubernetes-endpoint";
import { groupedBy, oncePerEstate } from "./once";

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

/** Whether what a role is given on is an online endpoint of the input's own that a Kubernetes cluster answers for. */
export function isOnKubernetesEndpoint({ scope }: RoleAssignment, estate: AzureEstate): Truth {
  const target = onlyTarget(scope);
  if (target?.kind !== "resource" || target.suffix || target.oneOf) {
    return scope.state === "unknown" ? "unknown" : "no";
  }
  const endpoint = onlineEndpoints(estate).get(target.resource);
  return endpoint === undefined ? "no" : answersOnKubernetes(endpoint.compute, estate);
}

/** Whether a role of the input's own is given, and nowhere but on endpoints that Kubernetes clusters answer for. */
export function isOnlyOnKubernetes(definition: GraphResource, estate: AzureEstate): Truth {
  const given = assignmentsByDefinition(estate).get(definition) ?? [];
  // an assignment of which nobody can tell the role may be one of this
  const astray = estate.all(ROLE_ASSIGNMENT).filter(({ role }) => role.state === "unknown");
  return given.length === 0
    ? "no"
    : allOf([
        ...given.map((one) => isOnKubernetesEndpoint(one, estate)),
        ...astray.map((one): Truth => anyOf(["unknown", isOnKubernetesEndpoint(one, estate)])),
      ]);
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

const onlineEndpoints = oncePerEstate(
  (estate) => new Map(madeOnlineEndpoints(estate).map((endpoint) => [endpoint.resource, endpoint])),
);

/** By the reference, the GUID or, where nothing else is said, the name. */
const assignmentsByDefinition = oncePerEstate((estate) => {
  const named = groupedBy(estate.all(ROLE_DEFINITION), ({ resource }) => {
    const name = textOf(resource.attributes, "name");
    return name === undefined ? [] : [name.toLowerCase()];
  });
  return groupedBy(estate.all(ROLE_ASSIGNMENT), (assignment) => {
    const definition = definitionOf(assignment, estate);
    const name = knownValue(assignment.role)?.toLowerCase() ?? "";
    return definition === undefined ? (named.get(name) ?? []).map(({ resource }) => resource) : [definition];
  });
});
