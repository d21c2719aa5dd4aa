import type { LandingZoneConfig } from "../stacks";

/** Stands in for the landing zone that is there already: examples only need its names and ids. */
export const existingLandingZone: LandingZoneConfig = {
  profile: "dev",
  environment: "dev",
  useCase: "churn",
  location: "westeurope",
  tenantId: "00000000-0000-0000-0000-000000000001",
  subscriptionId: "00000000-0000-0000-0000-000000000002",
  tags: {
    owner: "ml-platform@example.com",
    costCenter: "4711",
    dataClassification: "internal",
  },
  network: { addressSpace: ["10.20.0.0/22"] },
  groups: {
    dataScientists: [{ group: "00000000-0000-0000-0000-000000000011" }],
    computeOperators: [{ group: "00000000-0000-0000-0000-000000000012" }],
    readers: [{ group: "00000000-0000-0000-0000-000000000013" }],
  },
  egress: {},
  compute: {},
  backend: { kind: "local" },
};
