import { vmSizesFor } from "../../../constructs/compute/vm-sizes";
import { configIssues } from "../../../stacks/config/issues";
import { armId, changed, goodDev, goodDeviation, goodProd } from "./good-configs";

const GUID = "11111111-0000-0000-0000-000000000021";
const DEVIATION = "a Deviation { reason, approvedBy, expires }";
const CUSTOMER_REGISTRY = {
  keys: "customer",
  registry: "customer",
  registryReachableVault: goodDeviation(),
};
const VAULT = {
  keyVaultId: armId("Microsoft.KeyVault/vaults", "kv-hub"),
  workspaceKey: "ws",
  storageKey: "st",
};
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
const namesOf = (...args: Parameters<typeof vmSizesFor>) =>
  vmSizesFor(...args)
    .map(({ name }) => name)
    .join(", ");
const needsZone = (kind: string) =>
  `dns.zoneIds.${kind} is missing; it must be the ARM id of the private DNS zone, because an endpoint needs it`;

type Cases = Readonly<Record<string, readonly [Readonly<Record<string, unknown>>, ...string[]]>>;

const DEV_CASES: Cases = {
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
    { "network.addressSpace": ["172.16.0.0/12"] },
    "network.addressSpace 172.16.0.0/12 overlaps 172.17.0.0/16, which Docker uses on every Azure ML compute",
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
    { "network.computeIsolation": "own-network", "network.computeSubnet": { addressPrefix: "10.20.1.0/30" } },
    "network.computeSubnet 10.20.1.0/30 is too small: /29 or larger is needed; enlarge the first addressSpace or give computeSubnet.addressPrefix",
  ],
  "compute subnet with a managed network": [
    { "network.computeSubnet": {} },
    'network.computeSubnet must be left out, or computeIsolation be "own-network": a managed network has no subnet here',
  ],
  "existing compute subnet with a managed network": [
    { network: { existing: { ...EXISTING, computeSubnetId: EXISTING.endpointsSubnetId } } },
    'network.existing.computeSubnetId must be left out, or computeIsolation be "own-network": a managed network has no subnet here',
  ],
  "own existing network without compute subnet": [
    { network: { existing: EXISTING, computeIsolation: "own-network" } },
    'network.existing.computeSubnetId is missing; computeIsolation "own-network" needs it',
  ],
  "egress rules without managed network": [
    { "network.computeIsolation": "own-network", egress: {} },
    'egress must be left out with computeIsolation "own-network": the firewall of that network decides',
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
  "environment as a tag": [
    { "tags.environment": "test" },
    'tags.environment must be left out: it is added as "dev" (got "test")',
  ],
  "use case as a tag": [
    { "tags.useCase": "fraud" },
    'tags.useCase must be left out: it is added as "churn" (got "fraud")',
  ],
  "duplicate group": [
    { "groups.readers": [{ group: GUID }, { group: `A${GUID.slice(1)}` }, { group: `a${GUID.slice(1)}` }] },
    `groups.readers[2].group must not repeat groups.readers[1] (got "a${GUID.slice(1)}")`,
  ],
  ...Object.fromEntries(
    ["dataScientists", "computeOperators", "registryUsers"].map((list) => [
      `duplicate group in ${list}`,
      [
        { [`groups.${list}`]: [{ group: GUID }, { group: GUID }] },
        `groups.${list}[1].group must not repeat groups.${list}[0] (got "${GUID}")`,
      ] as const,
    ]),
  ),
  "condition on nobody's access": [
    { groups: { dataAccess: { containers: ["raw"] } } },
    "groups.dataAccess narrows the access of dataScientists, and there are none",
  ],
  "wildcard without a deviation": [
    { "egress.fqdns": [{ host: "a.example.com" }, { host: "*.example.com" }] },
    'egress.fqdns[1].wildcard is missing; the wildcard in "*.example.com" needs a Deviation',
  ],
  "deviation without a wildcard": [
    { "egress.fqdns": [{ host: "a.example.com", wildcard: goodDeviation() }] },
    'egress.fqdns[0].wildcard must be left out: "a.example.com" has no wildcard',
  ],
  ...Object.fromEntries(
    ["0", "65536", "443,0", "90-80", "80-65536"].map((ports) => [
      `ports ${ports}`,
      [
        { "egress.serviceTags": [{ tag: "AzureMonitor", protocol: "TCP", ports }] },
        `egress.serviceTags[0].ports must be ports from 1 to 65535, ranges from low to high (got "${ports}")`,
      ] as const,
    ]),
  ),
  "GPU without opt-in": [
    { "compute.training": { vmSize: "Standard_NC4as_T4_v3" } },
    'compute.training.vmSize is wrong: vmSize "Standard_NC4as_T4_v3" has GPUs (1); accept their price with gpu: true, or choose a size without',
  ],
  "GPU for batch inference without opt-in": [
    { "compute.batch": { vmSize: "Standard_NC4as_T4_v3" } },
    'compute.batch.vmSize is wrong: vmSize "Standard_NC4as_T4_v3" has GPUs (1); accept their price with gpu: true, or choose a size without',
  ],
  "opt-in to GPUs without a size": [
    { compute: { training: { gpu: true }, batch: { gpu: true } } },
    `compute.training.vmSize is wrong: gpu: true, but vmSize "Standard_DS3_v2" has no GPU; leave gpu out, or choose from: ${namesOf("training", { gpu: true })}`,
    `compute.batch.vmSize is wrong: gpu: true, but vmSize "Standard_DS3_v2" has no GPU; leave gpu out, or choose from: ${namesOf("batchInference", { gpu: true })}`,
  ],
  "VM sizes not allowed": [
    {
      compute: {
        training: { vmSize: "Standard_A1" },
        batch: { vmSize: "Standard_A2" },
        imageBuild: { vmSize: "Standard_M16ms" },
        instances: [{ name: "anna", assignedTo: GUID, vmSize: "Standard_M16ms" }],
      },
    },
    `compute.training.vmSize is wrong: vmSize "Standard_A1" is not allowed for training; allowed are ${namesOf("training")}`,
    `compute.batch.vmSize is wrong: vmSize "Standard_A2" is not allowed for batch inference; allowed are ${namesOf("batchInference")}`,
    `compute.imageBuild.vmSize is wrong: vmSize "Standard_M16ms" is not allowed for image builds; allowed are ${namesOf("imageBuild")}`,
    `compute.instances[0].vmSize is wrong: vmSize "Standard_M16ms" is not allowed for interactive work; allowed are ${namesOf("interactive")}`,
  ],
  "more warm nodes than nodes": [
    { "compute.training": { keepWarm: { minNodes: 5, deviation: goodDeviation() } } },
    "compute.training.keepWarm.minNodes must be ≤ maxNodes = 4 (got 5)",
  ],
  "more warm nodes than chosen": [
    { "compute.training": { maxNodes: 1, keepWarm: { minNodes: 2, deviation: goodDeviation() } } },
    "compute.training.keepWarm.minNodes must be ≤ maxNodes = 1 (got 2)",
  ],
  "duplicate instance names": [
    {
      "compute.instances": [
        { name: "anna", assignedTo: GUID },
        { name: "Anna", assignedTo: GUID },
      ],
    },
    'compute.instances[1].name must differ from the name of compute.instances[0] (got "anna")',
  ],
  "schedule out of range": [
    { "compute.instances": [{ name: "anna", assignedTo: GUID, schedule: { stop: "0 24 * * *" } }] },
    'compute.instances[0].schedule.stop "0 24 * * *" must be cron with five fields (minute hour day-of-month month day-of-week), single spaces between; wrong: hour (0 to 23)',
  ],
  "restore and copy scope": [
    { storage: { pointInTimeRestoreDays: 7, allowedCopyScope: "PrivateLink" } },
    "storage.pointInTimeRestoreDays and allowedCopyScope exclude each other: Azure restores no account with a restricted copy scope; leave one out",
  ],
  "restore as long as soft delete": [
    { storage: { pointInTimeRestoreDays: 30 } },
    "storage.pointInTimeRestoreDays must be a whole number from 1 to softDeleteDays - 1 = 29 (got 30)",
  ],
  "duplicate containers": [
    { storage: { containers: ["raw", "raw"], dataLake: { filesystems: ["one", "two", "two"] } } },
    'storage.containers[1] must not repeat storage.containers[0] (got "raw")',
    'storage.dataLake.filesystems[2] must not repeat storage.dataLake.filesystems[1] (got "two")',
  ],
  "registry key without reachable vault": [
    { encryption: { keys: "customer", registry: "customer" } },
    `encryption.registryReachableVault is missing; it must be ${DEVIATION}: a registry can't reach a closed key vault`,
  ],
  "registry key without its name": [
    { encryption: { ...CUSTOMER_REGISTRY, keyVault: VAULT } },
    "encryption.keyVault.registryKey is missing; it must be the name of the registry's key",
  ],
  "both deviations with a registry key": [
    { encryption: { ...CUSTOMER_REGISTRY, registryPlatformKeys: goodDeviation() } },
    'encryption.registryPlatformKeys must be left out with registry "customer"',
  ],
  "what only a registry key needs": [
    {
      encryption: {
        keys: "customer",
        keyVault: { ...VAULT, registryKey: "cr" },
        registryReachableVault: goodDeviation(),
      },
    },
    'encryption.registryReachableVault must be left out with registry "platform"',
    'encryption.keyVault.registryKey must be left out with registry "platform"',
  ],
};

