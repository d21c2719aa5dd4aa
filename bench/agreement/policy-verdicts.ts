import type { PolicyResource, PolicyResult } from "../../rehearsal/policy";
import type { RecordedRequest } from "../../rehearsal/simulator/recorder";
import { isOverlay } from "../../rehearsal/terraform/arm-types";
import { armIdOf, type StateResource } from "../../rehearsal/terraform/state";
import type { PolicyVerdict } from "./observation";

/** Leads from ARM ids to the Terraform addresses that made them. */
export type AddressOf = (armId: string) => string | undefined;

/** By the state; what Azure makes below a resource, such as a blob service, belongs to the resource. */
export function addressesIn(state: readonly StateResource[]): AddressOf {
  const owners = new Map(
    state.flatMap(({ address, type, id }) => {
      const armId = isOverlay(type) ? undefined : armIdOf(type, id)?.toLowerCase();
      return armId === undefined ? [] : [[armId, address] as const];
    }),
  );
  return (armId) => {
    for (let id = armId.toLowerCase(); id !== ""; id = id.slice(0, Math.max(0, id.lastIndexOf("/")))) {
      const address = owners.get(id);
      if (address !== undefined) {
        return address;
      }
    }
    return undefined;
  };
}

/**
 * The resources with the API version of their last write: some definitions ask for it, and neither the
 * provider nor Azure puts it into a body.
 */
export function withApiVersions(
  resources: readonly PolicyResource[],
  writes: readonly Pick<RecordedRequest, "method" | "path" | "apiVersion">[],
): PolicyResource[] {
  const versions = new Map(
    writes
      .filter(({ method }) => method === "PUT" || method === "PATCH")
      .map(({ path, apiVersion }) => [path.toLowerCase(), apiVersion] as const),
  );
  return resources.map((resource) => ({ ...resource, apiVersion: versions.get(resource.id.toLowerCase()) }));
}

/** The verdicts on resources that the configuration made; those on nothing, or on others, are left out. */
export function policyVerdicts(results: readonly PolicyResult[], addressOf: AddressOf): PolicyVerdict[] {
  return results.flatMap(({ policy, resource, verdict, reason }) => {
    const address = resource === undefined ? undefined : addressOf(resource);
    return address === undefined || verdict === "not-applicable"
      ? []
      : [{ policy: policy.id, address, verdict, reason }];
  });
}
