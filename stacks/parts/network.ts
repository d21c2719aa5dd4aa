import type { Construct } from "constructs";
import { findRegion } from "../../constructs/naming/regions";
import { Bastion } from "../../constructs/network/bastion";
import { type IPrivateDnsZones, PrivateDnsZones } from "../../constructs/network/private-dns-zones";
import type { ISubnet, IVirtualNetwork } from "../../constructs/network/subnet";
import { VirtualNetwork } from "../../constructs/network/virtual-network";
import type { IMonitored } from "../../constructs/observability/diagnostic-target";
import { neededZones } from "../config/needed-zones";
import type { ResolvedConfig, ResolvedNewNetwork } from "../config/resolved-config";
import type { Data } from "./data";
import type { Foundation } from "./foundation";

/** The network that everything private hangs in. */
export interface Network {
  readonly endpointsSubnet: ISubnet;
  /** Where computes run with `own-network`. */
  readonly computeSubnet?: ISubnet;
  readonly zones: IPrivateDnsZones;
  /** What writes logs. */
  readonly monitored: readonly (Construct & IMonitored)[];
}

/** A new network or the given one, and its private DNS zones. */
export function composeNetwork(foundation: Foundation, data: Data): Network {
  const { config } = foundation;
  if (config.network.kind === "new") {
    return createNetwork(foundation, config.network, data);
  }
  const { virtualNetworkId, endpointsSubnetId, computeSubnetId } = config.network;
  const network = VirtualNetwork.fromAttributes({
    virtualNetworkId,
    virtualNetworkName: virtualNetworkId.split("/").at(-1) ?? "",
  });
  return {
    endpointsSubnet: { subnetId: endpointsSubnetId },
    computeSubnet: computeSubnetId === undefined ? undefined : { subnetId: computeSubnetId },
    zones: composeZones(foundation, network),
    monitored: [],
  };
}

function createNetwork(foundation: Foundation, layout: ResolvedNewNetwork, data: Data): Network {
  const { stack, config, names, group } = foundation;
  const { hub, computeSubnet } = layout;
  const network = new VirtualNetwork(stack, "network", {
    resourceGroup: group,
    names,
    addressSpace: layout.addressSpace,
    dnsServers: layout.dnsServers.length > 0 ? layout.dnsServers : undefined,
    endpointsSubnet: { addressPrefix: layout.endpointsSubnet },
    runnerSubnet: subnetLayout(layout.runnerSubnet),
    bastionSubnet: subnetLayout(layout.bastion),
    computeSubnet: computeSubnet && {
      ...computeSubnet,
      storageAccountIds: [data.storage, data.dataLake].flatMap((account) => account?.storageAccountId ?? []),
    },
    hubPeering: hub && {
      hubVirtualNetworkId: hub.virtualNetworkId,
      useRemoteGateways: hub.useRemoteGateways,
      allowForwardedTraffic: hub.allowForwardedTraffic,
    },
  });
  const bastion =
    network.bastionSubnet &&
    new Bastion(stack, "bastion", {
      resourceGroup: group,
      names,
      subnet: network.bastionSubnet,
      zones: zonesOf(config),
    });
  return {
    endpointsSubnet: network.endpointsSubnet,
    computeSubnet: network.computeSubnet,
    zones: composeZones(foundation, network),
    monitored: bastion ? [network, bastion] : [network],
  };
}

function composeZones(foundation: Foundation, virtualNetwork: IVirtualNetwork): IPrivateDnsZones {
  const { stack, config, group } = foundation;
  switch (config.dns.kind) {
    case "policy":
      return PrivateDnsZones.ownedByPolicy();
    case "existing":
      return PrivateDnsZones.fromZoneIds(config.dns.zoneIds);
    case "create":
      return new PrivateDnsZones(stack, "dns", {
        resourceGroup: group,
        virtualNetwork,
        kinds: neededZones(config),
      });
  }
}

function subnetLayout(setting: boolean | string): { addressPrefix?: string } | undefined {
  if (typeof setting === "string") {
    return { addressPrefix: setting };
  }
  return setting ? {} : undefined;
}

function zonesOf(config: ResolvedConfig): readonly string[] | undefined {
  return findRegion(config.location)?.zones ? ["1", "2", "3"] : undefined;
}
