import type { LandingZoneConfig } from "./landing-zone-config";
import type { ResolvedDns, ResolvedNetwork } from "./resolved-config";

/** The network with every default filled in. */
export function resolveNetwork(network: LandingZoneConfig["network"]): ResolvedNetwork {
  const computeIsolation = network.computeIsolation ?? "managed-network";
  if (network.existing !== undefined) {
    return { kind: "existing", ...network.existing, computeIsolation };
  }
  const { hub } = network;
  return {
    kind: "new",
    addressSpace: network.addressSpace,
    endpointsSubnet: network.endpointsSubnet,
    hub: hub && {
      virtualNetworkId: hub.virtualNetworkId,
      useRemoteGateways: hub.useRemoteGateways ?? false,
      allowForwardedTraffic: hub.allowForwardedTraffic ?? false,
    },
    runnerSubnet: network.runnerSubnet ?? false,
    bastion: network.bastion ?? false,
    dnsServers: network.dnsServers ?? [],
    computeIsolation,
    computeSubnet: computeIsolation === "own-network" ? (network.computeSubnet ?? {}) : undefined,
  };
}

/** Who makes the private DNS zones. */
export function resolveDns(dns: LandingZoneConfig["dns"] = "create"): ResolvedDns {
  return typeof dns === "string" ? { kind: dns } : { kind: "existing", zoneIds: dns.zoneIds };
}
