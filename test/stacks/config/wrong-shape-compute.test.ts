import { armId, changed, goodDev, issueLines, type WrongCases } from "./good-configs";

const GROUPS = "people get access through Entra groups";
const REGISTRY = armId("Microsoft.MachineLearningServices/registries", "shared");
const GUID = "11111111-0000-0000-0000-000000000021";

const CASES: WrongCases = {
  "missing region": [
    { location: undefined },
    "location is missing; it must be a region of Azure, e.g. westeurope",
  ],
  "missing tag": [
    { "tags.owner": undefined },
    "tags.owner is missing; it must be the person or team who answers for it",
  ],
  "blank tag": [{ "tags.costCenter": " " }, 'tags.costCenter must be the cost centre, as text (got " ")'],
  "further tag that is no text": [{ "tags.team": 7 }, "tags.team must be text (got 7)"],
  "unknown classification": [
    { "tags.dataClassification": "secret" },
    'tags.dataClassification must be "public", "internal", "confidential" or "highly-confidential" (got "secret")',
  ],
  "missing backend": [{ backend: undefined }, "backend is missing; it must be an object { … }"],
  "backend of no kind": [{ backend: { kind: "s3" } }, 'backend.kind must be "local" or "azurerm" (got "s3")'],
  "backend without its parts": [
    { backend: { kind: "azurerm", container: "tfstate" } },
    "backend.resourceGroup is missing; it must be the name of a resource group",
    "backend.storageAccount is missing; it must be 3 to 24 lower-case letters and digits",
    "backend.key is missing; it must be the name of a blob, e.g. churn-prod.tfstate",
  ],
  "backend with an account key": [
    { "backend.accessKey": "topsecret" },
    "backend.accessKey is not a known field; known are kind, resourceGroup, storageAccount, container, key",
  ],
  "backend with wrong names": [
    { backend: { kind: "azurerm", resourceGroup: "rg.", storageAccount: "St", container: "a", key: "/x" } },
    'backend.resourceGroup must be the name of a resource group (got "rg.")',
    'backend.storageAccount must be 3 to 24 lower-case letters and digits (got "St")',
    'backend.container must be 3 to 63 lower-case letters, digits and single hyphens, as Azure names containers (got "a")',
    'backend.key must be the name of a blob, e.g. churn-prod.tfstate (got "/x")',
  ],
  "unknown profile": [{ profile: "staging" }, 'profile must be "dev" or "prod" (got "staging")'],
  "environment too long": [
    { environment: "staging" },
    'environment must be 2 to 6 lower-case letters and digits, beginning with a letter (got "staging")',
  ],
  "use case with capitals": [
    { useCase: "Churn" },
    'useCase must be 2 to 12 lower-case letters and digits, beginning with a letter (got "Churn")',
  ],
  "suffix too short": [
    { nameSuffix: "ab" },
    'nameSuffix must be 3 to 5 lower-case letters and digits (got "ab")',
  ],
  "subscription by name": [
    { subscriptionId: "ML Production" },
    'subscriptionId must be the subscription, a GUID (got "ML Production")',
  ],
  "tenant as a number": [{ tenantId: 5 }, "tenantId must be the Entra tenant, a GUID (got 5)"],
  "unknown field": [{ egres: {} }, "egres is not a known field; did you mean egress?"],
  "misspelt required field": [
    { subscriptionId: undefined, subscriptonId: GUID },
    "subscriptonId is not a known field; did you mean subscriptionId?",
  ],
  "unknown field deep inside": [
    { "compute.training.maxNode": 3 },
    "compute.training.maxNode is not a known field; did you mean maxNodes?",
  ],
  "unknown field of an alternative": [
    { "network.adressSpace": [] },
    "network.adressSpace is not a known field; did you mean addressSpace?",
  ],
  "unknown field in a list": [
    { "egress.fqdns": [{ host: "a.example.com", wildcards: true }] },
    "egress.fqdns[0].wildcards is not a known field; did you mean wildcard?",
  ],
  "wrong type, text": [{ protectData: "yes" }, 'protectData must be true or false (got "yes")'],
  "wrong type, number": [
    { "compute.batch": { maxNodes: "3", idleMinutes: 2.5 } },
    'compute.batch.maxNodes must be a number (got "3")',
    "compute.batch.idleMinutes must be a whole number (got 2.5)",
  ],
  "wrong type, list": [
    { "compute.instances": {} },
    "compute.instances must be a list [ … ] (got an empty object)",
  ],
  "no nodes": [{ "compute.batch": { maxNodes: 0 } }, "compute.batch.maxNodes must be ≥ 1 (got 0)"],
  "too many nodes": [
    { "compute.training": { maxNodes: 101 } },
    "compute.training.maxNodes must be ≤ 100 (got 101)",
  ],
  "idle time of a cluster": [
    { compute: { training: { idleMinutes: 1 }, batch: { idleMinutes: 121 } } },
    "compute.training.idleMinutes must be ≥ 2 (got 1)",
    "compute.batch.idleMinutes must be ≤ 120 (got 121)",
  ],
  "dedicated tier violated": [
    { "compute.batch": { priority: "LowPriority" } },
    "compute.batch.priority is not a field: batch inference always runs on dedicated nodes, because low-priority nodes may be taken away",
  ],
  "batch nodes that stay": [
    { "compute.batch": { minNodes: 1, keepWarm: {} } },
    "compute.batch.minNodes is not a field: batch clusters scale to zero between runs",
    "compute.batch.keepWarm is not a field: batch clusters scale to zero between runs",
  ],
  "min nodes": [
    { "compute.training": { minNodes: 1 } },
    "compute.training.minNodes is not a field: clusters scale to zero; nodes that stay need keepWarm: { minNodes, deviation }",
  ],
  "min nodes without a deviation": [
    { "compute.training": { keepWarm: { minNodes: 1 } } },
    "compute.training.keepWarm.deviation is missing; it must be an object { … }",
  ],
  "instance name and person": [
    { "compute.instances": [{ name: "box-1", assignedTo: "anna@example.com", idleMinutes: 14 }] },
    'compute.instances[0].name must be 4 to 24 letters, digits and hyphens, beginning with a letter, with a letter somewhere after each hyphen (got "box-1")',
    'compute.instances[0].assignedTo must be the object id of the person who uses it, a GUID (got "anna@example.com")',
    "compute.instances[0].idleMinutes must be ≥ 15 (got 14)",
  ],
  "instance names without a letter after a hyphen": [
    {
      "compute.instances": ["anna-", "box-1-2", "box--", "box-a-1"].map((name) => ({
        name,
        assignedTo: GUID,
      })),
    },
    ...["anna-", "box-1-2", "box--", "box-a-1"].map(
      (name, at) =>
        `compute.instances[${at}].name must be 4 to 24 letters, digits and hyphens, beginning with a letter, with a letter somewhere after each hyphen (got "${name}")`,
    ),
  ],
  "instance that hardly ever stops": [
    { "compute.instances": [{ name: "anna", assignedTo: GUID, idleMinutes: 4321 }] },
    "compute.instances[0].idleMinutes must be ≤ 4320 (got 4321)",
  ],
  "month that is none": [
    {
      compute: {
        imageMonth: "2026-13",
        instances: [{ name: "anna", assignedTo: GUID, imageMonth: "2019-12" }],
      },
    },
    'compute.instances[0].imageMonth must be a month from 2020 to 2099, YYYY-MM, e.g. 2026-11 (got "2019-12")',
    'compute.imageMonth must be a month from 2020 to 2099, YYYY-MM, e.g. 2026-11 (got "2026-13")',
  ],
  "schedule that is no time of day": [
    {
      "compute.instances": [
        { name: "anna", assignedTo: GUID, schedule: { start: "24:00", stop: "7:00", timeZone: "" } },
      ],
    },
    'compute.instances[0].schedule.stop must be a time of day, HH:MM (got "7:00")',
    'compute.instances[0].schedule.start must be a time of day, HH:MM (got "24:00")',
    'compute.instances[0].schedule.timeZone must be a time zone, e.g. W. Europe Standard Time (got "")',
  ],
  "schedule without stop": [
    { "compute.instances": [{ name: "anna", assignedTo: GUID, schedule: { start: "23:60" } }] },
    "compute.instances[0].schedule.stop is missing; it must be a time of day, HH:MM",
    'compute.instances[0].schedule.start must be a time of day, HH:MM (got "23:60")',
  ],
  "registry users without a registry": [
    { "groups.registryUsers": { machineLearningRegistryId: "shared", groups: [] } },
    'groups.registryUsers.machineLearningRegistryId must be the ARM id of a resource of type Microsoft.MachineLearningServices/registries (got "shared")',
    "groups.registryUsers.groups must have at least 1 entry (got a list of 0)",
  ],
  "user among registry users": [
    { "groups.registryUsers": { machineLearningRegistryId: REGISTRY, groups: [{ user: GUID }] } },
    `groups.registryUsers.groups[0].user is not a field: ${GROUPS}, not one by one: { group: "<object id>" }`,
  ],
};

describe("identity, backend and computes of the wrong shape are refused in plain words", () => {
  test.each(Object.entries(CASES))("%s", (_name, [changes, ...expected]) => {
    expect(issueLines(changed(goodDev(), changes))).toEqual(expected);
  });
});
