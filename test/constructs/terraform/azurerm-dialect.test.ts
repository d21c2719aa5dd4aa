import { ApplicationInsights } from "@cdktf/provider-azurerm/lib/application-insights";
import { ContainerRegistry } from "@cdktf/provider-azurerm/lib/container-registry";
import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import { MachineLearningWorkspace } from "@cdktf/provider-azurerm/lib/machine-learning-workspace";
import { PrivateDnsZoneVirtualNetworkLink } from "@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { TerraformStack, Testing } from "cdktf";
import {
  AZURERM_VERSIONS,
  AzurermDialect,
  type AzurermVersion,
  DEFAULT_AZURERM_VERSION,
} from "../../../constructs/terraform/azurerm-dialect";
import { armId } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";

const place = { name: "x", resourceGroupName: "rg-churn-test-weu", location: "westeurope" };

/** What a dialect makes of one resource. */
function written(version: AzurermVersion, type: string, write: (stack: TerraformStack) => void) {
  const stack = testStack(version);
  write(stack);
  return Template.of(stack).resource(type).only;
}

describe("AzurermDialect: what differs between azurerm 4.81 and 5.2", () => {
  const zone = armId("Microsoft.Network/privateDnsZones", "privatelink.azurecr.io");
  const link = (version: AzurermVersion) =>
    written(version, "azurerm_private_dns_zone_virtual_network_link", (stack) => {
      const resource = new PrivateDnsZoneVirtualNetworkLink(stack, "link", {
        name: "link",
        privateDnsZoneName: "privatelink.azurecr.io",
        resourceGroupName: "rg-hub",
        virtualNetworkId: armId("Microsoft.Network/virtualNetworks", "vnet"),
      });
      AzurermDialect.of(resource).privateDnsZoneLink(resource, zone);
    });

  test("private DNS zone link: by name and group in 4.81", () => {
    expect(link("4.81.0")).toEqual({
      name: "link",
      private_dns_zone_name: "privatelink.azurecr.io",
      resource_group_name: "rg-hub",
      virtual_network_id: expect.any(String),
    });
  });

  test("private DNS zone link: by id alone in 5.2", () => {
    expect(link("5.2.0")).toEqual({
      name: "link",
      private_dns_zone_id: zone,
      virtual_network_id: expect.any(String),
    });
  });

  const subnet = (version: AzurermVersion, services: readonly string[]) =>
    written(version, "azurerm_subnet", (stack) => {
      const resource = new Subnet(stack, "subnet", {
        name: "snet",
        resourceGroupName: "rg",
        virtualNetworkName: "vnet",
        addressPrefixes: ["10.0.0.0/27"],
      });
      AzurermDialect.of(resource).subnetServiceEndpoints(resource, services);
    });
  const services = ["Microsoft.Storage", "Microsoft.KeyVault"];

  test("subnet: a list of service endpoints in 4.81", () => {
    expect(subnet("4.81.0", services)).toMatchObject({ service_endpoints: services });
    expect(subnet("4.81.0", services)).not.toHaveProperty("service_endpoint");
  });

  test("subnet: a block for each service endpoint in 5.2", () => {
    expect(subnet("5.2.0", services)).toMatchObject({
      service_endpoint: [{ service: "Microsoft.Storage" }, { service: "Microsoft.KeyVault" }],
    });
    expect(subnet("5.2.0", services)).not.toHaveProperty("service_endpoints");
  });

  test.each(AZURERM_VERSIONS)("subnet: nothing is written without service endpoints in %s", (version) => {
    expect(Object.keys(subnet(version, [])).sort()).toEqual([
      "address_prefixes",
      "name",
      "resource_group_name",
      "virtual_network_name",
    ]);
  });

  const logs = (version: AzurermVersion, publicIngestion: boolean, publicQuery: boolean) =>
    written(version, "azurerm_log_analytics_workspace", (stack) => {
      const resource = new LogAnalyticsWorkspace(stack, "logs", place);
      const access = { localAuthentication: false, publicIngestion, publicQuery };
      AzurermDialect.of(resource).logAnalyticsAccess(resource, access);
    });
  const named = { name: "x", resource_group_name: "rg-churn-test-weu", location: "westeurope" };

  test("Log Analytics: booleans in 4.81", () => {
    expect(logs("4.81.0", true, false)).toEqual({
      ...named,
      local_authentication_enabled: false,
      internet_ingestion_enabled: true,
      internet_query_enabled: false,
    });
  });

  test("Log Analytics: access types in 5.2", () => {
    expect(logs("5.2.0", true, false)).toEqual({
      ...named,
      local_authentication_enabled: false,
      internet_ingestion_access_type: "Enabled",
      internet_query_access_type: "Disabled",
    });
    expect(logs("5.2.0", false, true)).toMatchObject({
      internet_ingestion_access_type: "Disabled",
      internet_query_access_type: "Enabled",
    });
  });

  test.each(AZURERM_VERSIONS)("Application Insights: the names that both majors know, in %s", (version) => {
    const insights = written(version, "azurerm_application_insights", (stack) => {
      const resource = new ApplicationInsights(stack, "insights", { ...place, applicationType: "web" });
      const access = { localAuthentication: true, publicIngestion: false, publicQuery: true };
      AzurermDialect.of(resource).applicationInsightsAccess(resource, access);
    });
    expect(insights).toEqual({
      ...named,
      application_type: "web",
      local_authentication_enabled: true,
      ip_masking_enabled: true,
      daily_data_cap_notifications_enabled: true,
      internet_ingestion_enabled: false,
      internet_query_enabled: true,
    });
  });

  const registry = (version: AzurermVersion, regions: readonly string[]) =>
    written(version, "azurerm_container_registry", (stack) => {
      const resource = new ContainerRegistry(stack, "registry", { ...place, sku: "Premium" });
      const replicas = regions.map((location) => ({ location, zoneRedundant: false, tags: { a: "b" } }));
      AzurermDialect.of(resource).registryGeoreplications(resource, replicas);
    });

  test.each([
    ["4.81.0", "regional_endpoint_enabled"],
    ["5.2.0", "global_endpoint_routing_enabled"],
  ] as const)("registry replicas: routing has its own name in %s", (version, routing) => {
    expect(registry(version, ["northeurope", "uksouth"])).toMatchObject({
      georeplications: [
        { location: "northeurope", zone_redundancy_enabled: false, [routing]: true, tags: { a: "b" } },
        { location: "uksouth", zone_redundancy_enabled: false, [routing]: true, tags: { a: "b" } },
      ],
    });
    const [first] = registry(version, ["northeurope"]).georeplications as object[];
    expect(Object.keys(first ?? {}).sort()).toEqual(
      ["location", routing, "tags", "zone_redundancy_enabled"].sort(),
    );
    expect(registry(version, [])).not.toHaveProperty("georeplications");
  });

  test.each(AZURERM_VERSIONS)("workspace: datastore access, younger than the bindings, in %s", (version) => {
    const workspace = written(version, "azurerm_machine_learning_workspace", (stack) => {
      const resource = new MachineLearningWorkspace(stack, "ws", {
        ...place,
        identity: { type: "SystemAssigned" },
        applicationInsightsId: "i",
        keyVaultId: "k",
        storageAccountId: "s",
      });
      AzurermDialect.of(resource).workspaceDatastoreAccess(resource, "AccessKey");
    });
    expect(workspace).toMatchObject({ storage_account_access_type: "AccessKey" });
  });
});

