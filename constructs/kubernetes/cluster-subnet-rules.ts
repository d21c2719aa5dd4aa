import type { SecurityRule } from "../network/security-rule";
import { DENY_ALL_INBOUND, DENY_INTERNET_OUTBOUND, outboundHttps } from "../network/security-rule-sets";

/** The ranges between which a cluster's own traffic goes. */
export interface ClusterRanges {
  /** The subnet of the nodes, e.g. `10.40.4.0/24`. */
  readonly nodes: string;
  /** The range of the pods, as the cluster's `podCidr`. */
  readonly pods: string;
}

/**
 * Rules of the subnet of a cluster's nodes: HTTPS from the network to the inference router, the cluster's own
 * traffic, and HTTPS out, where the subnet's route table leads to a firewall that decides by host. A service tag
 * alone would not do: Azure's images and packages come from hosts that have none.
 *
 * Recommendations: `security/exfiltration-guard-explicit-egress`, `security/managed-vnet-isolation`.
 */
export function clusterSubnetRules({ nodes, pods }: ClusterRanges): SecurityRule[] {
  const own = (name: string, priority: number, source: string, destination: string): SecurityRule[] =>
    (["Inbound", "Outbound"] as const).map((direction) => ({
      name: `allow-${name}-${direction.toLowerCase()}`,
      priority,
      direction,
      access: "Allow",
      protocol: "*",
      source,
      destination,
      ports: ["*"],
      description: "The cluster's own traffic: an overlay isn't wrapped between nodes",
    }));
  return [
    ...own("nodes-to-nodes", 110, nodes, nodes),
    ...own("nodes-to-pods", 120, nodes, pods),
    ...own("pods-to-nodes", 130, pods, nodes),
    ...own("pods-to-pods", 140, pods, pods),
    {
      name: "allow-https-inbound",
      priority: 150,
      direction: "Inbound",
      access: "Allow",
      protocol: "Tcp",
      source: "VirtualNetwork",
      destination: "*",
      ports: ["443"],
      description: "Callers reach the inference router by TLS, from the network and its peers",
    },
    {
      name: "allow-load-balancer-probes",
      priority: 160,
      direction: "Inbound",
      access: "Allow",
      protocol: "*",
      source: "AzureLoadBalancer",
      destination: "*",
      ports: ["*"],
      description: "The internal load balancer asks which nodes are well",
    },
    DENY_ALL_INBOUND,
    outboundHttps(
      "allow-https-outbound",
      150,
      "Internet",
      "By the route table to the firewall, which decides by host",
    ),
    DENY_INTERNET_OUTBOUND,
  ];
}
