import { Token } from "cdktf";
import type { IContainerRegistry } from "../data/secure-container-registry";
import { cidrProblem, cidrsOverlap, prefixLengthOf } from "../network/cidr";
import type { ISubnet } from "../network/subnet";

/** The subnet of the nodes, with its range: pods and services must lie elsewhere. */
export interface ClusterSubnet extends ISubnet {
  /** E.g. `10.40.4.0/24`; a node takes an address, a pod none. */
  readonly addressPrefix: string;
}

/**
 * How nodes reach what lies outside: `routed` by the subnet's route table, to a firewall; or not at all as far
 * as the cluster goes, with Azure's own images from a cache in a registry, `none`.
 */
export type ClusterOutbound =
  | { readonly kind: "routed" }
  | { readonly kind: "none"; readonly cache: IContainerRegistry };

export interface ClusterNetworkProps {
  readonly subnet: ClusterSubnet;
  /** @default - routed: the subnet has a route table whose default route leads to a firewall */
  readonly outbound?: ClusterOutbound;
  /** Range of the pods, /8 to /24, of the cluster alone: an overlay. @default 10.244.0.0/16 */
  readonly podCidr?: string;
  /** Range of the services, /12 to /24, of the cluster alone. @default 10.245.0.0/16 */
  readonly serviceCidr?: string;
}

/** Ranges that AKS keeps for itself. */
const RESERVED = ["169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16", "192.0.2.0/24"];
/** Azure's own addresses in each subnet. */
const OF_AZURE = 5;

/** A network's ranges with their defaults. */
function rangesOf({ podCidr = "10.244.0.0/16", serviceCidr = "10.245.0.0/16" }: ClusterNetworkProps): {
  readonly podCidr: string;
  readonly serviceCidr: string;
} {
  return { podCidr, serviceCidr };
}

/** Azure's block `network_profile`: an overlay whose policies Cilium enforces, without a public way out. */
export function networkProfile(network: ClusterNetworkProps) {
  const { podCidr, serviceCidr } = rangesOf(network);
  return {
    networkPlugin: "azure",
    networkPluginMode: "overlay",
    networkPolicy: "cilium",
    networkDataPlane: "cilium",
    loadBalancerSku: "standard",
    outboundType: network.outbound?.kind === "none" ? "none" : "userDefinedRouting",
    podCidr,
    serviceCidr,
    // the tenth address: Kubernetes takes the first for itself
    dnsServiceIp: (serviceCidr.split("/")[0] ?? "").replace(/\d+$/, "10"),
  };
}

/**
 * What is wrong with a cluster's network, in words that begin with `network.`.
 *
 * @param addresses that its nodes take at most
 */
export function clusterNetworkProblems(network: ClusterNetworkProps, addresses: number): string[] {
  const { addressPrefix } = network.subnet;
  const named = { "subnet.addressPrefix": addressPrefix, ...rangesOf(network) };
  const known = Object.entries(named).filter(([, range]) => !Token.isUnresolved(range));
  const wrong = known.flatMap(([name, range]) => {
    const problem = cidrProblem(range);
    return problem === undefined ? [] : [`network.${name} ${problem}`];
  });
  if (wrong.length > 0) {
    return wrong;
  }
  const problems = known.flatMap(([name, range], index) => [
    ...known
      .slice(0, index)
      .filter(([, other]) => cidrsOverlap(other, range))
      .map(([earlier, other]) => `network.${name} ${range} overlaps network.${earlier} ${other}`),
    ...RESERVED.filter((reserved) => cidrsOverlap(reserved, range)).map(
      (reserved) => `network.${name} ${range} overlaps ${reserved}, which AKS keeps for itself`,
    ),
    ...lengthProblems(name, range),
  ]);
  const room = Token.isUnresolved(addressPrefix)
    ? addresses
    : 2 ** (32 - prefixLengthOf(addressPrefix)) - OF_AZURE;
  return addresses <= room
    ? problems
    : [
        ...problems,
        `network.subnet.addressPrefix ${addressPrefix} has room for ${Math.max(room, 0)} nodes, and the pools take up to ${addresses} with those of an upgrade`,
      ];
}

const LENGTHS: Readonly<Record<string, readonly [number, number]>> = {
  podCidr: [8, 24],
  serviceCidr: [12, 24],
};

function lengthProblems(name: string, range: string): string[] {
  const [least, most] = LENGTHS[name] ?? [0, 32];
  const length = prefixLengthOf(range);
  return length >= least && length <= most
    ? []
    : [`network.${name} must be a range of /${least} to /${most} (got /${length})`];
}
