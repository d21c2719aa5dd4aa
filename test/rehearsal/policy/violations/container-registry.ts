import { resource } from "../support";
import { endpoint, setting, TAGS } from "./common";
import type { ViolationTable } from "./table";

const TYPE = "Microsoft.ContainerRegistry/registries";

const registry = resource(TYPE, "cr", {
  sku: { name: "Premium" },
  tags: TAGS,
  properties: {
    adminUserEnabled: false,
    anonymousPullEnabled: false,
    publicNetworkAccess: "Disabled",
    networkRuleSet: { defaultAction: "Deny", virtualNetworkRules: [{ action: "Allow", id: "/subnet" }] },
    encryption: { status: "enabled" },
    policies: {
      exportPolicy: { status: "disabled" },
      azureADAuthenticationAsArmPolicy: { status: "disabled" },
    },
    zoneRedundancy: "Enabled",
  },
});
const token = resource(`${TYPE}/tokens`, "cr/ci", {
  location: undefined,
  properties: { status: "disabled" },
});
const { endpoint: registryEndpoint, zones: registryZones } = endpoint(registry, "registry");

export const CONTAINER_REGISTRY: ViolationTable = {
  resources: { registry, token, registryEndpoint, registryZones, registryLogs: setting(registry) },
  violations: {
    "785596ed-054f-41bc-aaec-7f3d0ba05725": {
      of: "registry",
      set: { "properties.policies.azureADAuthenticationAsArmPolicy": undefined },
    },
    "42781ec6-6127-4c30-bdfa-fb423a0047d3": {
      of: "registry",
      set: { "properties.policies.azureADAuthenticationAsArmPolicy.status": "enabled" },
    },
    "dc921057-6b28-4fbe-9b83-f7bec05db6c2": { of: "registry", set: { "properties.adminUserEnabled": true } },
    "79fdfe03-ffcb-4e55-b4d0-b925b8241759": {
      of: "registry",
      set: { "properties.adminUserEnabled": "True" },
    },
    "9f2dea28-e834-476c-99c5-3507b4728395": {
      of: "registry",
      set: { "properties.anonymousPullEnabled": true },
    },
    "cced2946-b08a-44fe-9fd9-e4ed8a779897": {
      of: "registry",
      set: { "properties.anonymousPullEnabled": true },
    },
    "5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580": {
      of: "registry",
      set: { "properties.encryption.status": "disabled" },
    },
    "524b0254-c285-4903-bee6-bb8126cde579": {
      of: "registry",
      set: { "properties.policies.exportPolicy": undefined },
    },
    "d0793b48-0edc-4296-a390-4c75d1bdfd71": {
      of: "registry",
      set: {
        "properties.networkRuleSet.defaultAction": "Allow",
        "properties.publicNetworkAccess": undefined,
      },
    },
    "0fdf0491-d080-4575-b627-ad0e843cba0f": {
      of: "registry",
      set: { "properties.publicNetworkAccess": "Enabled" },
    },
    "a3701552-92ea-433e-9d17-33b7f1208fc9": {
      of: "registry",
      set: { "properties.publicNetworkAccess": "Enabled" },
    },
    "bd560fc0-3c69-498a-ae9f-aa8eb7de0e13": { of: "registry", set: { "sku.name": "Standard" } },
    "9d2b0a20-57d6-474c-9d12-44a4a20999c6": {
      of: "registry",
      set: { "properties.zoneRedundancy": undefined },
    },
    "c4857be7-912a-4c75-87e6-e30292bcdf78": {
      of: "registry",
      set: { "properties.networkRuleSet.virtualNetworkRules": [] },
    },
    "e8eef0a8-67cf-4eb4-9386-14b0e78733d4": { of: "registry", without: "registryEndpoint" },
    "d85c6833-7d33-4cf5-a915-aaa2de84405f": { of: "registry", without: "registryEndpoint" },
    "e9585a95-5b8c-4d03-b193-dc7eb5ac4c32": { of: "registryEndpoint", without: "registryZones" },
    "56288eb2-4350-461d-9ece-2bb242269dce": {
      of: "registry",
      in: "registryLogs",
      set: { "properties.logs.0.enabled": false },
    },
    "ff05e24e-195c-447e-b322-5e90c9f9f366": { of: "token", set: { "properties.status": "enabled" } },
    "a9b426fe-8856-4945-8600-18c5dd1cca2a": { of: "token", set: { "properties.status": undefined } },
  },
};
