import { resource } from "../support";
import { endpoint, LOGS_ID, setting, TAGS } from "./common";
import type { ViolationTable } from "./table";

const logs = resource("Microsoft.OperationalInsights/workspaces", "logs", {
  tags: TAGS,
  properties: {
    publicNetworkAccessForIngestion: "Disabled",
    publicNetworkAccessForQuery: "Disabled",
    forceCmkForQuery: true,
    features: { disableLocalAuth: true },
  },
});
const cluster = resource("Microsoft.OperationalInsights/clusters", "cluster", {
  tags: TAGS,
  properties: {
    isDoubleEncryptionEnabled: true,
    keyVaultProperties: { keyVaultUri: "https://kv", keyName: "logs", keyVersion: "1" },
  },
});
const component = resource("Microsoft.Insights/components", "appi", {
  tags: TAGS,
  properties: {
    DisableLocalAuth: true,
    ForceCustomerStorageForProfiler: true,
    publicNetworkAccessForIngestion: "Disabled",
    publicNetworkAccessForQuery: "Disabled",
    WorkspaceResourceId: LOGS_ID,
  },
});
const linkScope = resource("Microsoft.Insights/privateLinkScopes", "ampls", {
  location: "global",
  tags: TAGS,
  properties: { accessModeSettings: { ingestionAccessMode: "PrivateOnly", queryAccessMode: "PrivateOnly" } },
});
const autoscale = resource("Microsoft.Insights/autoscaleSettings", "scale", { tags: TAGS, properties: {} });
const { endpoint: monitorEndpoint, zones: monitorZones } = endpoint(linkScope, "azuremonitor");

const ingestionOpen = { "properties.publicNetworkAccessForIngestion": "Enabled" };
const queryOpen = { "properties.publicNetworkAccessForQuery": undefined };

export const MONITORING: ViolationTable = {
  resources: {
    logs,
    cluster,
    component,
    linkScope,
    autoscale,
    monitorEndpoint,
    monitorZones,
    logsLogs: setting(logs),
    componentLogs: setting(component),
    autoscaleLogs: setting(autoscale),
    hub: resource("Microsoft.EventHub/namespaces/authorizationRules", "hub/send", { location: undefined }),
  },
  violations: {
    "e15effd4-2278-4c65-a0da-4d6f6d1890e2": { of: "logs", set: { "properties.features": undefined } },
    "6c53d030-cc64-46f0-906d-2bc061cd1334": { of: "logs", set: ingestionOpen },
    "d3ba9c42-9dd5-441a-957c-274031c750c0": { of: "logs", set: queryOpen },
    "fa298e57-9444-42ba-bf04-86e8470e32c7": { of: "logs", set: { "properties.forceCmkForQuery": false } },
    "818719e5-1338-4776-9a9d-3c31e4df5986": { of: "logs", without: "logsLogs" },
    "1f68a601-6e6d-4e42-babf-3f643a047ea2": {
      of: "cluster",
      set: { "properties.keyVaultProperties.keyName": "" },
    },
    "ea0dfaed-95fb-448c-934e-d6e713ce393d": {
      of: "cluster",
      set: { "properties.isDoubleEncryptionEnabled": undefined },
    },
    "199d5677-e4d9-4264-9465-efe1839c06bd": {
      of: "component",
      set: { "properties.DisableLocalAuth": false },
    },
    "1bc02227-0cb6-4e11-8f53-eb0b22eab7e8": { of: "component", set: queryOpen },
    "dddfa1af-dcd6-42f4-b5b0-e1db01e0b405": { of: "component", set: ingestionOpen },
    "d550e854-df1a-4de9-bf44-cd894b39a95e": {
      of: "component",
      set: { "properties.WorkspaceResourceId": "" },
    },
    "0c4bd2e8-8872-4f37-a654-03f6f38ddc76": {
      of: "component",
      set: { "properties.ForceCustomerStorageForProfiler": undefined },
    },
    "79494980-ea12-4ca1-8cca-317e942b6da2": { of: "component", without: "componentLogs" },
    "30499756-47d6-493c-9e57-ee3db2d9fa96": {
      of: "autoscale",
      in: "autoscaleLogs",
      set: { "properties.logs.0.enabled": false },
    },
    "a499fed8-bcc8-4195-b154-641f14743757": {
      of: "linkScope",
      set: { "properties.accessModeSettings.queryAccessMode": "Open" },
    },
    "bec5db8e-c4e3-40f9-a545-e0bd00065c82": {
      of: "linkScope",
      set: { "properties.accessModeSettings": undefined },
    },
    "0fc55270-f8bf-4feb-b7b8-5e7e7eacc6a6": { of: "linkScope", without: "monitorEndpoint" },
    "e8185402-357b-4768-8058-f620bc0ae6b5": { of: "linkScope", without: "monitorEndpoint" },
    "437914ee-c176-4fff-8986-7e05eb971365": { of: "monitorEndpoint", without: "monitorZones" },
  },
};