describe("AzurermDialect: the pinned provider", () => {
  const stack = () => {
    const one = new TerraformStack(Testing.app(), "lone");
    new AzurermProvider(one, "azurerm", { features: [{}] });
    return one;
  };
  const pinned = (one: TerraformStack) => {
    new ResourceGroup(one, "group", { name: "rg", location: "westeurope" });
    return (Template.of(one).terraform.required_providers as Record<string, unknown>).azurerm;
  };

  test("the versions in use, the maintained line by default", () => {
    expect(AZURERM_VERSIONS).toEqual(["5.2.0", "4.81.0"]);
    expect(DEFAULT_AZURERM_VERSION).toBe("5.2.0");
  });

  test.each(AZURERM_VERSIONS)("%s replaces the version of the bindings", (version) => {
    const one = stack();
    expect(AzurermDialect.pin(one, version).version).toBe(version);
    expect(pinned(one)).toEqual({ source: "hashicorp/azurerm", version });
  });

  test("without a choice the first use pins 5.2.0, once", () => {
    const one = stack();
    const dialect = AzurermDialect.of(one);
    expect(dialect.version).toBe("5.2.0");
    expect(AzurermDialect.of(new ResourceGroup(one, "rg", { name: "rg", location: "westeurope" }))).toBe(
      dialect,
    );
    expect(pinned(one)).toEqual({ source: "hashicorp/azurerm", version: "5.2.0" });
  });

  test("pinning the same version again changes nothing", () => {
    const one = stack();
    const dialect = AzurermDialect.pin(one, "4.81.0");
    expect(AzurermDialect.pin(one, "4.81.0")).toBe(dialect);
    expect(AzurermDialect.of(one)).toBe(dialect);
    expect(Reflect.get(one, Symbol.for("mlzone.azurerm-dialect"))).toBe(dialect);
  });

  test("pinning another version later is an error that says what to do", () => {
    const one = stack();
    AzurermDialect.of(one);
    expect(() => AzurermDialect.pin(one, "4.81.0")).toThrow(
      new Error(
        'lone: azurerm is pinned to 5.2.0 already; call AzurermDialect.pin(stack, "4.81.0") before the first construct',
      ),
    );
  });

  test("each stack has its own dialect", () => {
    const app = Testing.app();
    AzurermDialect.pin(new TerraformStack(app, "old"), "4.81.0");
    expect(AzurermDialect.of(new TerraformStack(app, "new")).version).toBe("5.2.0");
  });
});
