import {
  armId,
  changed,
  confidentialDev,
  goodDev,
  goodDeviation,
  goodProd,
  issueLines,
  zoneIds,
} from "./good-configs";

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
const ZONES = zoneIds();

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
        existing: {
          ...EXISTING,
          computeSubnetId: armId("Microsoft.Network/virtualNetworks/subnets", "vnet", "computes"),
        },
        computeIsolation: "own-network",
      },
    },
    "existing network, spelt in another case": {
      network: {
        existing: { ...EXISTING, endpointsSubnetId: EXISTING.endpointsSubnetId.replace("rg-hub", "RG-HUB") },
      },
    },
    "private ranges of every kind": {
      "network.addressSpace": ["10.20.0.0/22", "172.31.0.0/24", "192.168.0.0/24", "100.127.0.0/24"],
      "network.dnsServers": ["168.63.129.16", "10.0.0.4"],
    },
    "all zones given": { dns: { zoneIds: ZONES } },
    "zones of another cloud": {
      dns: { zoneIds: zoneIds("china") },
      cloud: "china",
      location: "chinanorth3",
    },
    "zones spelt in another case": {
      dns: {
        zoneIds: { ...ZONES, blob: ZONES.blob?.toUpperCase().replace("/SUBSCRIPTIONS", "/subscriptions") },
      },
    },
    "containers and file systems of different datastores": {
      storage: { containers: ["raw", "lake", "raw-x"], dataLake: { filesystems: ["raw", "raw-x", "lake"] } },
    },
    "the most tags": {
      tags: {
        ...goodDev().tags,
        ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`tag ${at}`, "x".repeat(256)])),
      },
    },
    ...Object.fromEntries(
      [{ environment: "dev" }, { useCase: "churn" }, { environment: "dev", useCase: "churn" }].map((said) => [
        `the most tags, with ${Object.keys(said).join(" and ")} among them`,
        {
          tags: {
            ...goodDev().tags,
            ...said,
            ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`tag ${at}`, "x"])),
          },
        },
      ]),
    ),
    "the longest tag name": { [`tags.${"n".repeat(128)}`]: "x" },
    "what only looks like code": { "tags.team": "$5 {x} 5% $ {y} % {z}", "tags.costCenter": "TfToken" },
    "instances beside clusters": {
      "compute.instances": ["training1", "box-1a", "anna-b2"].map((name) => ({ name, assignedTo: GUID })),
    },
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
    "GPU with opt-in": {
      "compute.training": { vmSize: "Standard_NC4as_T4_v3", gpu: true },
      "costs.gpu": goodDeviation(),
    },
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
    "short retention that somebody accepted": {
      "monitoring.retentionDays": 90,
      "monitoring.shorterRetention": {
        reason: "a cheaper archive keeps the rest",
        approvedBy: "security board",
        expires: "2027-01-31",
      },
    },
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
