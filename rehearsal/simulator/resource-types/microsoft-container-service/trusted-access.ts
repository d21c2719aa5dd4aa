import { badRequest } from "../../arm/arm-error";
import { listAt, sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import type { ResourceType } from "../resource-type";

const TRUSTED_ACCESS = "Microsoft.ContainerService/managedClusters/trustedAccessRoleBindings";
const ML_ROLES = ["mlworkload", "inference-v1", "gpuresource-v1"].map(
  (role) => `Microsoft.MachineLearningServices/workspaces/${role}`,
);

/** What another Azure resource may do inside a cluster, past its network and its accounts. */
export const trustedAccess: ResourceType = {
  type: TRUSTED_ACCESS,
  seconds: { create: 10, update: 10, delete: 10 },
  busy: "OperationNotAllowed",
  check: ({ id, resource }, cloud) => {
    if (!/^[a-z0-9](-?[a-z0-9])*$/i.test(id.name) || id.name.length > 24) {
      throw badRequest(
        "InvalidParameter",
        `The role binding name '${id.name}' takes 1 to 24 letters, digits and hyphens.`,
      );
    }
    const source = textAt(resource, "properties", "sourceResourceId");
    if (cloud.store.get(source) === undefined) {
      throw badRequest("InvalidParameter", `The source resource '${source}' of '${id.name}' was not found.`);
    }
    const roles = listAt(resource, "properties", "roles").map(String);
    const unknown = roles.find((role) => !ML_ROLES.some((each) => sameText(each, role)));
    if (roles.length === 0 || unknown !== undefined) {
      throw badRequest(
        "InvalidParameter",
        `The role '${unknown ?? ""}' of '${id.name}' is no trusted access role.`,
      );
    }
  },
};

/** Whether a workspace may run its workloads in a cluster by trusted access. */
export function isTrusted(cluster: ArmResource, workspaceId: string | undefined, cloud: Cloud): boolean {
  return cloud.store
    .childrenOf(cluster.id, TRUSTED_ACCESS)
    .some(
      (binding) =>
        sameText(textAt(binding, "properties", "sourceResourceId"), workspaceId) &&
        listAt(binding, "properties", "roles").some((role) => sameText(role, ML_ROLES[0])),
    );
}
