import { armId, changed, confidentialDev, goodDev, goodDeviation, goodProd, issueLines } from "./good-configs";

const GUID = "11111111-0000-0000-0000-000000000021";
const CUSTOMER_REGISTRY = {
  keys: "customer",
  registry: "customer",
  registryReachableVault: goodDeviation(),
};
const REGISTRY = armId("Microsoft.MachineLearningServices/registries", "shared");
const VAULT = {
  keyVaultId: armId("Microsoft.KeyVault/vaults", "kv-hub"),
  workspaceKey: "ws",
  storageKey: "st",
};
const FIREWALL = { firewallPrivateIp: "10.0.0.4" };
const EXISTING = {
  virtualNetworkId: armId("Microsoft.Network/virtualNetworks", "vnet"),
  endpointsSubnetId: armId("Microsoft.Network/virtualNetworks/subnets", "vnet", "endpoints"),
};
const zone = armId("Microsoft.Network/privateDnsZones", "privatelink.x");
const ZONES = Object.fromEntries(
  ["workspaceApi", "workspaceNotebooks", "blob", "file", "queue", "table", "vault", "registry"].map(
    (kind) => [kind, zone],
  ),
);

describe("what looks similar and is right passes", () => {
  const DEV: Readonly<Record<string, Record<string, unknown>>> = {
    "local redundancy without zones": { location: "westus" },
    "a region of the other cloud": { cloud: "usgovernment", location: "usgovvirginia" },
    "the longest names": { useCase: "churnmod", environment: "dev012", nameSuffix: "abcde" },
    "every subnet carved": { "network.runnerSubnet": true, "network.bastion": true },
    "no subnet": { "network.runnerSubnet": false, "network.bastion": false },
    "own network": { "network.computeIsolation": "own-network", "network.computeSubnet": FIREWALL },
    "existing network": { network: { existing: EXISTING } },
    "own existing network": {
      network: {
        existing: { ...EXISTING, computeSubnetId: EXISTING.endpointsSubnetId },
        computeIsolation: "own-network",
      },
    },
    "all zones given": { dns: { zoneIds: ZONES } },
    "tags that say the same": { "tags.environment": "dev", "tags.useCase": "churn" },
    "one group in two lists": {
      "groups.readers": [{ group: GUID }],
      "groups.computeOperators": [{ group: GUID }],
    },
    condition: { "groups.dataAccess": { containers: ["raw"], paths: ["features/*"] } },
    "accepted wildcard": { "egress.fqdns": [{ host: "*.example.com", wildcard: goodDeviation() }] },
    "service tags": {
      "egress.serviceTags": [
        { tag: "AzureMonitor", protocol: "UDP", ports: "1,80-80,443-65535" },
        { tag: "Storage", protocol: "TCP", ports: "443", anybodys: goodDeviation() },
      ],
    },
    "every kind of egress": {
      egress: {
        packageFeed: "packages.example.com",
        azureArtifacts: {
          organization: "contoso",
          accepted: { approvedBy: "security board", expires: "2027-01-31" },
        },
        privateEndpoints: [{ targetId: VAULT.keyVaultId, subresource: "vault", spark: true }],
      },
    },
    "managed network on Docker's addresses": { "network.addressSpace": ["172.16.0.0/12"] },
    schedule: {
      "compute.instances": [
        { name: "anna", assignedTo: GUID, schedule: { start: "00:00", stop: "23:59", timeZone: "UTC" } },
        { name: "bert", assignedTo: GUID, schedule: { stop: "19:00" } },
      ],
    },
    "registry users": {
      "groups.registryUsers": { machineLearningRegistryId: REGISTRY, groups: [{ group: GUID }] },
    },
    "GPU with opt-in": { "compute.training": { vmSize: "Standard_NC4as_T4_v3", gpu: true } },
    "warm nodes": { "compute.training": { keepWarm: { minNodes: 4, deviation: goodDeviation() } } },
    "training named with artifacts": { promotion: "artifact", "compute.training": {} },
    purge: { purgeOnDestroy: true },
    "short retention": { "monitoring.retentionDays": 30 },
    "customer keys without a deviation": { encryption: { keys: "customer" } },
    "registry key": { encryption: { ...CUSTOMER_REGISTRY, keyVault: { ...VAULT, registryKey: "cr" } } },
    "platform keys": { encryption: { keys: "platform" } },
  };
  test.each(Object.entries(DEV))("dev: %s", (_name, changes) => {
    expect(issueLines(changed(goodDev(), changes))).toEqual([]);
  });

  const PROD: Readonly<Record<string, Record<string, unknown>>> = {
    nothing: {},
    "accepted platform keys": { encryption: { keys: "platform", deviation: goodDeviation() } },
    "accepted instance": {
      "compute.instances": [{ name: "anna", assignedTo: GUID, productionUse: goodDeviation() }],
    },
    artifacts: { promotion: "artifact" },
    training: {
      "compute.training": { priority: "LowPriority", keepWarm: { minNodes: 8, deviation: goodDeviation() } },
    },
    "geo-redundancy": { "storage.redundancy": "GZRS" },
    "local redundancy without zones": { location: "westus", "storage.redundancy": "LRS" },
    "short retention of data that is not confidential": { "monitoring.retentionDays": 90 },
    "the switch that lets data be destroyed": { protectData: false },
    "names with a vault of keys that exists": {
      useCase: "churnmod",
      environment: "prod12",
      nameSuffix: "abcde",
      "encryption.keyVault": VAULT,
    },
  };
  test.each(Object.entries(PROD))("prod: %s", (_name, changes) => {
    expect(issueLines(changed(goodProd(), changes))).toEqual([]);
  });

  test("confidential data in dev", () => {
    expect(
      issueLines(changed(confidentialDev(), { "monitoring.retentionDays": 365, purgeOnDestroy: false })),
    ).toEqual([]);
    expect(issueLines(confidentialDev())).toEqual([]);
  });
});
