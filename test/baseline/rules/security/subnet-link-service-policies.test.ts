import { subnetLinkServicePolicies } from "../../../../baseline/rules/security/subnet-link-service-policies";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(subnetLinkServicePolicies, template);

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
  expect(found(azurerm({ private_link_service_network_policies_enabled: true }))).toEqual([]);
  expect(found(azapi({ privateLinkServiceNetworkPolicies: "Enabled" }))).toEqual([]);
});

test("the weak value is a violation", () => {
  expect(found(azurerm({ private_link_service_network_policies_enabled: false }))).toEqual([
    "azurerm_subnet.x: violation: private_link_service_network_policies_enabled is false: a private link service may be published from the subnet",
  ]);
  expect(found(azurerm({}))).toEqual([]);
});

test("an azapi body is read alike", () => {
  expect(found(azapi({ privateLinkServiceNetworkPolicies: "Disabled" }))).toEqual([
    "azapi_resource.x: violation: body.properties.privateLinkServiceNetworkPolicies is false: a private link service may be published from the subnet",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(azurerm({ private_link_service_network_policies_enabled: "${var.x}" }))).toEqual([
    "azurerm_subnet.x: unknown: private_link_service_network_policies_enabled can't be told, var.x is given at plan: perhaps a private link service may be published from the subnet",
  ]);
});

test("a subnet that publishes a service can't have them", () => {
  expect(
    found({
      resource: {
        azurerm_subnet: { x: { private_link_service_network_policies_enabled: false } },
        azurerm_private_link_service: {
          p: { nat_ip_configuration: { subnet_id: "${azurerm_subnet.x.id}" } },
        },
      },
    }),
  ).toEqual([]);
});
