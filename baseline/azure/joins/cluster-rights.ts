import type { GraphResource, Target } from "../../graph";
import type { AzureEstate } from "../estate";
import { knownValue } from "../fact";
import type { RoleAssignment } from "../role-assignment";
import { onlyTarget } from "./address";
import { usesOf } from "./identity-uses";
import { principalOf } from "./role-grants";

/** Roles without which Azure runs no private cluster, by what each may be given on. */
const OF_A_CLUSTER: Readonly<Record<string, RegExp>> = {
  "Private DNS Zone Contributor": /privateDnsZones|private_dns_zone$/i,
  "Managed Identity Operator": /userAssignedIdentities|user_assigned_identity$/i,
};

const EXTENSION = "Kubernetes Extension Contributor";
const CLUSTER = /managedClusters|kubernetes_cluster$/i;

/**
 * Whether a role is what a Kubernetes cluster needs itself, on its own DNS zone or its nodes' identity, or what a
 * workspace needs to talk to its part in the cluster; and on nothing around that.
 */
export function isNeededByCluster(assignment: RoleAssignment, estate: AzureEstate): boolean {
  const role = knownValue(assignment.role) ?? "";
  const scope = onlyTarget(assignment.scope);
  if (scope === undefined) {
    return false;
  }
  if (role === EXTENSION) {
    return CLUSTER.test(typeOf(scope));
  }
  const principal = principalOf(assignment, estate);
  const isClusters =
    principal !== undefined &&
    usesOf(principal, estate).some(({ purpose }) => purpose === "a Kubernetes cluster");
  return isClusters && (OF_A_CLUSTER[role]?.test(typeOf(scope)) ?? false);
}

/** The type of what a role is given on; of an id the last one in it. */
function typeOf(scope: Target<GraphResource>): string {
  return scope.kind === "external"
    ? (scope.id.split("/").at(-2) ?? "")
    : (scope.resource.armType ?? scope.resource.type);
}
