import { privateEndpointZones } from "../../../../baseline/rules/security/private-endpoint-zones";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(privateEndpointZones, template);

const ENDPOINT = "azurerm_private_endpoint.e";
const API = "privatelink.api.azureml.ms";
const NOTEBOOKS = "privatelink.notebooks.azure.net";

function endpoint(
  part: string,
  zones: readonly string[] | undefined,
  more: object = {},
  others: object = {},
) {
  const group = zones && { private_dns_zone_group: { name: "default", private_dns_zone_ids: zones } };
  const connection = { subresource_names: [part], private_connection_resource_id: "/x" };
  return {
    resource: {
      azurerm_private_endpoint: { e: { private_service_connection: connection, ...group, ...more } },
      azurerm_private_dns_zone: { api: { name: API }, notebooks: { name: NOTEBOOKS } },
      ...others,
    },
  };
}

const hub = (name: string) =>
  `/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/privateDnsZones/${name}`;
const ours = (name: string) => `\${azurerm_private_dns_zone.${name}.id}`;

test("a workspace's two zones pass, its own and those of a hub", () => {
  expect(found(endpoint("amlworkspace", [ours("api"), ours("notebooks")]))).toEqual([]);
  expect(found(endpoint("amlworkspace", [hub(API), hub(NOTEBOOKS)]))).toEqual([]);
});

test("zones of other clouds pass, a mixture doesn't", () => {
  const china = ["privatelink.api.ml.azure.cn", "privatelink.notebooks.chinacloudapi.cn"];
  expect(found(endpoint("amlworkspace", china.map(hub)))).toEqual([]);
  expect(found(endpoint("vault", [hub("privatelink.vaultcore.usgovcloudapi.net")]))).toEqual([]);
  expect(found(endpoint("amlworkspace", [hub(API), hub(china[1] ?? "")]))).toHaveLength(1);
});

test("one of the two, another zone or none is a violation", () => {
  const problem = `the names of amlworkspace belong into ${API} and ${NOTEBOOKS}, or its cloud's own`;
  const at = "private_dns_zone_group.private_dns_zone_ids";
  expect(found(endpoint("amlworkspace", [ours("api")]))).toEqual([
    `${ENDPOINT}: violation: ${at} is something else: ${problem}`,
  ]);
  expect(found(endpoint("amlworkspace", undefined))).toEqual([
    `${ENDPOINT}: violation: ${at} is missing: ${problem}`,
  ]);
  expect(found(endpoint("blob", [hub("privatelink.file.core.windows.net")]))).toHaveLength(1);
});

test("zones that a policy writes, or records of one's own, need no zone group", () => {
  const ignored = { lifecycle: { ignore_changes: ["private_dns_zone_group"] } };
  expect(found(endpoint("amlworkspace", undefined, ignored))).toEqual([]);
  const records = {
    azurerm_private_dns_a_record: {
      a: {
        zone_name: "privatelink.vaultcore.azure.net",
        records: ["${azurerm_private_endpoint.e.private_service_connection[0].private_ip_address}"],
      },
    },
  };
  expect(found(endpoint("vault", undefined, {}, records))).toEqual([]);
});

test("what it leads to that isn't of machine learning is left alone", () => {
  expect(found(endpoint("sqlServer", undefined))).toEqual([]);
});

test("an azapi endpoint has its zones in a child", () => {
  const azapi = (zone: string) => ({
    resource: {
      azapi_resource: {
        e: {
          type: "Microsoft.Network/privateEndpoints@2025-01-01",
          body: { properties: { privateLinkServiceConnections: [{ properties: { groupIds: ["vault"] } }] } },
        },
        g: {
          type: "Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01",
          parent_id: "${azapi_resource.e.id}",
          body: { properties: { privateDnsZoneConfigs: [{ properties: { privateDnsZoneId: hub(zone) } }] } },
        },
      },
    },
  });
  expect(found(azapi("privatelink.vaultcore.azure.net"))).toEqual([]);
  expect(found(azapi("privatelink.azurecr.io"))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(endpoint("vault", ["${var.zone}"]))).toEqual([
    `${ENDPOINT}: unknown: private_dns_zone_group.private_dns_zone_ids can't be told, the zones are known only at plan or apply: perhaps the names of vault belong into privatelink.vaultcore.azure.net, or its cloud's own`,
  ]);
});
