import type { GraphResource } from "../../graph";
import { COMPUTE } from "../compute";
import { type ComputePurpose, purposeOf } from "./compute-purpose";
import { groupedBy, oncePerEstate } from "./once";
import { targetKeys } from "./references";

/** A compute that works with an identity. */
export interface IdentityUser {
  readonly resource: GraphResource;
  readonly identities: readonly (GraphResource | string)[];
  /** The workspace that it belongs to; undefined if that isn't told. */
  readonly workspace: GraphResource | string | undefined;
  /** Undefined where nothing tells. */
  readonly purpose: ComputePurpose | undefined;
}

/** By identity: the computes that work with it. */
export const identityUsers = oncePerEstate((estate) =>
  groupedBy(
    estate.all(COMPUTE).map(
      (compute): IdentityUser => ({
        resource: compute.resource,
        identities: targetKeys(compute.identities),
        workspace: targetKeys(compute.workspace)[0],
        purpose: purposeOf(compute, estate),
      }),
    ),
    ({ identities }) => identities,
  ),
);

/** Whether two computes must not have the same identity: of two workspaces, or for two purposes. */
export function keepsApart(one: IdentityUser, other: IdentityUser): boolean {
  return differ(one.workspace, other.workspace) || differ(one.purpose, other.purpose);
}

function differ<T>(one: T | undefined, other: T | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}
