import { type ArmError, badRequest } from "../../arm/arm-error";
import type { Cloud } from "../../cloud";
import type { Write } from "../resource-type";

const WORKSPACE = "Microsoft.MachineLearningServices/workspaces";
const ENDPOINTS = [`${WORKSPACE}/onlineEndpoints`, `${WORKSPACE}/batchEndpoints`];
const DEPLOYMENTS = ENDPOINTS.map((type) => `${type}/deployments`);

/** The service's limits, raised on request: gotcha 39. */
const LIMITS = { endpoints: 100, deployments: 500, deploymentsOfEndpoint: 20 };

/**
 * Refuses an endpoint or deployment beyond the limits of the subscription or of its endpoint.
 *
 * @throws ArmError 400 QuotaExceeded
 */
export function mustBeWithinLimits({ id, previous }: Write, cloud: Cloud): void {
  if (previous !== undefined) {
    return;
  }
  const scope = `/subscriptions/${id.subscription}/`.toLowerCase();
  const count = (types: readonly string[]): number =>
    types
      .flatMap((type) => cloud.store.ofType(type))
      .filter((each) => each.id.toLowerCase().startsWith(scope)).length;
  if (!/\/deployments$/i.test(id.type)) {
    if (count(ENDPOINTS) >= LIMITS.endpoints) {
      throw exceeded(id.name, `${LIMITS.endpoints} endpoints a subscription`);
    }
    return;
  }
  if (cloud.store.childrenOf(id.parent ?? "", id.type).length >= LIMITS.deploymentsOfEndpoint) {
    throw exceeded(id.name, `${LIMITS.deploymentsOfEndpoint} deployments an endpoint`);
  }
  if (count(DEPLOYMENTS) >= LIMITS.deployments) {
    throw exceeded(id.name, `${LIMITS.deployments} deployments a subscription`);
  }
}

function exceeded(name: string, limit: string): ArmError {
  return badRequest(
    "QuotaExceeded",
    `'${name}' would exceed the limit of ${limit}. Delete some, or ask for an increase of the quota.`,
  );
}
