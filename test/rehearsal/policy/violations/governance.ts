import type { PolicyResource } from "../../../../rehearsal/policy";
import { GROUP, resource, SUBSCRIPTION } from "../support";
import { TAGS } from "./common";
import type { ViolationTable } from "./table";

const group: PolicyResource = {
  id: GROUP,
  name: "rg",
  type: "Microsoft.Resources/resourceGroups",
  location: "westeurope",
  tags: TAGS,
  properties: {},
};
const subscription: PolicyResource = {
  id: `/subscriptions/${SUBSCRIPTION}`,
  name: SUBSCRIPTION,
  type: "Microsoft.Resources/subscriptions",
};
/** A plan of Defender. */
function plan(name: string, properties: object = {}): PolicyResource {
  const type = "Microsoft.Security/pricings";
  return {
    id: `${subscription.id}/providers/${type}/${name}`,
    name,
    type,
    properties: { pricingTier: "Standard", ...properties },
  };
}
const identity = resource("Microsoft.ManagedIdentity/userAssignedIdentities", "id", { tags: TAGS });
const credential = resource(`${identity.type}/federatedIdentityCredentials`, "id/ci", {
  location: undefined,
  properties: {
    issuer: "https://token.actions.githubusercontent.com",
    subject: "repo:contoso/landing-zone:ref:refs/heads/main",
  },
});
const role = resource("Microsoft.Authorization/roleDefinitions", "role", {
  location: undefined,
  properties: { type: "BuiltInRole" },
});
const kubernetes = resource("Microsoft.ContainerService/managedClusters", "aks", {
  tags: TAGS,
  properties: {
    apiServerAccessProfile: { enablePrivateCluster: true },
    disableLocalAccounts: true,
    enableRBAC: true,
    agentPoolProfiles: [{ count: 3, availabilityZones: ["1", "2", "3"] }],
  },
});

export const GOVERNANCE: ViolationTable = {
  resources: {
    group,
    subscription,
    identity,
    credential,
    role,
    kubernetes,
    vaultPlan: plan("KeyVaults"),
    containerPlan: plan("Containers"),
    storagePlan: plan("StorageAccounts", {
      subPlan: "DefenderForStorageV2",
      extensions: [
        { name: "OnUploadMalwareScanning", isEnabled: "True" },
        { name: "SensitiveDataDiscovery", isEnabled: "True" },
        { name: "Other", isEnabled: "True" },
      ],
    }),
  },
  violations: {
    "0e6763cc-5078-4e64-889d-ff4d9a839047": { of: "subscription", without: "vaultPlan" },
    "1c988dd6-ade4-430f-a608-2a3e5b0a6d38": {
      of: "subscription",
      in: "containerPlan",
      set: { "properties.pricingTier": "Free" },
    },
    "640d2586-54d2-465f-877f-9ffc1d2109f4": {
      of: "subscription",
      in: "storagePlan",
      set: { "properties.extensions.1.isEnabled": "False" },
    },
    "e56962a6-4747-49cd-b67b-bf8b01975c4c": { of: "identity", set: { location: "eastus" } },
    "e765b5de-1225-4ba3-bd56-1ac6695af988": { of: "group", set: { location: "East US" } },
    "871b6d14-10aa-478d-b590-94f262ecfa99": { of: "identity", set: { tags: {} } },
    "1e30110a-5ceb-460c-a204-c1c3969c6d62": { of: "identity", set: { tags: { team: "other" } } },
    "96670d01-0a4d-4649-9c89-2d3abc0a5025": {
      of: "group",
      set: { tags: undefined },
      assign: { tagName: "team" },
    },
    "ea3f2387-9b95-492a-a190-fcdc54f7b070": { of: "identity", set: { tags: undefined } },
    "a451c1ef-c6ca-483d-87ed-f49761e3ffb5": { of: "role", set: { "properties.type": "CustomRole" } },
    "2571b7c3-3056-4a61-b00a-9bc5232234f5": {
      of: "credential",
      set: { "properties.issuer": "https://accounts.google.com" },
      assign: { allowFederatedCredentials: true, allowGitHub: true },
    },
    "fd1a8e20-2c4f-4a6c-9354-b58d786d9a1f": {
      of: "credential",
      set: { "properties.subject": "repo:stranger/landing-zone:ref:refs/heads/main" },
      assign: { allowedRepoOwners: ["Contoso"] },
    },
    "040732e8-d947-40b8-95d6-854c95024bf8": {
      of: "kubernetes",
      set: { "properties.apiServerAccessProfile": undefined },
    },
    "993c2fcd-2b29-49d2-9eb0-df2c3a730c32": {
      of: "kubernetes",
      set: { "properties.disableLocalAccounts": false },
    },
    "2dec5f47-bc40-40d1-8c7d-a39d9d6808d1": {
      of: "kubernetes",
      set: { "properties.agentPoolProfiles.0.availabilityZones": ["1", "2"] },
    },
    "ac4a19c2-fa67-49b4-8ae5-0b2e78c49457": { of: "kubernetes", set: { "properties.enableRBAC": false } },
  },
};
