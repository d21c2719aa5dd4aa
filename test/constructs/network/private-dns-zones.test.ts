import type { AzureCloud, PrivateLinkZoneKind } from "../../../constructs/naming/clouds";
import { PrivateDnsZones, type PrivateDnsZonesProps } from "../../../constructs/network/private-dns-zones";
import { AzureContext } from "../../../constructs/terraform/azure-context";
import type { AzurermVersion } from "../../../constructs/terraform/azurerm-dialect";
import { existingResourceGroup } from "../../support/fixtures";
import { TEST_SUBSCRIPTION, TEST_TENANT, Template, testStack } from "../../support/template";
import { EXISTING_NETWORK, resolved } from "./network-fixtures";

interface Setting {
  readonly version?: AzurermVersion;
  readonly cloud?: AzureCloud;
}

function zones(
  kinds: readonly PrivateLinkZoneKind[],
  { version, cloud }: Setting = {},
  props: Partial<PrivateDnsZonesProps> = {},
) {
  const stack = testStack(version);
  AzureContext.use(stack, { tenantId: TEST_TENANT, subscriptionId: TEST_SUBSCRIPTION, cloud });
  const construct = new PrivateDnsZones(stack, "dns", {
    resourceGroup: existingResourceGroup(),
    virtualNetwork: EXISTING_NETWORK,
    kinds,
    ...props,
  });
  return { stack, construct, synthesize: () => Template.of(stack) };
}
const zoneNames = (template: Template) =>
  template.resource("azurerm_private_dns_zone").all.map(({ attributes }) => attributes.name);

describe("PrivateDnsZones", () => {
  test("security/workspace-private-endpoint: a workspace has two zones, linked to the network", () => {
    const template = zones(["workspaceApi", "workspaceNotebooks"]).synthesize();
    expect(zoneNames(template)).toEqual(["privatelink.api.azureml.ms", "privatelink.notebooks.azure.net"]);
    const addresses = template.resources().map(({ address }) => address.replace(/_[0-9A-F]{8}$/, ""));
    expect(addresses).toEqual([
      "azurerm_private_dns_zone.dns_workspace-api",
      "azurerm_private_dns_zone.dns_workspace-notebooks",
      "azurerm_private_dns_zone_virtual_network_link.dns_workspace-api-link",
      "azurerm_private_dns_zone_virtual_network_link.dns_workspace-notebooks-link",
    ]);
  });

  test("security/dependent-services-private: zone and link in 5.2's words", () => {
    const template = zones(["blob"]).synthesize();
    expect(template.resource("azurerm_private_dns_zone").only).toEqual({
      name: "privatelink.blob.core.windows.net",
      resource_group_name: "rg-churn-test-weu",
      tags: existingResourceGroup().tags,
    });
    expect(template.resource("azurerm_private_dns_zone_virtual_network_link").only).toEqual({
      name: "link-vnet-hub",
      private_dns_zone_id: expect.stringMatching(/^\$\{azurerm_private_dns_zone\.dns_blob_\w+\.id\}$/),
      virtual_network_id: EXISTING_NETWORK.virtualNetworkId,
      registration_enabled: false,
      tags: existingResourceGroup().tags,
    });
  });

  test("security/dependent-services-private: the link in 4.81's words", () => {
    const template = zones(["blob"], { version: "4.81.0" }).synthesize();
    expect(template.resource("azurerm_private_dns_zone_virtual_network_link").only).toEqual({
      name: "link-vnet-hub",
      private_dns_zone_name: expect.stringMatching(/^\$\{azurerm_private_dns_zone\.dns_blob_\w+\.name\}$/),
      resource_group_name: "rg-churn-test-weu",
      virtual_network_id: EXISTING_NETWORK.virtualNetworkId,
      registration_enabled: false,
      tags: existingResourceGroup().tags,
    });
  });

  test.each<[AzureCloud, string[]]>([
    ["usgovernment", ["privatelink.api.ml.azure.us", "privatelink.vaultcore.usgovcloudapi.net"]],
    ["china", ["privatelink.api.ml.azure.cn", "privatelink.vaultcore.azure.cn"]],
  ])("security/workspace-private-endpoint: %s has zones of its own", (cloud, names) => {
    const found = zoneNames(zones(["vault", "workspaceApi"], { cloud }).synthesize());
    expect([...found].sort()).toEqual(names);
  });

  test("a zone asked for twice is made once", () => {
    const { construct, synthesize } = zones(["blob", "vault", "blob"]);
    expect(zoneNames(synthesize())).toHaveLength(2);
    expect(construct.zoneIds(["blob", "vault", "blob"])).toHaveLength(2);
  });

  test("kinds are found again, in the order asked for", () => {
    const { stack, construct } = zones(["blob", "monitorOms"]);
    expect(construct.managedByPolicy).toBe(false);
    const [first = "", second, ...others] = construct.zoneIds(["monitorOms", "blob"]);
    expect(resolved(stack, first)).toMatch(/^\$\{azurerm_private_dns_zone\.dns_monitor-oms_\w+\.id\}$/);
    expect(second).not.toBe(first);
    expect(others).toEqual([]);
  });

  test("tags where given", () => {
    const template = zones(["blob"], {}, { tags: { team: "x" } }).synthesize();
    for (const { attributes } of template.resources()) {
      expect(attributes.tags).toEqual({ team: "x" });
    }
  });

  test("an unknown kind is an error that names all that is missing", () => {
    expect(() => zones(["blob"]).construct.zoneIds(["blob", "vault", "registry"])).toThrow(
      new Error(
        'test/dns: no private DNS zone for "vault"; add it to kinds\n' +
          'test/dns: no private DNS zone for "registry"; add it to kinds',
      ),
    );
  });
});

describe("PrivateDnsZones: of somebody else", () => {
  test("zones of a hub", () => {
    const hub = PrivateDnsZones.fromZoneIds({ blob: "id-of-blob", file: "id-of-file" });
    expect(hub.managedByPolicy).toBe(false);
    expect(hub.zoneIds(["file", "blob"])).toEqual(["id-of-file", "id-of-blob"]);
    expect(() => hub.zoneIds(["blob", "monitor"])).toThrow(
      new Error('PrivateDnsZones.fromZoneIds: no private DNS zone for "monitor"; give its ARM id'),
    );
  });

  test("zone groups of Azure Policy", () => {
    const policy = PrivateDnsZones.ownedByPolicy();
    expect(policy.managedByPolicy).toBe(true);
    expect(policy.zoneIds(["blob"])).toEqual([]);
  });
});
