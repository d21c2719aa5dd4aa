import { resource } from "../support";
import { categories, endpoint, NETWORK_ID, POINTS_ELSEWHERE, setting, TAGS } from "./common";
import type { ViolationTable } from "./table";

const TYPE = "Microsoft.Storage/storageAccounts";

const account = resource(TYPE, "stdata", {
  kind: "StorageV2",
  sku: { name: "Standard_GZRS" },
  tags: TAGS,
  properties: {
    publicNetworkAccess: "Disabled",
    networkAcls: {
      defaultAction: "Deny",
      bypass: "AzureServices",
      ipRules: [],
      virtualNetworkRules: [{ id: `${NETWORK_ID}/subnets/computes`, action: "Allow" }],
    },
    allowBlobPublicAccess: false,
    allowSharedKeyAccess: false,
    allowCrossTenantReplication: false,
    supportsHttpsTrafficOnly: true,
    minimumTlsVersion: "TLS1_2",
    sasPolicy: { sasExpirationPeriod: "7.00:00:00", expirationAction: "Block" },
    encryption: {
      keySource: "Microsoft.Keyvault",
      requireInfrastructureEncryption: true,
      services: { queue: { keyType: "Account" }, table: { keyType: "Account" } },
    },
  },
});
const service = (kind: string, properties: object) =>
  resource(`${TYPE}/${kind}`, "stdata/default", { location: undefined, properties });
const blobs = service("blobServices", {
  isVersioningEnabled: true,
  deleteRetentionPolicy: { enabled: true, days: 30 },
  containerDeleteRetentionPolicy: { enabled: true, days: 30 },
});
const [files, queues, tables] = [
  service("fileServices", {}),
  service("queueServices", {}),
  service("tableServices", {}),
];
const scope = resource(`${TYPE}/encryptionScopes`, "stdata/scope", {
  location: undefined,
  properties: { source: "Microsoft.KeyVault", requireInfrastructureEncryption: true },
});
const { endpoint: accountEndpoint, zones: blobZones } = endpoint(account, "blob");
const logs = ["StorageRead", "StorageWrite", "StorageDelete"];

