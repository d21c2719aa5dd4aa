import { formatIssue } from "../../../stacks/config/config-issue";
import { configIssues } from "../../../stacks/config/issues";
import { changed, goodDev, goodDeviation, goodProd } from "./good-configs";

const GROUPS = "people get access through Entra groups";
const NOT_A_GROUP = `must be { group: "<object id>" }: ${GROUPS}, not by name, user or e-mail address`;
const GUID = "11111111-0000-0000-0000-000000000021";

/** What is changed in a good dev configuration, and the whole lines that this must give. */
const CASES: Readonly<Record<string, readonly [Readonly<Record<string, unknown>>, ...string[]]>> = {
  "missing region": [
    { location: undefined },
    "location is missing; it must be a region of Azure, e.g. westeurope",
  ],
  "missing tag": [
    { "tags.owner": undefined },
    "tags.owner is missing; it must be the person or team who answers for it",
  ],
  "blank tag": [{ "tags.costCenter": " " }, 'tags.costCenter must be the cost centre, as text (got " ")'],
  "further tag that is no text": [{ "tags.team": 7 }, "tags.team must be text (got 7)"],
  "unknown classification": [
    { "tags.dataClassification": "secret" },
    'tags.dataClassification must be "public", "internal", "confidential" or "highly-confidential" (got "secret")',
  ],
  "missing backend": [{ backend: undefined }, "backend is missing; it must be an object { … }"],
  "backend of no kind": [{ backend: { kind: "s3" } }, 'backend.kind must be "local" or "azurerm" (got "s3")'],
  "backend without its parts": [
    { backend: { kind: "azurerm", container: "tfstate" } },
    "backend.resourceGroup is missing; it must be the name of a resource group",
    "backend.storageAccount is missing; it must be 3 to 24 lower-case letters and digits",
    "backend.key is missing; it must be the name of a blob, e.g. churn-prod.tfstate",
  ],
  "backend with an account key": [
    { "backend.accessKey": "topsecret" },
    "backend.accessKey is not a known field; known are kind, resourceGroup, storageAccount, container, key",
  ],
  "backend with wrong names": [
    { backend: { kind: "azurerm", resourceGroup: "rg.", storageAccount: "St", container: "a", key: "/x" } },
    'backend.resourceGroup must be the name of a resource group (got "rg.")',
    'backend.storageAccount must be 3 to 24 lower-case letters and digits (got "St")',
    'backend.container must be 3 to 63 lower-case letters, digits and single hyphens, as Azure names containers (got "a")',
    'backend.key must be the name of a blob, e.g. churn-prod.tfstate (got "/x")',
  ],
  "unknown profile": [{ profile: "staging" }, 'profile must be "dev" or "prod" (got "staging")'],
  "environment too long": [
    { environment: "staging" },
    'environment must be 2 to 6 lower-case letters and digits, beginning with a letter (got "staging")',
  ],
  "use case with capitals": [
    { useCase: "Churn" },
    'useCase must be 2 to 12 lower-case letters and digits, beginning with a letter (got "Churn")',
  ],
  "suffix too short": [
    { nameSuffix: "ab" },
    'nameSuffix must be 3 to 5 lower-case letters and digits (got "ab")',
  ],
  "subscription by name": [
    { subscriptionId: "ML Production" },
    'subscriptionId must be the subscription, a GUID (got "ML Production")',
  ],
  "tenant as a number": [{ tenantId: 5 }, "tenantId must be the Entra tenant, a GUID (got 5)"],
  "unknown field": [{ egres: {} }, "egres is not a known field; did you mean egress?"],
  "misspelt required field": [
    { subscriptionId: undefined, subscriptonId: GUID },
    "subscriptonId is not a known field; did you mean subscriptionId?",
  ],
  "unknown field deep inside": [
    { "compute.training.maxNode": 3 },
    "compute.training.maxNode is not a known field; did you mean maxNodes?",
  ],
  "unknown field of an alternative": [
    { "network.adressSpace": [] },
    "network.adressSpace is not a known field; did you mean addressSpace?",
  ],
  "unknown field in a list": [
    { "egress.fqdns": [{ host: "a.example.com", wildcards: true }] },
    "egress.fqdns[0].wildcards is not a known field; did you mean wildcard?",
  ],
  "wrong type, text": [{ protectData: "yes" }, 'protectData must be true or false (got "yes")'],
  "wrong type, number": [
    { "compute.batch": { maxNodes: "3", idleMinutes: 2.5 } },
    'compute.batch.maxNodes must be a number (got "3")',
    "compute.batch.idleMinutes must be a whole number (got 2.5)",
  ],
  "wrong type, list": [
    { "compute.instances": {} },
    "compute.instances must be a list [ … ] (got an empty object)",
  ],
  "no nodes": [{ "compute.batch": { maxNodes: 0 } }, "compute.batch.maxNodes must be ≥ 1 (got 0)"],
  "too many nodes": [
    { "compute.training": { maxNodes: 101 } },
    "compute.training.maxNodes must be ≤ 100 (got 101)",
  ],
  "idle time of a cluster": [
    { compute: { training: { idleMinutes: 1 }, batch: { idleMinutes: 121 } } },
    "compute.training.idleMinutes must be ≥ 2 (got 1)",
    "compute.batch.idleMinutes must be ≤ 120 (got 121)",
  ],
  "dedicated tier violated": [
    { "compute.batch": { priority: "LowPriority" } },
    "compute.batch.priority is not a field: batch inference always runs on dedicated nodes, because low-priority nodes may be taken away",
  ],
  "batch nodes that stay": [
    { "compute.batch": { minNodes: 1, keepWarm: {} } },
    "compute.batch.minNodes is not a field: batch clusters scale to zero between runs",
    "compute.batch.keepWarm is not a field: batch clusters scale to zero between runs",
  ],
  "min nodes": [
    { "compute.training": { minNodes: 1 } },
    "compute.training.minNodes is not a field: clusters scale to zero; nodes that stay need keepWarm: { minNodes, deviation }",
  ],
  "min nodes without a deviation": [
    { "compute.training": { keepWarm: { minNodes: 1 } } },
    "compute.training.keepWarm.deviation is missing; it must be an object { … }",
  ],
  "instance name and person": [
    { "compute.instances": [{ name: "box-1", assignedTo: "anna@example.com", idleMinutes: 14 }] },
    'compute.instances[0].name must be 4 to 24 letters, digits and hyphens, beginning with a letter and not ending in a hyphen and digits (got "box-1")',
    'compute.instances[0].assignedTo must be the object id of the person who uses it, a GUID (got "anna@example.com")',
    "compute.instances[0].idleMinutes must be ≥ 15 (got 14)",
  ],
  "instance that hardly ever stops": [
    { "compute.instances": [{ name: "anna", assignedTo: GUID, idleMinutes: 4321 }] },
    "compute.instances[0].idleMinutes must be ≤ 4320 (got 4321)",
  ],
  "schedule that is a time": [
    { "compute.instances": [{ name: "anna", assignedTo: GUID, schedule: { stop: "19:00", timeZone: "" } }] },
    'compute.instances[0].schedule.stop must be cron with five fields, e.g. 0 19 * * 1-5 (got "19:00")',
    'compute.instances[0].schedule.timeZone must be a time zone, e.g. W. Europe Standard Time (got "")',
  ],
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
    'groups.dataAccess.paths[0] must be a blob path without leading slash, quote or backslash (got "/a")',
    'groups.dataAccess.paths[1] must be a blob path without leading slash, quote or backslash (got "a\'b")',
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
    "network.existing must stand without addressSpace: the network is either new or existing (got an empty object)",
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
  "feed as an address": [
    { egress: { packageFeed: "https://packages.example.com/simple" } },
    'egress.packageFeed must be a host name without scheme, path and wildcard (got "https://packages.example.com/simple")',
  ],
  "feed with a wildcard": [
    { egress: { packageFeed: "*.example.com" } },
    'egress.packageFeed must be a host name without scheme, path and wildcard (got "*.example.com")',
  ],
  "service tag and its protocol": [
    { egress: { serviceTags: [{ tag: "azure monitor", protocol: "HTTPS", ports: "https" }] } },
    'egress.serviceTags[0].tag must be a service tag of Azure, e.g. AzureMonitor (got "azure monitor")',
    'egress.serviceTags[0].protocol must be "TCP", "UDP", "ICMP" or "*" (got "HTTPS")',
    'egress.serviceTags[0].ports must be ports and ranges, e.g. "443" or "80,8000-8010" (got "https")',
  ],
  "endpoint to a name": [
    { egress: { privateEndpoints: [{ targetId: "search", subresource: "search service" }] } },
    'egress.privateEndpoints[0].targetId must be the ARM id of a resource (got "search")',
    'egress.privateEndpoints[0].subresource must be a private link sub-resource, e.g. blob (got "search service")',
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

describe("a configuration of the wrong shape is refused in plain words", () => {
  test.each(Object.entries(CASES))("%s", (_name, [changes, ...lines]) => {
    const issues = configIssues(changed(goodDev(), changes));
    expect(issues.map(({ path, problem }) => `${path} ${problem}`)).toEqual(lines);
  });

  test.each([undefined, null, "prod", 5, []])("a configuration that is %p", (config) => {
    expect(configIssues(config)).toEqual([
      { path: "", problem: expect.stringMatching(/^must be an object \{ … \} \(got /) },
    ]);
  });

  test("an issue of the whole file has no path", () => {
    expect(formatIssue("environments/dev.ts", { path: "", problem: "must be x" })).toBe(
      "environments/dev.ts: must be x",
    );
    expect(formatIssue("environments/dev.ts", { path: "a.b", problem: "must be x" })).toBe(
      "environments/dev.ts: a.b must be x",
    );
  });
});

describe("all problems come at once", () => {
  test("wrong shapes don't hide the checks of sections that are right", () => {
    const config = changed(goodProd(), {
      "tags.owner": undefined,
      "network.addressSpace": ["10.20.0.0/22", "10.20.1.0/24"],
      "compute.batch": { maxNodes: 0 },
      "storage.redundancy": "LRS",
      backend: { kind: "local" },
    });
    expect(configIssues(config).map(({ path }) => path)).toEqual([
      "tags.owner",
      "compute.batch.maxNodes",
      "network.addressSpace",
      "storage.redundancy",
      "backend.kind",
    ]);
  });

  test("a section of the wrong shape is not checked further", () => {
    const config = changed(goodProd(), { "compute.instances": [{ name: "anna" }, { name: "anna" }] });
    expect(configIssues(config).map(({ path }) => path)).toEqual([
      "compute.instances[0].assignedTo",
      "compute.instances[1].assignedTo",
    ]);
  });
});

describe("what is right at the boundaries passes", () => {
  test.each<[string, Record<string, unknown>]>([
    [
      "fewest",
      { compute: { training: { maxNodes: 1, idleMinutes: 2 }, batch: { maxNodes: 1, idleMinutes: 2 } } },
    ],
    ["most", { compute: { training: { maxNodes: 100, idleMinutes: 120 } } }],
    ["instance", { "compute.instances": [{ name: "anna", assignedTo: GUID, idleMinutes: 15 }] }],
    [
      "instance, longest",
      { "compute.instances": [{ name: `a${"b".repeat(23)}`, assignedTo: GUID, idleMinutes: 4320 }] },
    ],
    ["storage", { storage: { softDeleteDays: 365, pointInTimeRestoreDays: 364, coolAfterDays: 3650 } }],
    ["storage, least", { storage: { softDeleteDays: 1, coolAfterDays: 1 } }],
    ["retention, least", { monitoring: { retentionDays: 30, dailyQuotaGb: 0.1 } }],
    ["retention, most", { monitoring: { retentionDays: 730, privateLinkScope: true } }],
    ["names", { useCase: "ab", environment: "ab", nameSuffix: "abc" }],
    ["further tags", { "tags.team": "churn" }],
    ["dns by policy", { dns: "policy" }],
    ["deviation", { workspaceIdentityControlPlane: goodDeviation() }],
    [
      "one character of a key",
      { backend: { kind: "azurerm", resourceGroup: "r", storageAccount: "abc", container: "abc", key: "k" } },
    ],
  ])("%s", (_name, changes) => {
    expect(configIssues(changed(goodDev(), changes))).toEqual([]);
  });
});
