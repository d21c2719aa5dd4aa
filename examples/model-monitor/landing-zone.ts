import type { LandingZoneConfig } from "../../stacks";

/** Stands in for the landing zone that is there already: the example only needs its names and ids. */
export const landingZone: LandingZoneConfig = {
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
  alerts: {
    emails: ["ml-operations@example.com"],
    runbooks: "https://git.example.com/ml-platform/landing-zone/docs/runbooks",
  },
  // for the identity of endpoints and the role of who rolls out
  serving: {
    backend: { kind: "local" },
    deployers: [{ group: "00000000-0000-0000-0000-000000000031" }],
    online: [
      {
        name: "churn-score",
        deployments: [{ name: "blue", model: "azureml://registries/shared/models/churn/versions/7" }],
      },
    ],
  },
};
