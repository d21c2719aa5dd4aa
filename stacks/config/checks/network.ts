import { planAddresses, type SubnetLayout, type SubnetRole } from "../../../constructs/network/address-plan";
import { withShownValues } from "../shown-value";
import { check, issueAtFirstWord } from "./check";

/** Ranges that are no ranges, overlap, are too small or lie outside the address space. */
export const addressRanges = check(["network"], ({ network }) => {
  if (network.existing !== undefined) {
    return [];
  }
  const { computeSubnet, computeIsolation } = network;
  const layouts: Partial<Record<SubnetRole, SubnetLayout>> = {
    endpointsSubnet: { addressPrefix: network.endpointsSubnet },
    computeSubnet:
      computeIsolation === "own-network" ? { addressPrefix: computeSubnet?.addressPrefix } : undefined,
    runnerSubnet: layoutOf(network.runnerSubnet),
    bastionSubnet: layoutOf(network.bastion),
  };
  const { problems } = planAddresses(network.addressSpace, layouts);
  const texts = [...network.addressSpace, ...Object.values(layouts).map((layout) => layout?.addressPrefix)];
  return problems.map((problem) =>
    issueAtFirstWord("network", withShownValues(inTermsOfConfig(problem), texts)),
  );
});

/** Settings of the other isolation, which would do nothing. */
export const isolationSettings = check(["network", "egress"], ({ network, egress }) => {
  const own = network.computeIsolation === "own-network";
  const subnetField =
    network.existing === undefined ? "network.computeSubnet" : "network.existing.computeSubnetId";
  const subnet = network.existing === undefined ? network.computeSubnet : network.existing.computeSubnetId;
  if (!own) {
    return subnet === undefined
      ? []
      : [
          {
            path: subnetField,
            problem:
              'must be left out, or computeIsolation be "own-network": a managed network has no subnet here',
          },
        ];
  }
  return [
    ...(network.existing !== undefined && subnet === undefined
      ? [{ path: subnetField, problem: 'is missing; computeIsolation "own-network" needs it' }]
      : []),
    ...(network.existing === undefined && network.computeSubnet?.firewallPrivateIp === undefined
      ? [
          {
            path: "network.computeSubnet.firewallPrivateIp",
            problem:
              'is missing; computeIsolation "own-network" needs the private IPv4 address of a firewall, because computes without a public address start only with a way out',
          },
        ]
      : []),
    ...(egress === undefined
      ? []
      : [
          {
            path: "egress",
            problem:
              'must be left out with computeIsolation "own-network": the firewall of that network decides',
          },
        ]),
  ];
});

function layoutOf(choice: boolean | string | undefined): SubnetLayout | undefined {
  if (choice === undefined || choice === false) {
    return undefined;
  }
  return choice === true ? {} : { addressPrefix: choice };
}

// The construct's props are nested one level deeper than the configuration.
function inTermsOfConfig(problem: string): string {
  return problem
    .replaceAll("bastionSubnet", "bastion")
    .replaceAll(/(endpointsSubnet|runnerSubnet|bastion)\.addressPrefix/g, "$1");
}
