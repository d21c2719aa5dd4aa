import { ArmError, badRequest } from "../../arm/arm-error";
import { at, objectAt, sameText, textAt } from "../../arm/json";
import type { ArmRequest } from "../../arm/messages";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { actingPrincipal } from "../identities";
import { isTrusted } from "../microsoft-container-service/trusted-access";
import { servesModels } from "../microsoft-kubernetes-configuration";
import type { Write } from "../resource-type";

const CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
const OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
const READERS = ["acdd72a7-3385-48ef-bd42-f606fba81ae7", CONTRIBUTOR, OWNER];
const EXTENSION_CONTRIBUTORS = ["85cb6faf-e071-4c9b-8136-154b5a04f717", CONTRIBUTOR, OWNER];
const CLUSTER_ADMINS = ["0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8", CONTRIBUTOR, OWNER];

/** Whether a compute is an attached Kubernetes cluster. */
export function isKubernetes(compute: ArmResource | undefined): boolean {
  return sameText(textAt(compute, "properties", "computeType"), "Kubernetes");
}

/**
 * Refuses the attachment of a cluster that isn't there, has no extension for models, or doesn't let the
 * workspace in. Whether the namespace exists nobody looks.
 *
 * @throws ArmError
 */
export function checkKubernetes({ id, resource }: Write, cloud: Cloud): void {
  if (!/^[a-z]([a-z0-9-]{0,14}[a-z0-9])$/i.test(id.name)) {
    throw badRequest(
      "BadArgument",
      `The compute name '${id.name}' is invalid for Kubernetes: 2 to 16 characters.`,
    );
  }
  const clusterId = textAt(resource, "properties", "resourceId");
  const cluster = cloud.store.get(clusterId);
  if (clusterId === undefined || cluster === undefined) {
    throw badRequest("BadArgument", `The cluster '${clusterId}' of compute '${id.name}' was not found.`);
  }
  const workspace = cloud.store.get(id.parent);
  const principal =
    workspace && actingPrincipal(workspace, textAt(workspace, "properties", "primaryUserAssignedIdentity"));
  const holds = (roles: readonly string[]): boolean =>
    principal !== undefined && cloud.authorization.hasOneOf(principal, roles, cluster.id);
  if (!servesModels(cluster, cloud) || !holds(EXTENSION_CONTRIBUTORS) || !holds(READERS)) {
    throw badRequest(
      "BadArgument",
      `The extension Microsoft.AzureML.Kubernetes is not installed on the cluster '${cluster.name}', or the workspace's identity '${principal}' may not see it (Reader, Kubernetes Extension Contributor).`,
    );
  }
  const hasNoAccounts = at(cluster, "properties", "disableLocalAccounts") === true;
  if (!isTrusted(cluster, id.parent, cloud) && (hasNoAccounts || !holds(CLUSTER_ADMINS))) {
    throw new ArmError(
      500,
      "InternalServerError",
      `The workspace reaches no API server of '${cluster.name}': it has neither a trusted access role binding nor a credential of a local account.`,
    );
  }
  mustNameInstanceTypes(resource);
}

/** @throws ArmError 400 */
function mustNameInstanceTypes(resource: ArmResource): void {
  const settings = objectAt(resource, "properties", "properties");
  const chosen = textAt(settings, "defaultInstanceType");
  const types = Object.keys(objectAt(settings, "instanceTypes"));
  if (chosen !== undefined && types.length > 0 && !types.includes(chosen)) {
    throw badRequest(
      "BadArgument",
      `The instance type '${chosen}' of compute '${resource.name}' is not one of ${types.join(", ")}.`,
    );
  }
}

/** What attaching adds. */
export function completeKubernetes(resource: ArmResource): void {
  resource.properties.isAttachedCompute = true;
  resource.properties.properties = {
    namespace: "default",
    defaultInstanceType: "defaultinstancetype",
    ...objectAt(resource, "properties", "properties"),
  };
}

/**
 * A cluster is detached: nobody means to delete it. An endpoint on it goes first.
 *
 * @throws ArmError
 */
export function mustBeDetached(compute: ArmResource, cloud: Cloud, request: ArmRequest): void {
  const action = request.query.get("underlyingresourceaction");
  if (!sameText(action, "Detach")) {
    throw badRequest(
      "BadArgument",
      `The attached compute '${compute.name}' takes underlyingResourceAction=Detach (got ${action ?? "nothing"}).`,
    );
  }
  const user = cloud.store
    .ofType("Microsoft.MachineLearningServices/workspaces/onlineEndpoints")
    .find((endpoint) => sameText(textAt(endpoint, "properties", "compute"), compute.id));
  if (user !== undefined) {
    throw new ArmError(
      409,
      "Conflict",
      `The compute '${compute.name}' is in use by the endpoint '${user.id}'.`,
    );
  }
}
