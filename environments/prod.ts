import type { LandingZoneConfig } from "../stacks/config/landing-zone-config";

/**
 * Where models serve. No interactive compute, no outbound rules, keys of your own, a year of logs,
 * locks on data: all by the profile, stacks/config/profile.ts. Ids of zeros, `example.com` and
 * `…example` are examples to replace: a plan refuses them.
 */
export const prod: LandingZoneConfig = {
  profile: "prod",
  environment: "prod",
  useCase: "churn",
  location: "westeurope",
  tenantId: "00000000-0000-0000-0000-000000000001",
  subscriptionId: "00000000-0000-0000-0000-000000000003",
  tags: {
    owner: "ml-platform@example.com",
    costCenter: "4711",
    dataClassification: "internal",
  },

  // must not overlap any network that it is or will be peered with
  network: { addressSpace: ["10.20.4.0/22"] },

  // object ids of Entra groups; people get access through groups only
  groups: {
    computeOperators: [{ group: "00000000-0000-0000-0000-000000000012" }],
    readers: [{ group: "00000000-0000-0000-0000-000000000013" }],
  },

  // trains again on the data of prod; "artifact" would bring models from dev and need no cluster
  promotion: "retrain",

  encryption: {
    keys: "customer",
    registryPlatformKeys: {
      reason:
        "a registry with its own key needs a key vault with an open firewall, which is the greater risk",
      approvedBy: "security board",
      expires: "2027-06-30",
    },
  },

  // made by the state backend's stack; Entra authentication, no keys, locked while in use
  backend: {
    kind: "azurerm",
    resourceGroup: "rg-churn-tfstate-weu",
    storageAccount: "sttfchurnexample",
    container: "tfstate",
    key: "churn-prod.tfstate",
  },
};
