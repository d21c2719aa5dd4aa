import { TerraformVariable } from "cdktf";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import { Egress } from "../../../constructs/workspace/egress-intention";
import { accepted } from "../../support/deviations";
import { armId, testDeviation } from "../../support/fixtures";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { reference, testStack } from "../../support/template";
import { WORKSPACE_ID } from "../compute/test-workspace";
import { chainTo, FQDN, PRIVATE_ENDPOINT, SERVICE_TAG, testEgress } from "./egress-fixture";

const STORAGE = armId("Microsoft.Storage/storageAccounts", "stchurn");
const SEARCH = armId("Microsoft.Search/searchServices", "srch");
const FEED = Egress.packageFeed("packages.example.com");
const TIMEOUTS = { create: "60m", update: "60m", delete: "60m" };

describe("ManagedNetworkEgress", () => {
  test("security/exfiltration-guard-explicit-egress: nothing by default", () => {
    const { egress, template } = testEgress([]);
    expect(template().resources()).toEqual([]);
    expect(egress.last).toEqual([]);
    expect(testEgress([], { rules: undefined }).egress.last).toEqual([]);
  });

  test("security/approved-python-packages: a feed is one rule for one host", () => {
    const { template } = testEgress([FEED]);
    expect(template().resource(FQDN).only).toEqual({
      name: "packages-example-com",
      workspace_id: WORKSPACE_ID,
      destination_fqdn: "packages.example.com",
      depends_on: [expect.stringMatching(/^azapi_update_resource\.egress_firewall-sku_/)],
      timeouts: TIMEOUTS,
    });
    expect(template().resource(FQDN).all[0]?.address).toMatch(`${FQDN}.egress_packages-example-com_`);
  });

  test("security/managed-network-approved-outbound: a service tag on named ports", () => {
    const { template } = testEgress([Egress.serviceTag("AzureMonitor", { protocol: "TCP", ports: "443" })]);
    expect(template().resource(SERVICE_TAG).only).toEqual({
      name: "tag-azuremonitor",
      workspace_id: WORKSPACE_ID,
      service_tag: "AzureMonitor",
      protocol: "TCP",
      port_ranges: "443",
      depends_on: [],
      timeouts: TIMEOUTS,
    });
  });

  test("security/managed-network-approved-outbound: a private endpoint by azurerm where that can do it", () => {
    const { template } = testEgress([Egress.privateEndpoint(STORAGE, "queue")]);
    expect(template().resource(PRIVATE_ENDPOINT).only).toEqual({
      name: "stchurn-queue",
      workspace_id: WORKSPACE_ID,
      service_resource_id: STORAGE,
      sub_resource_target: "queue",
      spark_enabled: false,
      depends_on: [],
      timeouts: { create: "60m", delete: "60m" },
    });
  });

  test("security/managed-network-approved-outbound: a private endpoint by azapi elsewhere", () => {
    const { template } = testEgress([Egress.privateEndpoint(SEARCH, "searchService", { spark: true })]);
    expect(template().resource("azapi_resource").only).toMatchObject({
      type: "Microsoft.MachineLearningServices/workspaces/outboundRules@2025-12-01",
      name: "srch-searchservice",
      parent_id: WORKSPACE_ID,
      body: {
        properties: {
          type: "PrivateEndpoint",
          category: "UserDefined",
          destination: {
            serviceResourceId: SEARCH,
            subresourceTarget: "searchService",
            sparkEnabled: true,
          },
        },
      },
      depends_on: [],
      timeouts: TIMEOUTS,
    });
  });

  test.each([
    ["Microsoft.KeyVault/vaults", "vault"],
    ["Microsoft.Cache/redis", "redisCache"],
    ["Microsoft.MachineLearningServices/workspaces", "amlworkspace"],
    ["Microsoft.Storage/storageAccounts", "blob"],
    ["Microsoft.Storage/storageAccounts", "table"],
    ["Microsoft.Storage/storageAccounts", "queue"],
    ["Microsoft.Storage/storageAccounts", "file"],
    ["Microsoft.Storage/storageAccounts", "web"],
    ["Microsoft.Storage/storageAccounts", "dfs"],
  ])("azurerm takes %s, %s", (type, subresource) => {
    const stack = testStack();
    const computed = new TerraformVariable(stack, "id", {}).stringValue;
    const rules = [armId(type, "x"), computed].map((id) => Egress.privateEndpoint(id, subresource));
    const { template } = testEgress(rules, {}, stack);
    template().resource(PRIVATE_ENDPOINT).count(2);
    template().resource("azapi_resource").count(0);
  });

  test.each([
    ["Microsoft.ContainerRegistry/registries", "registry"],
    ["Microsoft.CognitiveServices/accounts", "account"],
    ["Microsoft.MachineLearningServices/registries", "amlregistry"],
    ["Microsoft.DocumentDB/databaseAccounts", "table"],
    ["Microsoft.Synapse/privateLinkHubs", "web"],
  ])("azapi takes %s, %s", (type, subresource) => {
    const { template } = testEgress([Egress.privateEndpoint(armId(type, "x"), subresource)]);
    template().resource(PRIVATE_ENDPOINT).count(0);
    template().resource("azapi_resource").count(1);
  });

  test("azapi takes a sub-resource that azurerm doesn't know, even of an id that Terraform computes", () => {
    const stack = testStack();
    const computed = new TerraformVariable(stack, "id", {}).stringValue;
    const { template } = testEgress([Egress.privateEndpoint(computed, "searchService")], {}, stack);
    template().resource(PRIVATE_ENDPOINT).count(0);
    expect(template().resource("azapi_resource").only).toMatchObject({
      body: { properties: { destination: { serviceResourceId: reference("var.id") } } },
    });
  });
});

