import { armId, changed, goodDev, issueLines, type WrongCases, zoneIds } from "./good-configs";

const EXISTING = {
  virtualNetworkId: armId("Microsoft.Network/virtualNetworks", "vnet"),
  endpointsSubnetId: armId("Microsoft.Network/virtualNetworks/subnets", "vnet", "endpoints"),
};
const ZONES = zoneIds();
const OWN_NETWORK = {
  "network.computeIsolation": "own-network",
  "network.computeSubnet": { firewallPrivateIp: "10.0.0.4" },
};
const NEEDS_FIREWALL =
  'network.computeSubnet.firewallPrivateIp is missing; computeIsolation "own-network" needs the private IPv4 address of a firewall, because computes without a public address start only with a way out';
const OTHER_SUBNET = armId("Microsoft.Network/virtualNetworks/subnets", "vnet2", "endpoints");
const PRIVATE = "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10";
const ZONE_ID = "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Network/privateDnsZones/";
const needsZone = (kind: string) =>
  `dns.zoneIds.${kind} is missing; it must be the ARM id of the private DNS zone, because an endpoint needs it`;

const CASES: WrongCases = {
  "unknown region": [
    { location: "atlantis" },
    'location must be a region of Azure, e.g. australiacentral, australiaeast, australiasoutheast (got "atlantis")',
  ],
  "misspelt region": [
    { location: "West Europe" },
    'location must be a region of Azure; did you mean westeurope? (got "West Europe")',
  ],
  "region of another cloud": [
    { location: "usgovvirginia" },
    'location must be a region of cloud "public", e.g. australiacentral, australiaeast, australiasoutheast; this one belongs to "usgovernment" (got "usgovvirginia")',
  ],
  "cloud without that region": [
    { cloud: "china" },
    'location must be a region of cloud "china", e.g. chinaeast2, chinaeast3, chinanorth2; this one belongs to "public" (got "westeurope")',
  ],
  "zones where there are none": [
    { location: "westus", "storage.redundancy": "ZRS" },
    'storage.redundancy must be "LRS": westus has no availability zones (got "ZRS")',
  ],
  "name too long after composition": [
    { useCase: "churnmodelab", environment: "dev01", nameSuffix: "abcde" },
    'useCase is too long: the key vault name "kv-churnmodelab-dev01-abcde" has 27 characters, at most 24 are allowed; shorten useCase "churnmodelab" by 3',
  ],
  "names too long with a data lake": [
    {
      useCase: "churnmode",
      environment: "dev012",
      nameSuffix: "abcde",
      "storage.dataLake.filesystems": ["raw"],
    },
    'useCase is too long: the key vault name "kv-churnmode-dev012-abcde" has 25 characters, at most 24 are allowed; shorten useCase "churnmode" by 1',
  ],
  "invalid address space": [
    { "network.addressSpace": ["10.20.0.0"] },
    'network.addressSpace "10.20.0.0" is not an IPv4 range in CIDR notation, e.g. 10.20.0.0/22',
  ],
  "address space with host bits": [
    { "network.addressSpace": ["10.20.0.1/22"] },
    'network.addressSpace "10.20.0.1/22" has host bits set; the range is 10.20.0.0/22',
  ],
  "overlapping address spaces": [
    { "network.addressSpace": ["10.20.0.0/22", "10.20.2.0/24"] },
    "network.addressSpace 10.20.2.0/24 overlaps addressSpace 10.20.0.0/22",
  ],
  "address space of Docker": [
    { "network.addressSpace": ["172.16.0.0/12"], ...OWN_NETWORK },
    "network.addressSpace 172.16.0.0/12 overlaps 172.17.0.0/16, which Docker uses on every compute",
  ],
  "address space too small": [
    { "network.addressSpace": ["10.20.0.0/25"] },
    "network.endpointsSubnet 10.20.0.0/27 is too small: /26 or larger is needed; enlarge the first addressSpace or give endpointsSubnet",
  ],
  "Bastion too small": [
    { "network.bastion": "10.20.3.0/27" },
    "network.bastion 10.20.3.0/27 is too small: /26 or larger is needed; enlarge the first addressSpace or give bastion",
  ],
  "runner subnet outside": [
    { "network.runnerSubnet": "10.30.0.0/28" },
    "network.runnerSubnet 10.30.0.0/28 is outside addressSpace 10.20.0.0/22",
  ],
  "runner subnet that is no range": [
    { "network.runnerSubnet": "runner" },
    'network.runnerSubnet "runner" is not an IPv4 range in CIDR notation, e.g. 10.20.0.0/22',
  ],
  "carved Bastion over given endpoints": [
    { network: { addressSpace: ["10.20.0.0/22"], endpointsSubnet: "10.20.3.0/24", bastion: true } },
    "network.bastion 10.20.3.0/24 overlaps endpointsSubnet 10.20.3.0/24",
  ],
  "carved runner subnet over given endpoints": [
    { network: { addressSpace: ["10.20.0.0/22"], endpointsSubnet: "10.20.2.0/24", runnerSubnet: true } },
    "network.runnerSubnet 10.20.2.0/24 overlaps endpointsSubnet 10.20.2.0/24",
  ],
  "compute subnet too small": [
    { ...OWN_NETWORK, "network.computeSubnet.addressPrefix": "10.20.1.0/30" },
    "network.computeSubnet 10.20.1.0/30 is too small: /29 or larger is needed; enlarge the first addressSpace or give computeSubnet.addressPrefix",
  ],
  "compute subnet with a managed network": [
    { "network.computeSubnet": {} },
    'network.computeSubnet must be left out, or computeIsolation be "own-network": a managed network has no subnet here',
  ],
  "existing compute subnet with a managed network": [
    {
      network: {
        existing: {
          ...EXISTING,
          computeSubnetId: armId("Microsoft.Network/virtualNetworks/subnets", "vnet", "computes"),
        },
      },
    },
    'network.existing.computeSubnetId must be left out, or computeIsolation be "own-network": a managed network has no subnet here',
  ],
  "own existing network without compute subnet": [
    { network: { existing: EXISTING, computeIsolation: "own-network" } },
    'network.existing.computeSubnetId is missing; computeIsolation "own-network" needs it',
  ],
  "egress rules without managed network": [
    { ...OWN_NETWORK, egress: {} },
    'egress must be left out with computeIsolation "own-network": the firewall of that network decides',
  ],
  "own network without a firewall": [{ "network.computeIsolation": "own-network" }, NEEDS_FIREWALL],
  "own network with a subnet, without a firewall": [
    { "network.computeIsolation": "own-network", "network.computeSubnet": { addressPrefix: "10.20.1.0/24" } },
    NEEDS_FIREWALL,
  ],
  "subnets of another network": [
    {
      network: {
        existing: { ...EXISTING, endpointsSubnetId: OTHER_SUBNET, computeSubnetId: `${OTHER_SUBNET}2` },
        computeIsolation: "own-network",
      },
    },
    `network.existing.endpointsSubnetId must be a subnet of virtualNetworkId (got "…${OTHER_SUBNET.slice(-60)}")`,
    `network.existing.computeSubnetId must be a subnet of virtualNetworkId (got "…${OTHER_SUBNET.slice(-59)}2")`,
  ],
  "one subnet for computes and endpoints": [
    {
      network: {
        existing: { ...EXISTING, computeSubnetId: EXISTING.endpointsSubnetId.replace("rg-hub", "RG-hub") },
        computeIsolation: "own-network",
      },
    },
    "network.existing.computeSubnetId must differ from endpointsSubnetId: computes and private endpoints each need a subnet",
  ],
  "public address space": [
    { "network.addressSpace": ["10.20.0.0/22", "8.8.8.0/24", "172.32.0.0/24", "192.0.0.0/8"] },
    ...["8.8.8.0/24", "172.32.0.0/24", "192.0.0.0/8"].map(
      (range, at) =>
        `network.addressSpace[${at + 1}] must lie in a private range: ${PRIVATE} (got "${range}")`,
    ),
  ],
  "firewall with a public address": [
    { ...OWN_NETWORK, "network.computeSubnet.firewallPrivateIp": "20.1.2.3" },
    `network.computeSubnet.firewallPrivateIp must be a private address, in ${PRIVATE} (got "20.1.2.3")`,
  ],
  "firewall in the own address space": [
    { ...OWN_NETWORK, "network.computeSubnet.firewallPrivateIp": "10.20.3.4" },
    'network.computeSubnet.firewallPrivateIp must lie outside addressSpace: the firewall is in a network of its own (got "10.20.3.4")',
  ],
  "one DNS server twice": [
    { "network.dnsServers": ["10.0.0.4", "10.0.0.5", "10.0.0.4"] },
    'network.dnsServers[2] must not repeat network.dnsServers[0] (got "10.0.0.4")',
  ],
  "address space that looks like a secret": [
    { "network.addressSpace": ["https://a:b@host/1"] },
    "network.addressSpace a text that looks like a secret and is not shown is not an IPv4 range in CIDR notation, e.g. 10.20.0.0/22",
  ],
  "zone of another kind and of another cloud": [
    { dns: { zoneIds: { ...ZONES, blob: ZONES.file, vault: zoneIds("china").vault } } },
    `dns.zoneIds.blob must be the zone privatelink.blob.core.windows.net, e.g. ${ZONE_ID}privatelink.blob.core.windows.net (got "privatelink.file.core.windows.net")`,
    `dns.zoneIds.vault must be the zone privatelink.vaultcore.azure.net, e.g. ${ZONE_ID}privatelink.vaultcore.azure.net (got "privatelink.vaultcore.azure.cn")`,
  ],
  "zones that are not complete": [
    { dns: { zoneIds: { ...ZONES, blob: undefined, registry: undefined } } },
    needsZone("blob"),
    needsZone("registry"),
  ],
  "zones of a data lake": [
    { dns: { zoneIds: ZONES }, "storage.dataLake.filesystems": ["raw"] },
    needsZone("dfs"),
  ],
  "zones of a private link scope": [
    { dns: { zoneIds: ZONES }, "monitoring.privateLinkScope": true },
    ...["monitor", "monitorOms", "monitorOds", "monitorAgent"].map(needsZone),
  ],
  "no zones at all": [
    { dns: { zoneIds: {} } },
    ...["workspaceApi", "workspaceNotebooks", "blob", "file", "queue", "table", "vault", "registry"].map(
      needsZone,
    ),
  ],
};

describe("regions, names and networks that can't work are refused", () => {
  test.each(Object.entries(CASES))("%s", (_name, [changes, ...expected]) => {
    expect(issueLines(changed(goodDev(), changes))).toEqual(expected);
  });
});
