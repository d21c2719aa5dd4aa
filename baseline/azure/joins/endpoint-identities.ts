import { isAttributes, nested, references } from "../../../terraform-json";
import type { AzureEstate } from "../estate";
import { knownValue } from "../fact";
import type { OnlineEndpoint } from "../online-endpoint";
import type { Place } from "./address";
import { targetKeys } from "./references";

/** The identities that an endpoint works with, wherever they are written: beside the body or in it. */
export function endpointIdentities(endpoint: OnlineEndpoint, estate: AzureEstate): readonly Place[] {
  return [...new Set([...targetKeys(endpoint.identities), ...inBody(endpoint, estate)])];
}

/** In a body the ids are the names of an object, which no reader follows. */
function inBody({ bodyIdentities, resource }: OnlineEndpoint, { graph }: AzureEstate): Place[] {
  const known = knownValue(bodyIdentities);
  const written = isAttributes(known)
    ? known
    : nested(resource.attributes, "body", "identity", "userAssignedIdentities");
  return Object.keys(written).map((id) => {
    const [reference] = references(id);
    return (reference && graph.find(reference.address)) ?? id.toLowerCase();
  });
}
