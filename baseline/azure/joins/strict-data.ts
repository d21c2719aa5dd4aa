import { isConfidential } from "./confidential";
import { oncePerEstate } from "./once";
import { keepsTerraformState } from "./terraform-state";

/**
 * Whether data needs a key of the customer's own: because it is production, or because a tag says that
 * the data is confidential.
 */
export const needsOwnKeys = oncePerEstate(
  (estate): boolean =>
    estate.environment.production ||
    estate.graph.resources.some((resource) => resource.mode === "managed" && isConfidential(resource)),
);

/**
 * Whether data needs what production needs: because it is production, because a tag says that the data
 * is confidential, or because it is Terraform's state.
 */
export const hasStrictData = oncePerEstate(
  (estate): boolean => needsOwnKeys(estate) || keepsTerraformState(estate),
);
