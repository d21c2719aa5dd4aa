import { armId, changed, goodDev, goodDeviation, issueLines, type WrongCases, zoneIds } from "./good-configs";

const GROUPS = "people get access through Entra groups";
const NOT_A_GROUP = `must be { group: "<object id>" }: ${GROUPS}, not by name, user or e-mail address`;
const WHOLE_INTERNET =
  "must name a host or a domain, e.g. packages.example.com or *.example.com: this one is the whole internet";
const GUID = "11111111-0000-0000-0000-000000000021";

const CASES: WrongCases = {
  "missing groups": [{ groups: undefined }, "groups is missing; it must be an object { … }"],
  "user instead of group": [
    { "groups.readers": [{ user: GUID }] },
    `groups.readers[0].user is not a field: ${GROUPS}, not one by one: { group: "<object id>" }`,
  ],
  "e-mail instead of group": [
    { "groups.readers": ["anna@example.com", { group: "anna@example.com" }] },
    `groups.readers[0] ${NOT_A_GROUP} (got "anna@example.com")`,
    `groups.readers[1].group must be the object id of a group, a GUID: ${GROUPS}, not by name or e-mail address (got "anna@example.com")`,
  ],
  "group without an id": [
    { "groups.readers": [{}] },
    `groups.readers[0].group is missing; it ${NOT_A_GROUP}`,
  ],
  "container in a condition": [
    { "groups.dataAccess": { containers: ["Raw"], paths: ["/a", "a'b"] } },
    'groups.dataAccess.containers[0] must be the name of a container (got "Raw")',
    'groups.dataAccess.paths[0] must be a blob path without leading slash, quotes, braces and backslashes (got "/a")',
    'groups.dataAccess.paths[1] must be a blob path without leading slash, quotes, braces and backslashes (got "a\'b")',
  ],
  "no network": [
    { network: undefined },
    "network is missing; it must be { addressSpace: […] } or { existing: { virtualNetworkId, endpointsSubnetId } }",
  ],
  "network as text": [
    { network: "10.0.0.0/16" },
    'network must be { addressSpace: […] } or { existing: { virtualNetworkId, endpointsSubnetId } } (got "10.0.0.0/16")',
  ],
  "empty network": [{ network: {} }, "network.addressSpace is missing; it must be a list [ … ]"],
  "empty address space": [
    { "network.addressSpace": [] },
    "network.addressSpace must have at least 1 entry (got a list of 0)",
  ],
  "network both new and existing": [
    { "network.existing": {} },
    "network.existing.virtualNetworkId is missing; it must be the ARM id of a resource of type Microsoft.Network/virtualNetworks",
    "network.existing.endpointsSubnetId is missing; it must be the ARM id of a resource of type Microsoft.Network/virtualNetworks/subnets",
    "network.addressSpace must be left out with existing: its owner decides about it",
  ],
  "existing network with what belongs to a new one": [
    {
      network: {
        existing: {
          virtualNetworkId: armId("Microsoft.Network/virtualNetworks", "vnet"),
          endpointsSubnetId: armId("Microsoft.Network/virtualNetworks/subnets", "vnet", "endpoints"),
        },
        hub: {},
        bastion: true,
      },
    },
    "network.hub must be left out with existing: its owner decides about it",
    "network.bastion must be left out with existing: its owner decides about it",
  ],
  "existing network of another kind, with a hub": [
    { network: { existing: "vnet", hub: {} } },
    'network.existing must be an object { … } (got "vnet")',
    "network.hub must be left out with existing: its owner decides about it",
  ],
  "existing network without ids": [
    { network: { existing: { virtualNetworkId: "vnet-hub" } } },
    'network.existing.virtualNetworkId must be the ARM id of a resource of type Microsoft.Network/virtualNetworks (got "vnet-hub")',
    "network.existing.endpointsSubnetId is missing; it must be the ARM id of a resource of type Microsoft.Network/virtualNetworks/subnets",
  ],
  "runner subnet as a number": [
    { "network.runnerSubnet": 28 },
    "network.runnerSubnet must be true, false or an IPv4 range in CIDR notation (got 28)",
  ],
  "DNS server by name": [
    { "network.dnsServers": ["dns.example.com"] },
    'network.dnsServers[0] must be an IPv4 address (got "dns.example.com")',
  ],
  "DNS server out of range": [
    { "network.dnsServers": ["10.0.0.256"] },
    'network.dnsServers[0] must be an IPv4 address (got "10.0.0.256")',
  ],
  "isolation of no kind": [
    { "network.computeIsolation": "none" },
    'network.computeIsolation must be "managed-network" or "own-network" (got "none")',
  ],
  "zones by nobody": [{ dns: "manual" }, 'dns must be "create", "policy" or { zoneIds: {…} } (got "manual")'],
  "zone of an unknown kind": [
    { dns: { zoneIds: { blobs: "x" } } },
    "dns.zoneIds.blobs is not a known field; did you mean blob?",
  ],
  "unknown field beside zones": [
    { dns: { zoneIds: zoneIds(), zoneGroup: "x" } },
    "dns.zoneGroup is not a known field; known are zoneIds",
  ],
  "blank feed": [
    { egress: { packageFeed: "" } },
    'egress.packageFeed must be a host name, e.g. packages.example.com (got "")',
  ],
  "organization as a number": [
    {
      "egress.azureArtifacts": { organization: 5, accepted: { approvedBy: "board", expires: "2027-01-31" } },
    },
    "egress.azureArtifacts.organization must be the name of an Azure DevOps organization (got 5)",
  ],
  "Azure Artifacts that nobody accepted": [
    { egress: { azureArtifacts: { organization: "contoso" } } },
    "egress.azureArtifacts.accepted is missing; it must be an object { … }",
  ],
  "Azure Artifacts half accepted": [
    { egress: { azureArtifacts: { organization: "contoso", accepted: { approvedBy: "board" } } } },
    "egress.azureArtifacts.accepted.expires is missing; it must be text in quotes",
  ],
  "service tag and its protocol": [
    { egress: { serviceTags: [{ tag: " ", protocol: "HTTPS", ports: 443 }] } },
    'egress.serviceTags[0].tag must be a service tag of Azure, e.g. AzureMonitor (got " ")',
    'egress.serviceTags[0].protocol must be "TCP" or "UDP" (got "HTTPS")',
    'egress.serviceTags[0].ports must be ports and ranges, e.g. "443" or "80,8000-8010" (got 443)',
  ],
  "every host": [
    { "egress.fqdns": [{ host: "*" }, { host: "*.", wildcard: goodDeviation() }] },
    `egress.fqdns[0].host ${WHOLE_INTERNET} (got "*")`,
    `egress.fqdns[1].host ${WHOLE_INTERNET} (got "*.")`,
  ],
  "feed on every host": [{ "egress.packageFeed": "*" }, `egress.packageFeed ${WHOLE_INTERNET} (got "*")`],
  "endpoint to a text with blanks and quotes": [
    { "egress.privateEndpoints": [{ targetId: '/subscriptions/s "x"', subresource: "blob" }] },
    'egress.privateEndpoints[0].targetId must be the ARM id of a resource (got "/subscriptions/s \\"x\\"")',
  ],
  "deviation's date that looks like a secret": [
    { workspaceIdentityControlPlane: { ...goodDeviation(), expires: "password=x" } },
    "workspaceIdentityControlPlane.expires must be a calendar day, YYYY-MM-DD (got a text that looks like a secret and is not shown)",
  ],
  "endpoint to nothing": [
    { egress: { privateEndpoints: [{ subresource: "" }] } },
    "egress.privateEndpoints[0].targetId is missing; it must be the ARM id of a resource",
    'egress.privateEndpoints[0].subresource must be a private link sub-resource, e.g. blob (got "")',
  ],
  "default account as data lake": [
    { "storage.hierarchicalNamespace": true },
    "storage.hierarchicalNamespace is not a field: the workspace's default account can't have it; dataLake makes an additional account",
  ],
  "data lake of nothing": [
    { "storage.dataLake": { filesystems: [] } },
    "storage.dataLake.filesystems must have at least 1 entry (got a list of 0)",
  ],
  "soft delete out of range": [
    { "storage.softDeleteDays": 366 },
    "storage.softDeleteDays must be ≤ 365 (got 366)",
  ],
  "customer keys none": [
    { encryption: { keys: "none" } },
    'encryption.keys must be "platform" or "customer" (got "none")',
  ],
  "CMK with a vault without key names": [
    { encryption: { keys: "customer", keyVault: { keyVaultId: "kv-hub" } } },
    'encryption.keyVault.keyVaultId must be the ARM id of a resource of type Microsoft.KeyVault/vaults (got "kv-hub")',
    "encryption.keyVault.workspaceKey is missing; it must be the name of a key: 1 to 127 letters, digits and hyphens",
    "encryption.keyVault.storageKey is missing; it must be the name of a key: 1 to 127 letters, digits and hyphens",
  ],
  "retention too short": [
    { "monitoring.retentionDays": 29 },
    "monitoring.retentionDays must be ≥ 30 (got 29)",
  ],
  "retention too long": [
    { "monitoring.retentionDays": 731 },
    "monitoring.retentionDays must be ≤ 730 (got 731)",
  ],
  "quota of nothing": [{ "monitoring.dailyQuotaGb": 0 }, "monitoring.dailyQuotaGb must be > 0 (got 0)"],
  "deviation that is a bare true": [
    { workspaceIdentityControlPlane: true },
    "workspaceIdentityControlPlane must be an object { … } (got true)",
  ],
  "incomplete deviation": [
    { workspaceIdentityControlPlane: { reason: "the old exporter" } },
    "workspaceIdentityControlPlane.approvedBy is missing; it must be text in quotes",
    "workspaceIdentityControlPlane.expires is missing; it must be text in quotes",
  ],
  "deviation without substance": [
    { workspaceIdentityControlPlane: { reason: "because", approvedBy: " ", expires: "2027-02-30" } },
    'workspaceIdentityControlPlane.reason must say in at least ten characters why the secure setting can\'t be used (got "because")',
    'workspaceIdentityControlPlane.approvedBy must name the person or board who accepted the risk (got " ")',
    'workspaceIdentityControlPlane.expires must be a calendar day, YYYY-MM-DD (got "2027-02-30")',
  ],
  "provider version": [
    { azurermVersion: "3.0.0" },
    'azurermVersion must be "5.2.0" or "4.81.0" (got "3.0.0")',
  ],
};

describe("access, network, data of the wrong shape are refused in plain words", () => {
  test.each(Object.entries(CASES))("%s", (_name, [changes, ...expected]) => {
    expect(issueLines(changed(goodDev(), changes))).toEqual(expected);
  });
});
