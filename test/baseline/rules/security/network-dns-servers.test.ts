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

test("what names them apart from the network is read alike", () => {
  const by = (type: string, attributes: object) => ({ resource: { [type]: { x: attributes } } });
  const types = ["azurerm_virtual_network_dns_servers", "azurerm_network_interface", "azurerm_firewall"];
  for (const type of types) {
    expect(found(by(type, { dns_servers: ["8.8.8.8"] }))).toHaveLength(1);
    expect(found(by(type, { dns_servers: ["10.0.0.4"] }))).toEqual([]);
    expect(found(by(type, {}))).toEqual([]);
  }
  expect(found(by("azurerm_firewall_policy", { dns: { servers: ["8.8.8.8"] } }))).toHaveLength(1);
  expect(found(by("azurerm_firewall_policy", { dns: { proxy_enabled: true } }))).toEqual([]);
});

test("names that are forwarded go to private resolvers", () => {
  const rule = (...addresses: readonly string[]) => ({
    resource: {
      azurerm_private_dns_resolver_forwarding_rule: {
        r: {
          domain_name: ".",
          target_dns_servers: addresses.map((ip_address) => ({ ip_address, port: 53 })),
        },
      },
    },
  });
  expect(found(rule("10.0.0.4", "192.168.0.4"))).toEqual([]);
  expect(found(rule("10.0.0.4", "8.8.8.8"))).toHaveLength(1);
  const type = "Microsoft.Network/dnsForwardingRulesets/forwardingRules@2025-05-01";
  const body = { properties: { targetDnsServers: [{ ipAddress: "8.8.8.8", port: 53 }] } };
  expect(found({ resource: { azapi_resource: { r: { type, body } } } })).toHaveLength(1);
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
