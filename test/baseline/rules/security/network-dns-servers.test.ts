import { networkDnsServers } from "../../../../baseline/rules/security/network-dns-servers";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(networkDnsServers, template);

const azurerm = (attributes: object) => ({ resource: { azurerm_virtual_network: { x: { ...attributes } } } });
const azapi = (properties: object) => ({
  resource: {
    azapi_resource: {
      x: {
        type: "Microsoft.Network/virtualNetworks@2025-01-01",
        name: "x",
        body: { properties: { ...properties } },
      },
    },
  },
});

test("the secure value passes", () => {
  expect(found(azurerm({ dns_servers: ["10.0.0.4", "168.63.129.16"] }))).toEqual([]);
  expect(found(azapi({ dhcpOptions: { dnsServers: ["172.16.0.4"] } }))).toEqual([]);
});

test("the weak value is a violation", () => {
  expect(found(azurerm({ dns_servers: ["10.0.0.4", "8.8.8.8"] }))).toEqual([
    "azurerm_virtual_network.x: violation: dns_servers is something else: a public resolver doesn't know the private zones",
  ]);
  expect(found(azurerm({}))).toEqual([]);
});

test("an azapi body is read alike", () => {
  expect(found(azapi({ dhcpOptions: { dnsServers: ["1.1.1.1"] } }))).toEqual([
    "azapi_resource.x: violation: body.properties.dhcpOptions.dnsServers is something else: a public resolver doesn't know the private zones",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(azurerm({ dns_servers: "${var.x}" }))).toEqual([
    "azurerm_virtual_network.x: unknown: dns_servers can't be told, var.x is given at plan: perhaps a public resolver doesn't know the private zones",
  ]);
});