describe("ManagedNetworkEgress: order", () => {
  test("security/managed-network-approved-outbound: each rule waits for the one before, in the given order", () => {
    const stack = testStack();
    const roles = new TerraformData(stack, "roles");
    const rules = [
      Egress.privateEndpoint(SEARCH, "searchService"),
      FEED,
      Egress.privateEndpoint(STORAGE, "blob"),
      Egress.serviceTag("AzureMonitor", { protocol: "TCP", ports: "443" }),
      Egress.azureArtifacts({
        organization: "contoso",
        accepted: { approvedBy: "security board", expires: "2027-01-31" },
      }),
    ];
    const { egress } = testEgress(rules, { after: [roles] }, stack);
    expect(chainTo(stack, egress.last).map((one) => one.attributes.name ?? one.type)).toEqual([
      "terraform_data",
      "azapi_update_resource",
      "srch-searchservice",
      "packages-example-com",
      "stchurn-blob",
      "tag-azuremonitor",
      "pkgs-dev-azure-com",
      "contoso-pkgs-visualstudio-com",
      "any-blob-core-windows-net",
      "any-vsassets-io",
      "terraform_data",
    ]);
  });

  test("without rules for hosts, the first rule waits for what was given", () => {
    const stack = testStack();
    const roles = new TerraformData(stack, "roles");
    const { egress } = testEgress([Egress.privateEndpoint(STORAGE, "blob")], { after: [roles] }, stack);
    expect(chainTo(stack, egress.last).map((one) => one.attributes.name ?? one.type)).toEqual([
      "terraform_data",
      "stchurn-blob",
      "terraform_data",
    ]);
    expect(testEgress([], { after: [roles] }).egress.last).toEqual([]);
  });
});

