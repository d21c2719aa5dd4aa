import { type AzureEstate, COMPUTE, type Compute, type Workspace } from "../azure";
import { identitiesOfCompute } from "../azure/joins/identity-uses";
import { withoutPatches } from "../azure/joins/patches";
import { workspaceAt } from "../azure/joins/workspaces";
import { type Need, needs } from "./needed-role";
import type { Problem } from "./rule";

/** The clusters and instances of an input that makes their workspace, too. */
export function computesWithWorkspace(estate: AzureEstate): readonly Compute[] {
  return withoutPatches(estate.all(COMPUTE)).filter(
    ({ computeType, workspace }) =>
      workspaceAt(workspace, estate) !== undefined &&
      (computeType.state !== "known" || /^(AmlCompute|ComputeInstance)$/.test(computeType.value)),
  );
}

/** What a compute's identity lacks of the roles that it needs on resources of its workspace. */
export function lacksIn(
  compute: Compute,
  estate: AzureEstate,
  needed: (workspace: Workspace) => readonly Need[],
): Problem[] {
  const workspace = workspaceAt(compute.workspace, estate);
  const identities = identitiesOfCompute(compute);
  return workspace === undefined ? [] : needed(workspace).flatMap((need) => needs(identities, need, estate));
}
