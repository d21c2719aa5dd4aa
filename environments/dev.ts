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
    // a new image for every machine each month: docs/instances.md
    imageMonth: "2026-11",
    instances: [{ name: "churn-explore", assignedTo: "00000000-0000-0000-0000-000000000021" }],
  },

  // one person's machine; a team that shares dev moves to azurerm, as prod does
  backend: { kind: "local" },

  // who hears of what fails, and where docs/runbooks is read
  alerts: {
    emails: ["ml-platform@example.com"],
    runbooks: "https://git.example.com/ml-platform/landing-zone/docs/runbooks",
    trainingMinutes: 240,
  },

  // refused by Azure in this group, whoever asks; an exemption for each Deviation, until it expires
  policies: {
    assigned: "here",
    modelRegistries: ["mlexample"],
    pythonChannels: ["https://packages.example.com/simple"],
    unsignedCode: {
      reason: "people try code out in dev; prod runs what a pipeline has built",
      approvedBy: "security board",
      expires: "2027-06-30",
    },
    unapprovedJobs: {
      reason: "dev has no data that a job could spoil, and no one to ask at night",
      approvedBy: "security board",
      expires: "2027-06-30",
    },
  },

  // a month, in the currency of the billing account; leave startsOn as it is
  budget: { monthly: 2200, startsOn: "2026-12-01" },

  // hours a month that `mlzone cost` expects; nothing in Azure follows them
  costs: { hours: { training: 40, batch: 20, "image-build": 10, instances: 120 } },

  // a stack of its own, dev-serving: models are rolled out without touching anything above
  serving: {
    backend: { kind: "local" },
    deployers: [{ group: "00000000-0000-0000-0000-000000000031" }],
    invokers: [{ group: "00000000-0000-0000-0000-000000000032" }],
    // the pipeline that copies whole predictions from predictions-staging to predictions
    publishers: [{ group: "00000000-0000-0000-0000-000000000037" }],
    online: [
      {
        // unique in the region
        name: "churn-score-dev",
        deployments: [{ name: "blue", model: "azureml://registries/mlexample/models/churn/versions/1" }],
        smokeTest: {
          request: { input_data: { columns: ["tenure", "monthly_charges"], data: [[12, 49.9]] } },
          expect: { type: "array", minItems: 1, maxItems: 1, items: { type: "number" } },
        },
        // nobody is answered before the smoke test has held; the next step is live
        rollout: { live: "blue", step: "deployed" },
      },
    ],
    // one model a store, twenty an endpoint
    batch: [
      {
        prefix: "churn-stores-dev",
        models: [
          { name: "north", model: "azureml://registries/mlexample/models/churn-north/versions/1" },
          { name: "south", model: "azureml://registries/mlexample/models/churn-south/versions/1" },
        ],
      },
    ],
  },
};
