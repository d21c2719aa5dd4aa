import { privateZoneLinked } from "../../../../baseline/rules/security/private-zone-linked";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(privateZoneLinked, template);

const ZONES = { azurerm_private_dns_zone: { z: { name: "privatelink.azurecr.io" } } };
const linked = (link: object) => ({
  resource: {
    ...ZONES,
    azurerm_private_dns_zone_virtual_network_link: { l: { virtual_network_id: "/n", ...link } },
  },
});

test("a link by id, as azurerm 5 has it, or by name, as azurerm 4 has it, passes", () => {
  expect(found(linked({ private_dns_zone_id: "${azurerm_private_dns_zone.z.id}" }))).toEqual([]);
  expect(found(linked({ private_dns_zone_name: "${azurerm_private_dns_zone.z.name}" }))).toEqual([]);
  expect(found(linked({ private_dns_zone_name: "privatelink.azurecr.io" }))).toEqual([]);
});

test("a zone without link, or with that of another one, is a violation", () => {
  const violation = ["azurerm_private_dns_zone.z: violation: no virtual network is linked to the zone"];
  expect(found({ resource: ZONES })).toEqual(violation);
  expect(found(linked({ private_dns_zone_name: "privatelink.vaultcore.azure.net" }))).toEqual(violation);
  expect(
    found(linked({ private_dns_zone_id: "${azurerm_private_dns_zone.z.id}", virtual_network_id: null })),
  ).toEqual(violation);
});

test("azapi is read alike", () => {
  const azapi = (parent: string) => ({
    resource: {
      azapi_resource: {
        z: { type: "Microsoft.Network/privateDnsZones@2024-06-01", name: "privatelink.azurecr.io" },
        l: {
          type: "Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01",
          parent_id: parent,
          body: { properties: { virtualNetwork: { id: "/n" } } },
        },
      },
    },
  });
  expect(found(azapi("${azapi_resource.z.id}"))).toEqual([]);
  expect(found(azapi("/zones/other"))).toHaveLength(1);
});

test("a link that may not be there, or leads nobody knows where, makes it unknown", () => {
  const unknown = [
    "azurerm_private_dns_zone.z: unknown: can't be told before the plan or apply: no virtual network is linked to the zone?",
  ];
  expect(found(linked({ private_dns_zone_id: "${var.zone}" }))).toEqual(unknown);
  expect(
    found(linked({ private_dns_zone_id: "${azurerm_private_dns_zone.z.id}", count: "${var.n}" })),
  ).toEqual(unknown);
});
