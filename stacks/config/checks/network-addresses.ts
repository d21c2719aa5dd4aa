import { cidrProblem } from "../../../constructs/network/cidr";
import { isPrivate, liesIn, PRIVATE_RANGES } from "../address-kinds";
import { type ConfigIssue, issueWith } from "../config-issue";
import type { LandingZoneConfig } from "../landing-zone-config";
import { check } from "./check";

/** Characters of an ARM id that tell it from others: the last ones. */
const SHOWN_END = 60;

type NewNetwork = Exclude<LandingZoneConfig["network"], { existing: object }>;

/** Addresses of a new network that are somebody else's, or stand where they can't work. */
export const privateAddresses = check(["network"], ({ network }) =>
  network.existing === undefined
    ? [...spaceIssues(network), ...firewallIssues(network), ...dnsIssues(network)]
    : [],
);

/** Subnets of another network, or one for two purposes. */
export const existingSubnets = check(["network"], ({ network: { existing } }) => {
  if (existing === undefined) {
    return [];
  }
  const { virtualNetworkId, endpointsSubnetId, computeSubnetId } = existing;
  const within = `${virtualNetworkId}/subnets/`.toLowerCase();
  const outside = Object.entries({ endpointsSubnetId, computeSubnetId }).filter(
    ([, id]) => id !== undefined && !id.toLowerCase().startsWith(within),
  );
  return [
    ...outside.map(
      ([field, id]): ConfigIssue => ({
        path: `network.existing.${field}`,
        problem: `must be a subnet of virtualNetworkId (got "…${id?.slice(-SHOWN_END)}")`,
      }),
    ),
    ...(computeSubnetId?.toLowerCase() === endpointsSubnetId.toLowerCase()
      ? [
          {
            path: "network.existing.computeSubnetId",
            problem: "must differ from endpointsSubnetId: computes and private endpoints each need a subnet",
          },
        ]
      : []),
  ];
});

function spaceIssues({ addressSpace }: NewNetwork): ConfigIssue[] {
  return addressSpace.flatMap((range, at) =>
    cidrProblem(range) !== undefined || isPrivate(range)
      ? []
      : [issueWith(`network.addressSpace[${at}]`, `must lie in a private range: ${PRIVATE_RANGES}`, range)],
  );
}

function firewallIssues({ addressSpace, computeSubnet }: NewNetwork): ConfigIssue[] {
  const address = computeSubnet?.firewallPrivateIp;
  const path = "network.computeSubnet.firewallPrivateIp";
  if (address === undefined) {
    return [];
  }
  if (!isPrivate(address)) {
    return [issueWith(path, `must be a private address, in ${PRIVATE_RANGES}`, address)];
  }
  return liesIn(address, addressSpace)
    ? [issueWith(path, "must lie outside addressSpace: the firewall is in a network of its own", address)]
    : [];
}

function dnsIssues({ dnsServers = [] }: NewNetwork): ConfigIssue[] {
  return dnsServers.flatMap((address, at) =>
    dnsServers.indexOf(address) === at
      ? []
      : [
          issueWith(
            `network.dnsServers[${at}]`,
            `must not repeat network.dnsServers[${dnsServers.indexOf(address)}]`,
            address,
          ),
        ],
  );
}
