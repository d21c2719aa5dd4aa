import type { GraphResource } from "../../graph";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, holds, type Truth } from "../fact";
import { PRIVATE_ENDPOINT, type PrivateEndpoint } from "../private-endpoint";
import { knownTargets, placeOf } from "./address";
import { groupedBy, oncePerEstate } from "./once";

/** Whether a resource has a private endpoint for a sub-resource, e.g. `blob`. */
export function isReachedPrivately(resource: GraphResource, subresource: string, estate: AzureEstate): Truth {
  const leads = ({ subresources }: PrivateEndpoint) =>
    holds(subresources, (names) => names.some((name) => name.toLowerCase() === subresource));
  const here = endpointsByTarget(estate).get(resource) ?? [];
  return anyOf([
    ...here.map((endpoint) => allOf([isCertain(endpoint), leads(endpoint)])),
    ...astray(estate).map((endpoint) => allOf(["unknown", leads(endpoint)])),
  ]);
}

/** It is there, and leads to this one and no other. */
function isCertain({ resource, target }: PrivateEndpoint): Truth {
  return resource.existence === "certain" && knownTargets(target).length === 1 ? "yes" : "unknown";
}

const endpointsByTarget = oncePerEstate((estate) =>
  groupedBy(estate.all(PRIVATE_ENDPOINT), ({ target }) =>
    knownTargets(target)
      // an endpoint leads to a resource as a whole, never to a part of it
      .filter((one) => one.kind === "external" || (one.suffix ?? "") === "")
      .map(placeOf),
  ),
);

/** Those of which the input doesn't tell what they lead to. */
const astray = oncePerEstate((estate) =>
  estate.all(PRIVATE_ENDPOINT).filter(({ target }) => target.state === "unknown"),
);
