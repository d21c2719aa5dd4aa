import type { LandingZoneConfig } from "../stacks/config/landing-zone-config";

/**
 * Where people explore and models are tried out. What isn't here has the default of the profile:
 * stacks/config/profile.ts. Ids of zeros, `example.com` and `…example` are examples to replace:
 * a plan refuses them.
 */
export const dev: LandingZoneConfig = {
  profile: "dev",
  environment: "dev",
  useCase: "churn",
  location: "westeurope",
  tenantId: "00000000-0000-0000-0000-000000000001",
  subscriptionId: "00000000-0000-0000-0000-000000000002",
  tags: {
    owner: "ml-platform@example.com",
    costCenter: "4711",
    // confidential or higher brings keys of your own, no purge and a year of logs, in dev too
    dataClassification: "internal",
  },

  // must not overlap any network that it is or will be peered with
  network: { addressSpace: ["10.20.0.0/22"] },

  // object ids of Entra groups; people get access through groups only
  groups: {
    dataScientists: [{ group: "00000000-0000-0000-0000-000000000011" }],
    computeOperators: [{ group: "00000000-0000-0000-0000-000000000012" }],
    readers: [{ group: "00000000-0000-0000-0000-000000000013" }],
  },

  // the only host that computes reach beyond Azure itself: the team's curated package feed
  egress: { packageFeed: "packages.example.com" },

  // one machine a person; it stops after 30 minutes without work
  compute: {
    instances: [{ name: "churn-explore", assignedTo: "00000000-0000-0000-0000-000000000021" }],
  },

  // one person's machine; a team that shares dev moves to azurerm, as prod does
  backend: { kind: "local" },
};
