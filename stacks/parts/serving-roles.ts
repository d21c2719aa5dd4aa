import { ResourceGroup } from "../../constructs/governance/resource-group";
import { CustomRole } from "../../constructs/identity/custom-role";
import { EntraGroup } from "../../constructs/identity/principals";
import { RoleAssignment } from "../../constructs/identity/role-assignment";
import type { IWorkloadIdentity } from "../../constructs/identity/workload-identity";
import {
  BATCH_INVOKER,
  LOG_SENDER,
  ONLINE_INVOKER,
  type RoleActions,
  SERVING_DEPLOYER,
  SERVING_READER,
  SERVING_WATCHER,
} from "../../constructs/serving/serving-roles";
import type { MachineLearningWorkspace } from "../../constructs/workspace/machine-learning-workspace";
import type { GroupRef } from "../config/resolved-config";
import type { Foundation } from "./foundation";

/** What the group of alerts and autoscale settings is for; a part of its name, by which the serving stack finds it. */
export const SERVING_GROUP = "serving";

/**
 * Who rolls models out, and who calls them. A rollout gives no right to anybody: these are the landing zone's,
 * on its one workspace, which is one use case's. Alerts and autoscale settings have a group of their own: who keeps
 * them changes where their logs go, which in the landing zone's group would be the logs of storage and vaults.
 *
 * @param identities of the online endpoints and of the alerts on logs, where there are any
 * @returns those on the logs: a lock on these goes before them
 */
export function composeServingRoles(
  foundation: Foundation,
  workspace: MachineLearningWorkspace,
  identities: { readonly serving?: IWorkloadIdentity; readonly alerts?: IWorkloadIdentity },
): readonly RoleAssignment[] {
  const { serving } = foundation.config;
  if (serving === undefined) {
    return [];
  }
  const { config, group, monitoring, names, stack } = foundation;
  const { batch, deployers, invokers, online } = serving;
  const inWorkspace = { workspace: workspace.workspaceId };
  give("serving-deployer", "Serving Deployer", SERVING_DEPLOYER, deployers, {
    ...inWorkspace,
    ...(identities.serving && { identity: identities.serving.identityId }),
    ...(identities.alerts && { alerts: identities.alerts.identityId }),
  });
  const { resourceGroupId } = new ResourceGroup(stack, "serving-group", {
    name: names.of("resourceGroup", SERVING_GROUP),
    location: config.location,
    tags: config.tags,
  });
  give(
    "serving-watcher",
    "Serving Watcher",
    SERVING_WATCHER,
    deployers,
    { group: resourceGroupId },
    resourceGroupId,
  );
  give("serving-reader", "Serving Reader", SERVING_READER, deployers, { group: group.resourceGroupId });
  const onLogs = give("serving-log-sender", "Serving Log Sender", LOG_SENDER, deployers, {
    logs: monitoring.logAnalyticsWorkspaceId,
  });
  give(
    "online-invoker",
    "Online Endpoint Invoker",
    ONLINE_INVOKER,
    online.length > 0 ? invokers : [],
    inWorkspace,
  );
  give(
    "batch-invoker",
    "Batch Endpoint Invoker",
    BATCH_INVOKER,
    batch.length > 0 ? invokers : [],
    inWorkspace,
  );
  return onLogs;

  function give(
    id: string,
    title: string,
    what: RoleActions,
    to: readonly GroupRef[],
    on: Readonly<Record<string, string>>,
    within = group.resourceGroupId,
  ): RoleAssignment[] {
    if (to.length === 0) {
      return [];
    }
    const { environment, subscriptionId, useCase } = config;
    const role = new CustomRole(stack, `${id}-role`, {
      ...what,
      // one name a tenant
      name: `${title} (${useCase}, ${environment})`,
      resourceGroupId: within,
      subscriptionId,
    });
    return to.flatMap((ref) => {
      const principal = EntraGroup.fromObjectId(ref.group);
      return Object.entries(on).map(([where, scope]) => {
        const key = `${id}-${where}-${principal.principalId}`;
        return new RoleAssignment(stack, key, { scope, role, principal });
      });
    });
  }
}
