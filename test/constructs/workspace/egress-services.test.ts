import { TerraformVariable } from "cdktf";
import { Egress } from "../../../constructs/workspace/egress-intention";
import { EGRESS_SERVICE_TAGS } from "../../../constructs/workspace/egress-service-tags";
import { armId, testDeviation } from "../../support/fixtures";
import { testStack } from "../../support/template";

const incomplete = { ...testDeviation(), approvedBy: "" };
const INCOMPLETE = "approvedBy must name the person or board who accepted the risk";
const STORAGE = armId("Microsoft.Storage/storageAccounts", "stchurn");

describe("Egress.serviceTag", () => {
  const ANYBODYS = [
    "AzureCloud",
    "AzureContainerRegistry",
    "AzureCosmosDB",
    "AzureDatabricks",
    "AzureFrontDoor.Frontend",
    "AzureKeyVault",
    "DataFactory",
    "EventHub",
    "Internet",
    "PowerBI",
    "ServiceBus",
    "Sql",
    "Storage",
  ] as const;
  const MICROSOFTS = [
    "AppConfiguration",
    "AzureActiveDirectory",
    "AzureFrontDoor.FirstParty",
    "AzureMachineLearning",
    "AzureMonitor",
    "AzureOpenDatasets",
    "AzureResourceManager",
    "BatchNodeManagement",
    "MicrosoftContainerRegistry",
  ] as const;
  const https = { protocol: "TCP", ports: "443" } as const;

  test("security/managed-network-approved-outbound: a tag, a protocol and ports", () => {
    expect(Egress.serviceTag("AzureMonitor", { protocol: "UDP", ports: "80,8000-8100" })).toEqual({
      rules: [
        {
          kind: "serviceTag",
          name: "tag-azuremonitor",
          target: "AzureMonitor",
          serviceTag: "AzureMonitor",
          protocol: "UDP",
          ports: "80,8000-8100",
          deviation: undefined,
        },
      ],
      problems: [],
      warnings: [],
    });
    expect(Egress.serviceTag("AzureFrontDoor.FirstParty", https).rules[0]?.name).toBe(
      "tag-azurefrontdoor-firstparty",
    );
  });

  test("security/exfiltration-guard-explicit-egress: tags are those of the list", () => {
    expect([...EGRESS_SERVICE_TAGS].sort()).toEqual([...ANYBODYS, ...MICROSOFTS].sort());
    expect(Egress.serviceTag("Mine", https).problems).toEqual([
      `service tag "Mine" is not allowed; allowed are ${EGRESS_SERVICE_TAGS.join(", ")}`,
    ]);
  });

  test.each(ANYBODYS)("security/exfiltration-guard-explicit-egress: %s needs a deviation", (tag) => {
    expect(Egress.serviceTag(tag, https).problems).toEqual([
      `service tag "${tag}" covers resources of every customer; use a private endpoint, or accept it with anybodys: a deviation`,
    ]);
    const accepted = Egress.serviceTag(tag, { ...https, anybodys: testDeviation() });
    expect(accepted).toMatchObject({ rules: [{ deviation: testDeviation() }], problems: [] });
  });

  test.each(MICROSOFTS)("security/exfiltration-guard-explicit-egress: %s needs none", (tag) => {
    expect(Egress.serviceTag(tag, https).problems).toEqual([]);
    expect(Egress.serviceTag(tag, { ...https, anybodys: testDeviation() }).problems).toEqual([
      `service tag "${tag}" does not cover other customers' resources; leave out anybodys`,
    ]);
  });

  test("a deviation must be complete", () => {
    expect(Egress.serviceTag("Sql", { ...https, anybodys: incomplete }).problems).toEqual([
      `"Sql": ${INCOMPLETE}`,
    ]);
  });

  test.each(["1", "65535", "443", "80,443", "1-65535", "80,8000-8100", "5-5"])(
    "ports %s are allowed",
    (ports) => {
      expect(Egress.serviceTag("AzureMonitor", { protocol: "TCP", ports }).problems).toEqual([]);
    },
  );

  test.each([
    "",
    "0",
    "65536",
    "*",
    "80, 443",
    "80,",
    "443-80",
    "80-",
    "-80",
    "0-80",
    "80-65536",
    "https",
    "a80",
    "80a",
    "1-2-3",
  ])("ports %j are refused", (ports) => {
    expect(Egress.serviceTag("AzureMonitor", { protocol: "TCP", ports }).problems).toEqual([
      `ports "${ports}" must be ports or ranges from 1 to 65535 with commas between, e.g. 443 or 80,8000-8100`,
    ]);
  });
});

describe("Egress.privateEndpoint", () => {
  test("security/managed-network-approved-outbound: one sub-resource of one resource", () => {
    expect(Egress.privateEndpoint(STORAGE, "blob")).toEqual({
      rules: [
        {
          kind: "privateEndpoint",
          name: "stchurn-blob",
          target: "stchurn, blob",
          targetId: STORAGE,
          subresource: "blob",
          spark: false,
        },
      ],
      problems: [],
      warnings: [],
    });
    expect(Egress.privateEndpoint(STORAGE, "dfs", { spark: true }).rules).toMatchObject([{ spark: true }]);
  });

  test("an id that Terraform computes gives a name by the sub-resource", () => {
    const id = new TerraformVariable(testStack(), "id", {}).stringValue;
    expect(Egress.privateEndpoint(id, "searchService")).toMatchObject({
      rules: [{ name: "pe-searchservice", target: "searchService", targetId: id }],
      problems: [],
    });
  });

  test.each([
    ["searchService", "srch-searchservice"],
    ["databricks_ui_api", "srch-databricks-ui-api"],
    ["Sql", "srch-sql"],
    ["B2", "srch-b2"],
  ])("sub-resource %s is allowed", (subresource, name) => {
    const id = armId("Microsoft.Search/searchServices", "srch");
    expect(Egress.privateEndpoint(id, subresource)).toMatchObject({ rules: [{ name }], problems: [] });
  });

  test("the name of the resource itself counts, not that of a child", () => {
    expect(Egress.privateEndpoint(`${STORAGE}/blobServices/default`, "blob").rules[0]?.name).toBe(
      "stchurn-blob",
    );
    expect(Egress.privateEndpoint(STORAGE.toUpperCase(), "blob").rules[0]?.name).toBe("stchurn-blob");
  });

  test.each([
    "stchurn",
    "/subscriptions/s/resourceGroups/g",
    "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts",
    "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/",
    `x${STORAGE}`,
  ])("target %s is refused", (targetId) => {
    expect(Egress.privateEndpoint(targetId, "blob").problems).toEqual([
      `target "${targetId}" must be the ARM id of a resource (/subscriptions/…/providers/…)`,
    ]);
  });

  test.each(["", "two words", "-blob", "2blob", "blob/"])("sub-resource %j is refused", (subresource) => {
    expect(Egress.privateEndpoint(STORAGE, subresource).problems).toEqual([
      `subresource "${subresource}" must be one word of Azure's, e.g. blob, registry, searchService`,
    ]);
  });
});
