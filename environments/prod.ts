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

  // who hears of what fails, and where docs/runbooks is read
  alerts: {
    emails: ["ml-oncall@example.com"],
    runbooks: "https://git.example.com/ml-platform/landing-zone/docs/runbooks",
    trainingMinutes: 480,
  },

  // refused by Azure in this group, whoever asks; an exemption for each Deviation, until it expires
  policies: {
    assigned: "here",
    modelRegistries: ["mlexample"],
    unsignedCode: {
      reason: "the pipeline that submits jobs can't sign code yet; it alone may submit them",
      approvedBy: "security board",
      expires: "2027-06-30",
    },
    unapprovedJobs: {
      reason: "jobs come from a pipeline whose changes were approved; a second approval is planned",
      approvedBy: "security board",
      expires: "2027-06-30",
    },
  },

  // a month, in the currency of the billing account; leave startsOn as it is
  budget: { monthly: 6000, startsOn: "2026-12-01" },

  // hours a month that `mlzone cost` expects; nothing in Azure follows them
  costs: { hours: { training: 60, batch: 60, "image-build": 10, online: 200 } },

  // a stack of its own, prod-serving: models are rolled out without touching anything above, and by who
  // can't read the state of it: a container of its own, `containers` of environments/state.ts
  serving: {
    backend: {
      kind: "azurerm",
      resourceGroup: "rg-churn-tfstate-weu",
      storageAccount: "sttfchurnexample",
      container: "tfstate-serving",
      key: "churn-prod-serving.tfstate",
    },
    deployers: [{ group: "00000000-0000-0000-0000-000000000033" }],
    invokers: [{ group: "00000000-0000-0000-0000-000000000034" }],
    // the pipeline that copies whole predictions from predictions-staging to predictions
    publishers: [{ group: "00000000-0000-0000-0000-000000000036" }],
    online: [
      {
        // unique in the region
        name: "churn-score",
        // three instances, one a zone; by day and load up to six
        deployments: [
          {
            name: "blue",
            model: "azureml://registries/mlexample/models/churn/versions/1",
            autoscale: { maximum: 6 },
          },
        ],
        latencyP95Ms: 500,
        smokeTest: {
          request: { input_data: { columns: ["tenure", "monthly_charges"], data: [[12, 49.9]] } },
          expect: { type: "array", minItems: 1, maxItems: 1, items: { type: "number" } },
        },
        // nobody is answered before the smoke test has held; the next step is live
        rollout: { live: "blue", step: "deployed" },
      },
    ],
    // one model a store, twenty an endpoint; each night, and too old after a day and two hours
    batch: [
      {
        // unique in the region, as its endpoints churn-stores-1, -2 … are
        prefix: "churn-stores",
        models: [
          { name: "north", model: "azureml://registries/mlexample/models/churn-north/versions/1" },
          { name: "south", model: "azureml://registries/mlexample/models/churn-south/versions/1" },
        ],
        schedules: ["north", "south"].map((model) => ({
          name: `churn-${model}`,
          model,
          trigger: { cron: "0 2 * * *", timeZone: "W. Europe Standard Time" },
          timeLimitMinutes: 120,
          input: `azureml://datastores/workspaceblobstore/paths/stores/${model}/`,
        })),
        maxAgeHours: 26,
      },
    ],
  },
};
