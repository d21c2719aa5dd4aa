import type { GraphResource } from "../../graph";
import { BATCH_ENDPOINT, type BatchEndpoint } from "../batch-endpoint";
import type { AzureEstate } from "../estate";
import { ONLINE_ENDPOINT, type OnlineEndpoint } from "../online-endpoint";
import type { Subject } from "../subject";
import { type Place, placeOf } from "./address";
import { groupedBy, oncePerEstate } from "./once";
import { withoutPatches } from "./patches";
import type { References } from "./references";

/** A request that writes a whole resource anew; azapi never compares it with Azure. */
const REQUEST = "azapi_resource_action";

/** The online endpoints that the input makes, without what is only written to them later. */
export function madeOnlineEndpoints(estate: AzureEstate): readonly OnlineEndpoint[] {
  return withoutPatches(estate.all(ONLINE_ENDPOINT)).filter(isMade);
}

/** The batch endpoints that the input makes. */
export function madeBatchEndpoints(estate: AzureEstate): readonly BatchEndpoint[] {
  return withoutPatches(estate.all(BATCH_ENDPOINT)).filter(isMade);
}

/** All that the input writes to a batch endpoint while it is there; what is sent at destroy is not. */
export function writingsOfBatchEndpoint(
  endpoint: BatchEndpoint,
  estate: AzureEstate,
): readonly BatchEndpoint[] {
  return [endpoint, ...(batchWritings(estate).get(endpoint.resource) ?? [])];
}

/** Whether a request is sent only when it is destroyed. */
export function isAtDestroy(resource: GraphResource): boolean {
  const when = resource.type === REQUEST ? resource.value("when") : undefined;
  return when?.state === "known" && when.value === "destroy";
}

/** A request to what follows another resource's id, `…/onlineEndpoints/a`, makes what it is sent to. */
export function isMade({ resource }: Pick<Subject, "resource">): boolean {
  if (resource.type !== REQUEST) {
    return true;
  }
  const targets = resource.targets("resource_id");
  const [target] = targets.state === "known" ? targets.value : [];
  return target?.kind === "resource" && target.suffix !== "" && target.suffix !== undefined;
}

/** Where references lead to, e.g. the endpoint of a deployment. */
export function placesOf(targets: References): Place[] {
  return targets.state === "known" ? targets.value.map(placeOf) : [];
}

const batchWritings = oncePerEstate((estate) =>
  groupedBy(
    estate.all(BATCH_ENDPOINT).filter(({ resource }) => !isAtDestroy(resource)),
    ({ written }) => placesOf(written),
  ),
);