export const STORAGE: ViolationTable = {
  resources: {
    account,
    blobs,
    files,
    queues,
    tables,
    scope,
    accountEndpoint,
    blobZones,
    accountLogs: setting(account, []),
    blobLogs: categories(blobs, ...logs),
    fileLogs: categories(files, ...logs),
    queueLogs: categories(queues, ...logs),
    tableLogs: categories(tables, ...logs),
  },
  violations: {
    "b2982f36-99f2-4db5-8eff-283140c09693": {
      of: "account",
      set: { "properties.publicNetworkAccess": "Enabled" },
    },
    "a06d0189-92e8-4dba-b0c4-08d7669fce7d": {
      of: "account",
      set: { "properties.publicNetworkAccess": undefined },
    },
    "34c877ad-507e-4c82-993e-3452a6e0ad3c": { of: "account", set: { "properties.networkAcls": undefined } },
    "2a1a9cdf-e04d-429a-8416-3bfb72a1b26f": {
      of: "account",
      set: { "properties.networkAcls.ipRules": [{ value: "20.1.2.3" }] },
    },
    "c9d007d0-c057-4772-b18c-01e546713bcd": {
      of: "account",
      set: { "properties.networkAcls.bypass": "Logging" },
    },
    "60d21c4f-21a3-4d94-85f4-b924e6aeeda4": {
      of: "account",
      set: { "properties.networkAcls.virtualNetworkRules": [] },
    },
    "4fa4b6c0-31ca-4c0d-b10d-24b96f62a751": {
      of: "account",
      set: { "properties.allowBlobPublicAccess": undefined },
    },
    "13502221-8df0-4414-9937-de9c5c4e396b": {
      of: "account",
      set: { "properties.allowBlobPublicAccess": true },
    },
    "8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54": {
      of: "account",
      set: { "properties.allowSharedKeyAccess": undefined },
    },
    "bc1b984e-ddae-40cc-801a-050a030e4fbe": { of: "account", set: { "properties.sasPolicy": undefined } },
    "7aa1c9d5-3d7e-4579-8117-d85e99211757": {
      of: "account",
      set: { "properties.sasPolicy.sasExpirationPeriod": "7.00:00:01" },
    },
    "404c3081-a854-4457-ae30-26a93ef643f9": {
      of: "account",
      set: { "properties.supportsHttpsTrafficOnly": false },
    },
    "f81e3117-0093-4b17-8a60-82363134f0eb": {
      of: "account",
      set: { apiVersion: "2018-07-01", "properties.supportsHttpsTrafficOnly": undefined },
    },
    "fe83a0eb-a853-422d-aac2-1bffd182c5d0": {
      of: "account",
      set: { "properties.minimumTlsVersion": "TLS1_1" },
    },
    "6fac406b-40ca-413b-bf8e-0bf964659c25": {
      of: "account",
      set: { "properties.encryption.keySource": "Microsoft.Storage" },
    },
    "f0e5abd0-2554-4736-b7c0-4ffef23475ef": {
      of: "account",
      set: { "properties.encryption.services.queue.keyType": "Service" },
    },
    "7c322315-e26d-4174-a99e-f49d351b4688": {
      of: "account",
      set: { "properties.encryption.services.table": undefined },
    },
    "4733ea7b-a883-42fe-8cac-97454c2a9e4a": {
      of: "account",
      set: { "properties.encryption.requireInfrastructureEncryption": false },
    },
    "92a89a79-6c52-4a7e-a03f-61306fc49312": {
      of: "account",
      set: { "properties.allowCrossTenantReplication": true },
    },
    "bf045164-79ba-4215-8f95-f8048dc1780b": { of: "account", set: { "sku.name": "Standard_ZRS" } },
    "85b005b2-95fc-4953-b9cb-f9ee6427c754": { of: "account", set: { "sku.name": "Standard_GRS" } },
    "7433c107-6db4-4ad1-b57a-a76dce0154a1": { of: "account", set: { "sku.name": "Premium_LRS" } },
    "6edd7eda-6dd8-40f7-810d-67160c639cd9": { of: "account", without: "accountEndpoint" },
    "9f766f00-8d11-464e-80e1-4091d7874074": { of: "account", in: "accountEndpoint", set: POINTS_ELSEWHERE },
    "59759c62-9a22-4cdf-ae64-074495983fef": { of: "account", without: "accountLogs" },
    "9fbd64e3-67b8-489b-98e5-fa0007d17e76": {
      of: "account",
      in: "blobs",
      set: { "properties.containerDeleteRetentionPolicy.enabled": false },
    },
    "c36a325b-ae04-4863-ad4f-19c6678f8e08": { of: "blobs", set: { "properties.isVersioningEnabled": false } },
    "978deb5d-c9a7-41f8-b4b2-b76880d0de1f": {
      of: "blobs",
      set: { "properties.isVersioningEnabled": undefined },
    },
    "b5ec538c-daa0-4006-8596-35468b9148e8": {
      of: "scope",
      set: { "properties.source": "Microsoft.Storage" },
    },
    "bfecdea6-31c4-4045-ad42-71b9dc87247d": {
      of: "scope",
      set: { "properties.requireInfrastructureEncryption": undefined },
    },
    "b4fe1a3b-0715-4c6c-a5ea-ffc33cf823cb": {
      of: "blobs",
      in: "blobLogs",
      set: { "properties.logs.1.enabled": false },
    },
    "25a70cc8-2bd4-47f1-90b6-1478e4662c96": { of: "files", in: "fileLogs", set: { name: "mine" } },
    "7bd000e3-37c7-4928-9f31-86c4b77c5c45": {
      of: "queues",
      in: "queueLogs",
      set: { "properties.workspaceId": "/another" },
      assign: { metricsEnabled: true },
    },
    "2fb86bf3-d221-43d1-96d1-2434af34eaa0": {
      of: "tables",
      in: "tableLogs",
      set: { "properties.metrics.0.enabled": false },
      assign: { metricsEnabled: true },
    },
    "75973700-529f-4de2-b794-fb9b6781b6b0": { of: "accountEndpoint", without: "blobZones" },
  },
};

/** Endpoints of other services, of another account: each of them would be a private link of this one. */
export const STORAGE_ZONES: ViolationTable = zonesOf({
  file: "6df98d03-368a-4438-8730-a93c4d7693d6",
  table: "028bbd88-e9b5-461f-9424-a1b63a7bee1a",
  queue: "bcff79fb-2b0d-47c9-97e5-3023479b00d1",
  dfs: "83c6fe0f-2316-444a-99a1-1ecd8a7872ca",
});

function zonesOf(policies: Readonly<Record<string, string>>): ViolationTable {
  const tables = Object.entries(policies).map(([group, policy]): ViolationTable => {
    const { endpoint: one, zones } = endpoint(resource(TYPE, "stother"), group);
    return {
      resources: { [`${group}Endpoint`]: one, [`${group}Zones`]: zones },
      violations: { [policy]: { of: `${group}Endpoint`, without: `${group}Zones` } },
    };
  });
  return {
    resources: Object.assign({}, ...tables.map(({ resources }) => resources)),
    violations: Object.assign({}, ...tables.map(({ violations }) => violations)),
  };
}
