import { EntraGroup } from "../../constructs/identity/principals";
import { WorkspaceAccess } from "../../constructs/identity/workspace-access";
import type { MachineLearningWorkspace } from "../../constructs/workspace/machine-learning-workspace";
import type { GroupRef } from "../config/resolved-config";
import type { Data } from "./data";
import type { Foundation } from "./foundation";

/** The roles of the team's groups. */
export function composeAccess(
  foundation: Foundation,
  data: Data,
  workspace: MachineLearningWorkspace,
): WorkspaceAccess {
  const { groups } = foundation.config;
  const { containers, paths } = groups.dataAccess;
  return new WorkspaceAccess(foundation.stack, "access", {
    workspace,
    storage: data.storage,
    dataLake: data.dataLake,
    dataScientists: entraGroups(groups.dataScientists),
    dataScientistBlobs: containers.length + paths.length > 0 ? { containers, paths } : undefined,
    computeOperators: entraGroups(groups.computeOperators),
    readers: entraGroups(groups.readers),
    registryUsers: groups.registryUsers && {
      machineLearningRegistryId: groups.registryUsers.machineLearningRegistryId,
      groups: entraGroups(groups.registryUsers.groups),
    },
  });
}

function entraGroups(refs: readonly GroupRef[]): EntraGroup[] {
  return refs.map(({ group }) => EntraGroup.fromObjectId(group));
}
