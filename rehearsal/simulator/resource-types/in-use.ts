import { type ArmError, conflict } from "../arm/arm-error";
import { sameText, textAt } from "../arm/json";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";

const WORKSPACE = "Microsoft.MachineLearningServices/workspaces";

/**
 * Refuses the deletion of what a machine learning workspace stands on. Azure lets some of it go and leaves a
 * workspace behind that can't work, nor be deleted cleanly: for a rehearsal that is an error.
 *
 * @param property of the workspace, e.g. `storageAccount`
 * @throws ArmError 409 ResourceInUse
 */
export function mustServeNoWorkspace(resource: ArmResource, property: string, cloud: Cloud): void {
  const user = cloud.store
    .ofType(WORKSPACE)
    .find((each) => sameText(textAt(each, "properties", property), resource.id));
  if (user !== undefined) {
    throw inUse(resource, user.id);
  }
}

function inUse(resource: ArmResource, user: string): ArmError {
  return conflict(
    "ResourceInUse",
    `The resource '${resource.id}' cannot be deleted: it is in use by the workspace '${user}'.`,
  );
}
