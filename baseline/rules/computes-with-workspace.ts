import { type AzureEstate, COMPUTE, type Compute } from "../azure";
import { withoutPatches } from "../azure/joins/patches";
import { workspaceAt } from "../azure/joins/workspaces";

/** The clusters and instances of an input that makes their workspace, too. */
export function computesWithWorkspace(estate: AzureEstate): readonly Compute[] {
  return withoutPatches(estate.all(COMPUTE)).filter(
    ({ computeType, workspace }) =>
      workspaceAt(workspace, estate) !== undefined &&
      (computeType.state !== "known" || /^(AmlCompute|ComputeInstance)$/.test(computeType.value)),
  );
}