describe("ManagedNetworkEgress: firewall", () => {
  test("cost/right-size-sku-selection: the firewall's size is always said", () => {
    const { template } = testEgress([FEED]);
    expect(template().resource("azapi_update_resource").only).toMatchObject({
      type: "Microsoft.MachineLearningServices/workspaces@2025-12-01",
      resource_id: WORKSPACE_ID,
      body: {
        properties: {
          managedNetwork: { isolationMode: "AllowOnlyApprovedOutbound", firewallSku: "Standard" },
        },
      },
      depends_on: [],
      timeouts: TIMEOUTS,
    });
    expect(
      testEgress([FEED], { firewallSku: "Basic" }).template().resource("azapi_update_resource").only,
    ).toMatchObject({ body: { properties: { managedNetwork: { firewallSku: "Basic" } } } });
  });

  test("cost/right-size-sku-selection: no firewall without a rule for a host", () => {
    const rules = [
      Egress.privateEndpoint(STORAGE, "blob"),
      Egress.serviceTag("AzureMonitor", { protocol: "TCP", ports: "443" }),
    ];
    testEgress(rules, { firewallSku: "Basic" }).template().resource("azapi_update_resource").count(0);
  });

  testWithSchema(
    "security/managed-network-approved-outbound: Microsoft's types know what azapi sends",
    () => {
      const { template } = testEgress([FEED, Egress.privateEndpoint(SEARCH, "searchService")]);
      const rule = template().resource("azapi_resource").only;
      expect(schemaProblems(rule.type as string, { name: rule.name, ...(rule.body as object) })).toEqual([]);
      const sku = template().resource("azapi_update_resource").only;
      const request = { name: "mlw-churn", ...(sku.body as object) };
      expect(schemaProblems(sku.type as string, request)).toEqual([]);
    },
  );
});

describe("ManagedNetworkEgress: deviations, warnings, errors", () => {
  test("security/exfiltration-guard-explicit-egress: wildcards and wide tags are recorded", () => {
    const { stack } = testEgress([
      Egress.fqdn("*.example.com", { wildcard: testDeviation() }),
      Egress.serviceTag("Sql", { protocol: "TCP", ports: "1433", anybodys: testDeviation() }),
      FEED,
    ]);
    const recommendations = [
      "security/exfiltration-guard-explicit-egress",
      "security/approved-python-packages",
    ];
    expect(accepted(stack)).toEqual([
      {
        construct: "egress",
        property: "rules.any-example-com",
        recommendations,
        rules: ["security/outbound-fqdn-wildcard"],
        resources: ["egress/any-example-com"],
        policies: [],
        ...testDeviation(),
      },
      {
        construct: "egress",
        property: "rules.tag-sql",
        recommendations,
        rules: ["security/outbound-service-tag"],
        resources: ["egress/tag-sql"],
        policies: [],
        ...testDeviation(),
      },
    ]);
  });

  test("security/approved-python-packages: Azure Artifacts warns of blob storage in general", () => {
    const { egress } = testEgress([
      FEED,
      Egress.azureArtifacts({
        organization: "contoso",
        accepted: { approvedBy: "security board", expires: "2027-01-31" },
      }),
    ]);
    expect(egress.node.metadata).toMatchObject([
      { type: "@cdktf/warn", data: expect.stringContaining("computes reach every storage account's blobs") },
    ]);
    expect(testEgress([FEED]).egress.node.metadata).toEqual([]);
  });

  test("rules with the same name are refused, whatever they open", () => {
    expect(() =>
      testEgress([Egress.fqdn("a.b.example.com"), FEED, Egress.fqdn("a-b.example.com"), FEED]),
    ).toThrow(
      new Error(
        'test/egress: rules for "a.b.example.com" and "a-b.example.com" have the same name "a-b-example-com"; drop one, or give it a name; rules for "packages.example.com" and "packages.example.com" have the same name "packages-example-com"; drop one, or give it a name',
      ),
    );
  });

  test("a name of its own resolves a collision", () => {
    const rules = [Egress.fqdn("a.b.example.com"), Egress.fqdn("a-b.example.com", { name: "dashed" })];
    testEgress(rules).template().resource(FQDN).count(2);
  });

  test("all problems are said at once", () => {
    const rules = [Egress.fqdn("*.example.com"), Egress.fqdn("example"), FEED, FEED];
    expect(() => testEgress(rules)).toThrow(
      /^test\/egress: host "\*\.example\.com" has a wildcard.*; host "example" must be.*; rules for "packages/,
    );
  });
});
