import { COMPUTE } from "../compute";
import type { AzureEstate } from "../estate";
import { allOf, holds, type Truth } from "../fact";
import { oncePerEstate } from "./once";
import { isTold, type References } from "./references";

/**
 * Whether a Kubernetes cluster answers an endpoint's requests. Its `compute` names none but such a cluster, so
 * one that isn't in the input is one.
 */
export function answersOnKubernetes(compute: References, estate: AzureEstate): Truth {
  if (compute.state !== "known") {
    return compute.state === "absent" ? "no" : "unknown";
  }
  if (!isTold(compute)) {
    return "unknown";
  }
  return allOf(
    compute.value.map((target): Truth => {
      if (target.kind === "external") {
        return /\/computes\/[^/]+$/i.test(target.id) ? "yes" : "no";
      }
      const made = computesByResource(estate).get(target.resource);
      return made === undefined ? "no" : holds(made.computeType, (type) => /^(AKS|Kubernetes)$/i.test(type));
    }),
  );
}

const computesByResource = oncePerEstate(
  (estate) => new Map(estate.all(COMPUTE).map((compute) => [compute.resource, compute])),
);
