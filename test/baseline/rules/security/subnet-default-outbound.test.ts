import { subnetDefaultOutbound } from "../../../../baseline/rules/security/subnet-default-outbound";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(subnetDefaultOutbound, template);

const azurerm = (attributes: object) => ({
  resource: { azurerm_subnet: { x: { name: "snet", ...attributes } } },
});
const azapi = (properties: object) => ({
  resource: {
    azapi_resource: {
      x: {
        type: "Microsoft.Network/virtualNetworks/subnets@2025-01-01",
        name: "x",
        body: { properties: { ...properties } },
      },
    },
  },
});

test("the secure value passes", () => {
  expect(found(azurerm({ default_outbound_access_enabled: false }))).toEqual([]);
  expect(found(azapi({ defaultOutboundAccess: false }))).toEqual([]);
});

test("the weak value is a violation, and so is the default", () => {
  expect(found(azurerm({ default_outbound_access_enabled: true }))).toEqual([
    "azurerm_subnet.x: violation: default_outbound_access_enabled is true: machines in the subnet reach the Internet by an address of Azure's",
  ]);
  expect(found(azurerm({}))).toEqual([
    "azurerm_subnet.x: violation: default_outbound_access_enabled is true by default: machines in the subnet reach the Internet by an address of Azure's",
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapi({ defaultOutboundAccess: true }))).toEqual([
    "azapi_resource.x: violation: body.properties.defaultOutboundAccess is true: machines in the subnet reach the Internet by an address of Azure's",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(azurerm({ default_outbound_access_enabled: "${var.x}" }))).toEqual([
    "azurerm_subnet.x: unknown: default_outbound_access_enabled can't be told, var.x is given at plan: perhaps machines in the subnet reach the Internet by an address of Azure's",
  ]);
});

test("what Azure itself owns is left alone", () => {
  expect(found(azurerm({ name: "GatewaySubnet" }))).toEqual([]);
});

test("a subnet in its network's block is read alike", () => {
  const inline = (subnet: object) => ({ resource: { azurerm_virtual_network: { n: { subnet: [subnet] } } } });
  expect(found(inline({ name: "a", default_outbound_access_enabled: false }))).toEqual([]);
  expect(found(inline({ name: "a" }))).toEqual([
    "azurerm_virtual_network.n: violation: subnet[0].default_outbound_access_enabled is true by default: machines in the subnet reach the Internet by an address of Azure's",
  ]);
});
