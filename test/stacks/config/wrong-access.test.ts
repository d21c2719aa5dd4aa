import { EGRESS_SERVICE_TAGS } from "../../../constructs/workspace/egress-service-tags";
import { armId, changed, goodDev, goodDeviation, issueLines, type WrongCases } from "./good-configs";

const GUID = "11111111-0000-0000-0000-000000000021";
const REGISTRY = armId("Microsoft.MachineLearningServices/registries", "shared");

const HIDDEN = "a text that looks like a secret and is not shown";

const CASES: WrongCases = {
  "environment as a tag": [
    { "tags.environment": "test" },
    'tags.environment must be left out: it is added as "dev" (got "test")',
  ],
  "use case as a tag": [
    { "tags.useCase": "fraud" },
    'tags.useCase must be left out: it is added as "churn" (got "fraud")',
  ],
  "too many tags": [
    {
      tags: {
        ...goodDev().tags,
        ...Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`t${at}`, "x"])),
      },
    },
    "tags must be at most 15 with the added environment and useCase: private DNS zones take no more (got 16)",
  ],
  "names of tags": [
    { tags: { ...goodDev().tags, "a/b": "x", "": "x", "  ": "x", "50%": "x", ["n ".repeat(257)]: "x" } },
    'tags must have names of 1 to 128 characters without < > % & \\ ? / (got "a/b")',
    'tags must have names of 1 to 128 characters without < > % & \\ ? / (got "")',
    'tags must have names of 1 to 128 characters without < > % & \\ ? / (got "  ")',
    'tags must have names of 1 to 128 characters without < > % & \\ ? / (got "50%")',
    `tags must have names of 1 to 128 characters without < > % & \\ ? / (got "${"n ".repeat(29)}…)`,
  ],
  "tags that differ in case only": [
    { tags: { ...goodDev().tags, Owner: "x", ENVIRONMENT: "x", usecase: "x", team: "x", Team: "x" } },
    "tags.Owner must be left out: Azure takes it for the same tag as owner",
    "tags.ENVIRONMENT must be left out: Azure takes it for the same tag as environment",
    "tags.usecase must be left out: Azure takes it for the same tag as useCase",
    "tags.Team must be left out: Azure takes it for the same tag as team",
  ],
  "value of a tag": [
    { "tags.team": "x".repeat(257) },
    "tags.team must have at most 256 characters (got 257)",
  ],
  "feed with a password": [
    { egress: { packageFeed: "https://user:pass@packages.example.com" } },
    "egress.packageFeed is wrong: host a text that looks like a secret and is not shown must be a DNS name in lower case with at least two labels, without scheme, port and path, e.g. packages.example.com",
  ],
  "values that look like secrets in every kind of egress": [
    {
      egress: {
        azureArtifacts: { organization: "sig=a", accepted: { approvedBy: "board", expires: "2027-01-31" } },
        fqdns: [{ host: "https://user:pass@example.com" }],
        serviceTags: [{ tag: "token=a", protocol: "TCP", ports: "key=a" }],
        privateEndpoints: [{ targetId: "A1b2".repeat(10), subresource: "secret=a" }],
      },
    },
    `egress.azureArtifacts is wrong: azureArtifacts: organization ${HIDDEN} must be 1 to 50 letters, digits and hyphens, beginning and ending with a letter or digit, as in dev.azure.com/contoso`,
    `egress.fqdns[0] is wrong: host ${HIDDEN} must be a DNS name in lower case with at least two labels, without scheme, port and path, e.g. packages.example.com`,
    `egress.serviceTags[0] is wrong: ports ${HIDDEN} must be ports or ranges from 1 to 65535 with commas between, e.g. 443 or 80,8000-8100`,
    `egress.serviceTags[0] is wrong: service tag ${HIDDEN} is not allowed; allowed are ${EGRESS_SERVICE_TAGS.join(", ")}`,
    `egress.privateEndpoints[0] is wrong: target ${HIDDEN} must be the ARM id of a resource (/subscriptions/…/providers/…)`,
    `egress.privateEndpoints[0] is wrong: subresource ${HIDDEN} must be one word of Azure's, e.g. blob, registry, searchService`,
  ],
  "day of Azure Artifacts that looks like a secret": [
    {
      "egress.azureArtifacts": {
        organization: "contoso",
        accepted: { approvedBy: "board", expires: "password=x" },
      },
    },
    `egress.azureArtifacts is wrong: azureArtifacts: accepted.expires must be a calendar day, YYYY-MM-DD (got ${HIDDEN})`,
  ],
  "duplicate group": [
    { "groups.readers": [{ group: GUID }, { group: `A${GUID.slice(1)}` }, { group: `a${GUID.slice(1)}` }] },
    `groups.readers[2].group must not repeat groups.readers[1] (got "a${GUID.slice(1)}")`,
  ],
  "duplicate data scientists": [
    { "groups.dataScientists": [{ group: GUID }, { group: GUID }] },
    `groups.dataScientists[1].group must not repeat groups.dataScientists[0] (got "${GUID}")`,
  ],
  "duplicate compute operators": [
    { "groups.computeOperators": [{ group: GUID }, { group: GUID }] },
    `groups.computeOperators[1].group must not repeat groups.computeOperators[0] (got "${GUID}")`,
  ],
  "duplicate registry users": [
    {
      "groups.registryUsers": {
        machineLearningRegistryId: REGISTRY,
        groups: [{ group: GUID }, { group: GUID }],
      },
    },
    `groups.registryUsers.groups[1].group must not repeat groups.registryUsers.groups[0] (got "${GUID}")`,
  ],
  "condition on nobody's access": [
    { groups: { dataAccess: { containers: ["raw"] } } },
    "groups.dataAccess narrows the access of dataScientists, and there are none",
  ],
  "feed as an address": [
    { egress: { packageFeed: "https://packages.example.com/simple" } },
    'egress.packageFeed is wrong: host "https://packages.example.com/simple" must be a DNS name in lower case with at least two labels, without scheme, port and path, e.g. packages.example.com',
  ],
  "organization with a space": [
    {
      egress: {
        azureArtifacts: {
          organization: "my org",
          accepted: { approvedBy: "security board", expires: "2027-01-31" },
        },
      },
    },
    'egress.azureArtifacts is wrong: azureArtifacts: organization "my org" must be 1 to 50 letters, digits and hyphens, beginning and ending with a letter or digit, as in dev.azure.com/contoso',
  ],
  "wildcard without a deviation": [
    { "egress.fqdns": [{ host: "a.example.com" }, { host: "*.example.com" }] },
    'egress.fqdns[1] is wrong: host "*.example.com" has a wildcard; name the hosts, or accept it with wildcard: a deviation',
  ],
  "deviation without a wildcard": [
    { "egress.fqdns": [{ host: "a.example.com", wildcard: goodDeviation() }] },
    'egress.fqdns[0] is wrong: host "a.example.com" has no wildcard; leave out wildcard',
  ],
  "service tag of every customer": [
    { "egress.serviceTags": [{ tag: "Storage", protocol: "TCP", ports: "443" }] },
    'egress.serviceTags[0] is wrong: service tag "Storage" covers resources of every customer; use a private endpoint, or accept it with anybodys: a deviation',
  ],
  "service tag that no rule may open": [
    { "egress.serviceTags": [{ tag: "Monitor", protocol: "TCP", ports: "443" }] },
    `egress.serviceTags[0] is wrong: service tag "Monitor" is not allowed; allowed are ${EGRESS_SERVICE_TAGS.join(", ")}`,
  ],
  "ports that don't exist": [
    { "egress.serviceTags": [{ tag: "AzureMonitor", protocol: "TCP", ports: "65536" }] },
    'egress.serviceTags[0] is wrong: ports "65536" must be ports or ranges from 1 to 65535 with commas between, e.g. 443 or 80,8000-8100',
  ],
  "endpoint to a name": [
    { "egress.privateEndpoints": [{ targetId: "search", subresource: "search service" }] },
    'egress.privateEndpoints[0] is wrong: target "search" must be the ARM id of a resource (/subscriptions/…/providers/…)',
    'egress.privateEndpoints[0] is wrong: subresource "search service" must be one word of Azure\'s, e.g. blob, registry, searchService',
  ],
  "one host opened twice": [
    {
      egress: {
        packageFeed: "packages.example.com",
        fqdns: [{ host: "a.example.com" }, { host: "packages.example.com" }],
      },
    },
    'egress.fqdns[1] must not repeat egress.packageFeed: both open "packages.example.com"',
  ],
};

describe("access and egress that can't work are refused", () => {
  test.each(Object.entries(CASES))("%s", (_name, [changes, ...expected]) => {
    expect(issueLines(changed(goodDev(), changes))).toEqual(expected);
  });
});
