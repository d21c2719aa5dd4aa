import { BUILT_IN_ROLES } from "../../constructs/identity/built-in-roles";
import { CustomRole } from "../../constructs/identity/custom-role";
import { EntraGroup } from "../../constructs/identity/principals";
import { RoleAssignment } from "../../constructs/identity/role-assignment";
import { JOB_READER, PREDICTION_WRITER, type RoleActions } from "../../constructs/serving/serving-roles";
import type { MachineLearningWorkspace } from "../../constructs/workspace/machine-learning-workspace";
import { PREDICTIONS, STAGED_PREDICTIONS } from "../config/serving-containers";
import type { Data } from "./data";
import type { Foundation } from "./foundation";

/**
 * Who publishes predictions: reads which jobs are finished and what they staged, and writes where readers read.
 * Nothing else of the account is open to them, and they delete nothing.
 *
 * Recommendations: `security/least-privilege-user-rbac`, `deploy/batch-partial-failure-staging`.
 */
export function composePublishers(
  { config, group, stack }: Foundation,
  { storage }: Pick<Data, "storage">,
  workspace: MachineLearningWorkspace,
): void {
  const { batch = [], publishers = [] } = config.serving ?? {};
  if (batch.length === 0 || publishers.length === 0) {
    return;
  }
  const jobs = roleOf("job-reader", "Job Reader", JOB_READER);
  const writing = roleOf("prediction-writer", "Prediction Writer", PREDICTION_WRITER);
  for (const ref of publishers) {
    const principal = EntraGroup.fromObjectId(ref.group);
    const key = (what: string) => `publisher-${what}-${principal.principalId}`;
    new RoleAssignment(stack, key("jobs"), { scope: workspace.workspaceId, role: jobs, principal });
    // of the account: a lock on it is made after them, and goes before them
    new RoleAssignment(storage, key("staging"), {
      scope: storage.containerId(STAGED_PREDICTIONS),
      role: BUILT_IN_ROLES.storageBlobDataReader,
      principal,
    });
    new RoleAssignment(storage, key("predictions"), {
      scope: storage.containerId(PREDICTIONS),
      role: writing,
      principal,
    });
  }

  function roleOf(id: string, title: string, what: RoleActions): CustomRole {
    const { environment, subscriptionId, useCase } = config;
    return new CustomRole(stack, `${id}-role`, {
      ...what,
      // one name a tenant
      name: `${title} (${useCase}, ${environment})`,
      resourceGroupId: group.resourceGroupId,
      subscriptionId,
    });
  }
}
