import { resource } from "../support";
import { categories, endpoint, NETWORK_ID, setting, TAGS } from "./common";
import type { ViolationTable } from "./table";

const TYPE = "Microsoft.MachineLearningServices/workspaces";

const workspace = resource(TYPE, "ml", {
  kind: "Default",
  tags: TAGS,
  properties: {
    publicNetworkAccess: "Disabled",
    managedNetwork: { isolationMode: "AllowOnlyApprovedOutbound" },
    primaryUserAssignedIdentity: "/identity",
    encryption: { status: "Enabled" },
    v1LegacyMode: true,
  },
});
/** Collected by category: definitions that want all logs enabled see no disabled group. */
const classic = resource(TYPE, "classic", { kind: "Default", tags: TAGS, properties: {} });
const instance = resource(`${TYPE}/computes`, "ml/ci", {
  properties: {
    computeType: "ComputeInstance",
    disableLocalAuth: true,
    properties: { idleTimeBeforeShutdown: "PT30M", subnet: { id: `${NETWORK_ID}/subnets/computes` } },
  },
});
const online = resource(`${TYPE}/onlineEndpoints`, "ml/score", { tags: TAGS, properties: {} });
const shared = resource("Microsoft.MachineLearningServices/registries", "shared", {
  tags: TAGS,
  properties: {},
});
const { endpoint: workspaceEndpoint, zones: workspaceZones } = endpoint(workspace, "amlworkspace");

const open = { "properties.publicNetworkAccess": "Enabled" };
const disabled = { "properties.logs.0.enabled": false };

export const MACHINE_LEARNING: ViolationTable = {
  resources: {
    workspace,
    classic,
    instance,
    online,
    shared,
    workspaceEndpoint,
    workspaceZones,
    workspaceLogs: setting(workspace),
    classicLogs: categories(classic, "AmlComputeClusterEvent", "AmlRunStatusChangedEvent"),
    onlineLogs: setting(online),
    sharedLogs: setting(shared),
  },
  violations: {
    "438c38d2-3772-465a-a9cc-7a6666a275ce": { of: "workspace", set: open },
    "a10ee784-7409-4941-b091-663697637c0f": { of: "workspace", set: open },
    "6ddb1705-c8cf-450e-aa4b-19ad6703c440": {
      of: "workspace",
      set: { "properties.managedNetwork.isolationMode": "Disabled" },
    },
    "5f0c7d88-c7de-45b8-ac49-db49e72eaa78": {
      of: "workspace",
      set: { "properties.primaryUserAssignedIdentity": "" },
    },
    "ba769a63-b8cc-4b2d-abf6-ac33c7204be8": { of: "workspace", set: { "properties.encryption": undefined } },
    "7f40cee6-e933-4d0f-a782-b96615e0f4a6": {
      of: "workspace",
      set: { "properties.encryption.status": "Disabled" },
    },
    "e413671a-dd10-4cc1-a943-45b598596cb7": { of: "workspace", set: { "properties.v1LegacyMode": false } },
    "45e05259-1eb5-4f70-9574-baf73e9d219b": { of: "workspace", without: "workspaceEndpoint" },
    "40cec1dd-a100-4920-b15b-3024fe8901ab": { of: "workspace", without: "workspaceEndpoint" },
    "7838fd83-5cbb-4b5d-888c-bfa240972597": { of: "workspace", without: "workspaceEndpoint" },
    "ee40564d-486e-4f68-a5ca-7a621edae0fb": { of: "workspaceEndpoint", without: "workspaceZones" },
    "afe0c3be-ba3b-4544-ba52-0c99672a8ad6": { of: "workspace", in: "workspaceLogs", set: disabled },
    "187242f4-89c6-4c43-9a4e-188c0efacc5f": { of: "workspace", in: "workspaceLogs", set: disabled },
    "f59276f0-5740-4aaf-821d-45d185aa210e": { of: "classic", in: "classicLogs", set: disabled },
    "7f89b1eb-583c-429a-8828-af049802c1d9": {
      of: "classic",
      in: "classicLogs",
      set: { "properties.metrics.0.enabled": false },
    },
    "90c90eda-bfe7-4c67-bf26-410420ed1047": {
      of: "workspace",
      in: "workspaceLogs",
      set: { "properties.workspaceId": "/another" },
    },
    "a8de4d0a-d637-4684-b70e-6df73b74d117": {
      of: "workspace",
      in: "workspaceLogs",
      set: { "properties.storageAccountId": undefined },
    },
    "ae48c709-d2b4-4fad-8c5c-838524130aa4": {
      of: "workspace",
      in: "workspaceLogs",
      set: { "properties.eventHubName": "other" },
    },
    "5cfb9e8a-2f13-40bd-a527-c89bc596d299": { of: "online", without: "onlineLogs" },
    "315c965f-c0d7-4397-86d3-c05a0981437a": { of: "online", in: "onlineLogs", set: disabled },
    "cc789f91-3e63-4cfb-86f4-87565055f269": {
      of: "online",
      in: "onlineLogs",
      set: { "properties.eventHubAuthorizationRuleId": undefined },
    },
    "33835ef6-bc67-4bde-bf5f-5a857f195a57": { of: "shared", in: "sharedLogs", set: disabled },
    "84d8a69f-788a-4025-ba96-f36406cc9ee5": {
      of: "shared",
      in: "sharedLogs",
      set: { "properties.logs": [] },
    },
    "12000b3e-e38b-4bef-9098-38785f06ea32": { of: "shared", without: "sharedLogs" },
    "e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f": { of: "instance", set: { "properties.disableLocalAuth": false } },
    "a6f9a2d0-cff7-4855-83ad-4cd750666512": {
      of: "instance",
      set: { "properties.disableLocalAuth": undefined },
    },
    "679ddf89-ab8f-48a5-9029-e76054077449": {
      of: "instance",
      set: { "properties.properties.idleTimeBeforeShutdown": undefined },
    },
    "7804b5c7-01dc-4723-969b-ae300cc07ff1": {
      of: "instance",
      set: { "properties.properties.subnet": undefined },
    },
  },
};
