import { BUILT_IN_ROLES } from "../../constructs/identity/built-in-roles";
import { RoleAssignment } from "../../constructs/identity/role-assignment";
import type { IWorkloadIdentity } from "../../constructs/identity/workload-identity";
import type { MachineLearningWorkspace } from "../../constructs/workspace/machine-learning-workspace";
import type { Data } from "./data";
import type { Foundation } from "./foundation";

/** What the identity of online endpoints is for; a part of its name, by which the serving stack finds it. */
export const SERVING_IDENTITY = "serving";

/**
 * The identity of online endpoints, with its roles: they must be there before the first deployment, and a
 * rollout can't give any.
 */
export function composeServingIdentity(
  foundation: Foundation,
  { registry, storage }: Data,
  workspace: MachineLearningWorkspace,
): IWorkloadIdentity | undefined {
  if ((foundation.config.serving?.online ?? []).length === 0) {
    return undefined;
  }
  const identity = foundation.identity(SERVING_IDENTITY);
  registry.grantPull(identity, "serving-pull");
  storage.grantBlobRead(identity, "serving-blobs");
  foundation.monitoring.grantPublish(identity, "serving-publish");
  new RoleAssignment(foundation.stack, "serving-metrics", {
    scope: workspace.workspaceId,
    role: BUILT_IN_ROLES.azureMlMetricsWriter,
    principal: identity,
  });
  return identity;
}