const REGISTRY_STAYS =
  "encryption.registryPlatformKeys is missing; it must be " +
  `${DEVIATION}: the registry stays on platform keys, because it can't reach a closed key vault`;

const PROD_CASES: Cases = {
  "local state": [
    { backend: { kind: "local" } },
    'backend.kind must be "azurerm" in prod: a state on one machine is neither shared nor locked nor kept (got "local")',
  ],
  "registry on platform keys without a deviation": [{ encryption: { keys: "customer" } }, REGISTRY_STAYS],
  "nothing said about keys": [{ encryption: undefined }, REGISTRY_STAYS],
  "platform keys without a deviation": [
    { encryption: { keys: "platform" } },
    `encryption.deviation is missing; platform keys in prod need ${DEVIATION}`,
  ],
  "compute instance": [
    { "compute.instances": [{ name: "anna", assignedTo: GUID }] },
    "compute.instances[0] must be left out in prod, or say in productionUse, a Deviation, who accepted it: people explore data apart from production",
  ],
  "training where artifacts arrive": [
    { promotion: "artifact", "compute.training": {} },
    'compute.training must be left out with promotion "artifact": prod gets trained models and trains none',
  ],
  "more warm nodes than prod has": [
    { "compute.training": { keepWarm: { minNodes: 9, deviation: goodDeviation() } } },
    "compute.training.keepWarm.minNodes must be ≤ maxNodes = 8 (got 9)",
  ],
  "local redundancy": [
    { "storage.redundancy": "LRS" },
    'storage.redundancy must be "ZRS", "GZRS" or "RAGZRS": prod survives the loss of a zone (got "LRS")',
  ],
  "region without zones": [
    { location: "westus" },
    'storage.redundancy must be "LRS": westus has no availability zones (got "ZRS")',
  ],
  purge: [
    { purgeOnDestroy: true },
    "purgeOnDestroy must be false: data of prod can be brought back after a destroy (got true)",
  ],
  "names too long with a vault for keys": [
    { useCase: "churnmod", environment: "prod12", nameSuffix: "abcde" },
    'useCase is too long: the key vault for keys name "kvk-churnmod-prod12-abcde" has 25 characters, at most 24 are allowed; shorten useCase "churnmod" by 1',
  ],
};

