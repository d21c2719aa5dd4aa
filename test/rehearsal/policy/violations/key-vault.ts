import { resource } from "../support";
import { endpoint, NETWORK_ID, POINTS_ELSEWHERE, setting, TAGS } from "./common";
import type { ViolationTable } from "./table";

const vault = resource("Microsoft.KeyVault/vaults", "kv", {
  tags: TAGS,
  apiVersion: "2024-11-01",
  properties: {
    publicNetworkAccess: "Disabled",
    networkAcls: {
      defaultAction: "Deny",
      ipRules: [],
      virtualNetworkRules: [{ id: `${NETWORK_ID}/subnets/computes` }],
    },
    enableSoftDelete: true,
    enablePurgeProtection: true,
    enableRbacAuthorization: true,
  },
});
const { endpoint: vaultEndpoint, zones: vaultZones } = endpoint(vault, "vault");
const logs = setting(vault, [
  { categoryGroup: "allLogs", enabled: true },
  { category: "AuditEvent", enabled: true },
]);
const diagnostics = { of: "vault", in: "vaultLogs" };

export const KEY_VAULT: ViolationTable = {
  resources: { vault, vaultEndpoint, vaultZones, vaultLogs: logs },
  violations: {
    "405c5871-3e91-4644-8a63-58e19d68ff5b": {
      of: "vault",
      set: { "properties.publicNetworkAccess": "Enabled" },
    },
    "55615ac9-af46-4a59-874e-391cc3dfb490": {
      of: "vault",
      set: { "properties.networkAcls": undefined, "properties.publicNetworkAccess": "Enabled" },
    },
    "ac673a9a-f77d-4846-b2d8-a57f8e1c01dc": {
      of: "vault",
      set: { "properties.networkAcls.defaultAction": "Allow" },
    },
    "a6abeaec-4d90-4a02-805f-6b26c4d3fbe9": { of: "vault", in: "vaultEndpoint", set: POINTS_ELSEWHERE },
    "9d4fad1f-5189-4a42-b29e-cf7929c6b6df": { of: "vault", without: "vaultEndpoint" },
    "5f0bc445-3935-4915-9981-011aa2b46147": { of: "vault", without: "vaultEndpoint" },
    "ac673a9a-f77d-4846-b2d8-a57f8e1c01d4": { of: "vaultEndpoint", without: "vaultZones" },
    "0b60c0b2-2dc2-4e1c-b5c9-abbed971de53": {
      of: "vault",
      set: { "properties.enablePurgeProtection": undefined },
    },
    "1e66c121-a66a-4b1f-9b83-0fd99bf0fc2d": {
      of: "vault",
      set: { "properties.enableSoftDelete": undefined },
    },
    "12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5": {
      of: "vault",
      set: { "properties.enableRbacAuthorization": false },
    },
    "ea4d6841-2173-4317-9747-ff522a45120f": {
      of: "vault",
      set: { "properties.networkAcls.virtualNetworkRules": [] },
    },
    "cf820ca0-f99e-4f3e-84fb-66e913812d21": {
      ...diagnostics,
      set: { "properties.logs": [{ categoryGroup: "audit", enabled: false }] },
    },
    "951af2fa-529b-416e-ab6e-066fd85ac459": { ...diagnostics, set: { "properties.workspaceId": "/another" } },
    "bef3f64c-5290-43b7-85b0-9b254eef4c47": {
      ...diagnostics,
      set: { "properties.logs.1.enabled": false },
      assign: { metricsEnabled: "True" },
    },
    "ed7c8c13-51e7-49d1-8a43-8490431a0da2": {
      ...diagnostics,
      set: { "properties.metrics": [] },
      assign: { metricsEnabled: "True" },
    },
    "6b359d8f-f88d-4052-aa7c-32015963ecc1": {
      ...diagnostics,
      set: { "properties.logs.0.categoryGroup": "audit" },
    },
  },
};
