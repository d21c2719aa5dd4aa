import type { AzureRole } from "../identity/built-in-roles";
import type { RoleActions } from "../serving/serving-roles";

const role = (name: string, id: string): AzureRole => ({ id, name });

/** The built-in roles of clusters in use; none of them shows a certificate that signs in without Entra. */
export const CLUSTER_ROLES = {
  privateDnsZoneContributor: role("Private DNS Zone Contributor", "b12aa53e-6015-4669-85d0-8515ebb3ae7f"),
  managedIdentityOperator: role("Managed Identity Operator", "f1a07417-d97a-45cb-824c-7a7467783830"),
  clusterUser: role("Azure Kubernetes Service Cluster User Role", "4abbcc35-e782-43d8-92c5-2d3f1bd2253f"),
  rbacClusterAdmin: role(
    "Azure Kubernetes Service RBAC Cluster Admin",
    "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b",
  ),
  rbacReader: role("Azure Kubernetes Service RBAC Reader", "7f6c6a51-bcf8-42ba-9220-52d62157d7db"),
  extensionContributor: role("Kubernetes Extension Contributor", "85cb6faf-e071-4c9b-8136-154b5a04f717"),
} as const satisfies Record<string, AzureRole>;

/**
 * What a cluster's control plane does in a network that others share: it puts nodes, internal load balancers and
 * its own private endpoint there. *Network Contributor* would let it change subnets, routes and peerings.
 *
 * Recommendation: `security/least-privilege-workspace-identity`.
 */
export const CLUSTER_NETWORK: RoleActions = {
  description:
    "Lets a Kubernetes cluster place its nodes and load balancers in a network, and change nothing.",
  actions: [
    "Microsoft.Network/virtualNetworks/read",
    "Microsoft.Network/virtualNetworks/join/action",
    "Microsoft.Network/virtualNetworks/subnets/read",
    "Microsoft.Network/virtualNetworks/subnets/join/action",
  ],
};
