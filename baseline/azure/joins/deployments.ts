import { BATCH_DEPLOYMENT, type BatchDeployment } from "../batch-deployment";
import type { BatchEndpoint } from "../batch-endpoint";
import type { AzureEstate } from "../estate";
import { holds, knownValue, type Truth } from "../fact";
import { ONLINE_DEPLOYMENT, type OnlineDeployment } from "../online-deployment";
import type { OnlineEndpoint } from "../online-endpoint";
import type { Place } from "./address";
import { madeOnlineEndpoints, placesOf } from "./endpoints";
import { groupedBy, oncePerEstate } from "./once";
import { withoutPatches } from "./patches";
import { hasManagedNetwork, workspaceAt } from "./workspaces";

/** The deployments that the input makes behind an online endpoint, which is in the input or not. */
export function onlineDeploymentsOf(endpoint: Place, estate: AzureEstate): readonly OnlineDeployment[] {
  return onlineByEndpoint(estate).get(endpoint) ?? [];
}

/** The deployments that the input makes behind a batch endpoint. */
export function batchDeploymentsOf(
  { resource }: BatchEndpoint,
  estate: AzureEstate,
): readonly BatchDeployment[] {
  return batchByEndpoint(estate).get(resource) ?? [];
}

/** The endpoint that an online deployment stands behind; undefined where it isn't in the input. */
export function endpointOf({ endpoint }: OnlineDeployment, estate: AzureEstate): OnlineEndpoint | undefined {
  const [place] = placesOf(endpoint);
  return place === undefined ? undefined : endpointsByResource(estate).get(place);
}

/**
 * Whether the workspace of an online deployment has a managed network, which its machines are in then;
 * undefined where the workspace isn't in the input.
 */
export function isInManagedNetwork(deployment: OnlineDeployment, estate: AzureEstate): Truth | undefined {
  const endpoint = endpointOf(deployment, estate);
  // an endpoint that isn't in the input may still be named below a workspace that is
  const workspace = workspaceAt(endpoint?.workspace ?? deployment.endpoint, estate);
  return workspace && hasManagedNetwork(workspace, estate);
}

/** The online deployments that the input makes or changes on machines of Azure's, or may. */
export function managedDeployments(estate: AzureEstate): readonly OnlineDeployment[] {
  return estate
    .all(ONLINE_DEPLOYMENT)
    .filter(({ computeType }) => holds(computeType, (type) => /^kubernetes$/i.test(type)) !== "yes");
}

/** By name, in lower case as Azure compares. */
export function named(deployments: readonly OnlineDeployment[]): ReadonlyMap<string, OnlineDeployment> {
  return new Map(
    deployments.flatMap((one) => {
      const name = knownValue(one.name);
      return name === undefined ? [] : [[name.toLowerCase(), one] as const];
    }),
  );
}

const onlineByEndpoint = oncePerEstate((estate) =>
  groupedBy(withoutPatches(estate.all(ONLINE_DEPLOYMENT)), ({ endpoint }) => placesOf(endpoint)),
);

const batchByEndpoint = oncePerEstate((estate) =>
  groupedBy(withoutPatches(estate.all(BATCH_DEPLOYMENT)), ({ endpoint }) => placesOf(endpoint)),
);

const endpointsByResource = oncePerEstate(
  (estate) =>
    new Map<Place, OnlineEndpoint>(
      madeOnlineEndpoints(estate).map((endpoint) => [endpoint.resource, endpoint]),
    ),
);
