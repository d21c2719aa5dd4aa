import { isObject, type JsonObject } from "../../../../rehearsal/simulator/arm/json";
import { TENANT } from "./azure";
import { ids } from "./ids";

const location = "westeurope";

/** A body with some of its values replaced; undefined takes one away. */
export function changed(body: JsonObject, change: JsonObject): JsonObject {
  const merged: JsonObject = structuredClone(body);
  for (const [name, value] of Object.entries(change)) {
    const before = merged[name];
    merged[name] = isObject(value) && isObject(before) ? changed(before, value) : value;
  }
  return JSON.parse(JSON.stringify(merged));
}

/** The identity block of what acts as a user-assigned identity. */
export function actingAs(id: string): JsonObject {
  return { type: "UserAssigned", userAssignedIdentities: { [id]: {} } };
}

/** Bodies that are accepted as they are, once what they name is there. */
export const bodies = {
  group: { location },
  account: {
    location,
    kind: "StorageV2",
    sku: { name: "Standard_LRS" },
    properties: { isHnsEnabled: false, allowSharedKeyAccess: false },
  },
  vault: {
    location,
    properties: {
      tenantId: TENANT,
      sku: { family: "A", name: "standard" },
      enableRbacAuthorization: true,
      enablePurgeProtection: true,
      publicNetworkAccess: "Disabled",
      networkAcls: { bypass: "AzureServices", defaultAction: "Deny" },
    },
  },
  key: { properties: { kty: "RSA", keySize: 3072, attributes: { enabled: true } } },
  registry: {
    location,
    sku: { name: "Premium" },
    properties: { adminUserEnabled: false, publicNetworkAccess: "Disabled" },
  },
  logs: { location, properties: { sku: { name: "PerGB2018" }, retentionInDays: 30 } },
  insights: {
    location,
    kind: "web",
    properties: { Application_Type: "web", WorkspaceResourceId: ids.logs, RetentionInDays: 30 },
  },
  identity: { location },
  network: { location, properties: { addressSpace: { addressPrefixes: ["10.0.0.0/16"] } } },
  subnet: { properties: { addressPrefixes: ["10.0.1.0/24"] } },
  zone: { location: "global" },
  securityGroup: { location, properties: { securityRules: [] } },
  endpoint: {
    location,
    properties: {
      subnet: { id: ids.subnet },
      privateLinkServiceConnections: [
        { name: "blob", properties: { privateLinkServiceId: ids.account, groupIds: ["blob"] } },
      ],
    },
  },
  workspace: {
    location,
    kind: "Default",
    sku: { name: "Basic" },
    identity: actingAs(ids.identity),
    properties: {
      storageAccount: ids.account,
      keyVault: ids.vault,
      applicationInsights: ids.insights,
      primaryUserAssignedIdentity: ids.identity,
      systemDatastoresAuthMode: "Identity",
      publicNetworkAccess: "Disabled",
      managedNetwork: { isolationMode: "AllowOnlyApprovedOutbound" },
    },
  },
  cluster: {
    location,
    properties: {
      computeType: "AmlCompute",
      properties: {
        vmSize: "Standard_DS3_v2",
        vmPriority: "Dedicated",
        enableNodePublicIp: false,
        scaleSettings: { minNodeCount: 0, maxNodeCount: 4 },
      },
    },
  },
  instance: {
    location,
    properties: {
      computeType: "ComputeInstance",
      properties: { vmSize: "Standard_DS3_v2", enableNodePublicIp: false },
    },
  },
} as const satisfies Record<string, JsonObject>;