const CONFIDENTIAL_CASES: Cases = {
  "platform keys": [
    { encryption: { keys: "platform", deviation: goodDeviation() } },
    'encryption.keys must be "customer": data classified confidential is encrypted with keys of your own (got "platform")',
  ],
  "registry on platform keys without a deviation": [{ encryption: undefined }, REGISTRY_STAYS],
  purge: [
    { purgeOnDestroy: true },
    "purgeOnDestroy must be false: data classified confidential can be brought back after a destroy (got true)",
  ],
  "short retention": [
    { "monitoring.retentionDays": 364 },
    "monitoring.retentionDays must be ≥ 365 with data classified confidential (got 364)",
  ],
};

function lines(config: unknown): string[] {
  return configIssues(config).map(({ path, problem }) => `${path} ${problem}`);
}

function confidentialDev() {
  return {
    ...goodDev(),
    tags: { owner: "ml-platform", costCenter: "4711", dataClassification: "confidential" as const },
    encryption: { keys: "customer" as const, registryPlatformKeys: goodDeviation() },
  };
}

describe("a configuration of the right shape that can't work is refused", () => {
  test.each(Object.entries(DEV_CASES))("dev: %s", (_name, [changes, ...expected]) => {
    expect(lines(changed(goodDev(), changes))).toEqual(expected);
  });
  test.each(Object.entries(PROD_CASES))("prod: %s", (_name, [changes, ...expected]) => {
    expect(lines(changed(goodProd(), changes))).toEqual(expected);
  });
  test.each(Object.entries(CONFIDENTIAL_CASES))(
    "confidential data in dev: %s",
    (_name, [changes, ...expected]) => {
      expect(lines(changed(confidentialDev(), changes))).toEqual(expected);
    },
  );
});

describe("what looks similar and is right passes", () => {
  const DEV: Readonly<Record<string, Record<string, unknown>>> = {
    "local redundancy without zones": { location: "westus" },
    "a region of the other cloud": { cloud: "usgovernment", location: "usgovvirginia" },
    "the longest names": { useCase: "churnmod", environment: "dev012", nameSuffix: "abcde" },
    "every subnet carved": { "network.runnerSubnet": true, "network.bastion": true },
    "no subnet": { "network.runnerSubnet": false, "network.bastion": false },
    "own network": { "network.computeIsolation": "own-network" },
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
      "groups.registryUsers": [{ group: GUID }],
    },
    condition: { "groups.dataAccess": { containers: ["raw"], paths: ["features/*"] } },
    "accepted wildcard": { "egress.fqdns": [{ host: "*.example.com", wildcard: goodDeviation() }] },
    ports: { "egress.serviceTags": [{ tag: "AzureMonitor", protocol: "*", ports: "1,80-80,443-65535" }] },
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
    expect(lines(changed(goodDev(), changes))).toEqual([]);
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
    expect(lines(changed(goodProd(), changes))).toEqual([]);
  });

  test("confidential data in dev", () => {
    expect(
      lines(changed(confidentialDev(), { "monitoring.retentionDays": 365, purgeOnDestroy: false })),
    ).toEqual([]);
    expect(lines(confidentialDev())).toEqual([]);
  });
});
