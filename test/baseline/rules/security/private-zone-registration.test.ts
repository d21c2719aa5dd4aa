import { privateZoneRegistration } from "../../../../baseline/rules/security/private-zone-registration";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(privateZoneRegistration, template);

const azurerm = (attributes: object) => ({
  resource: { azurerm_private_dns_zone_virtual_network_link: { x: { ...attributes } } },
});
const azapi = (properties: object) => ({
  resource: {
    azapi_resource: {
      x: {
        type: "Microsoft.Network/privateDnsZones/virtualNetworkLinks@2025-01-01",
        name: "x",
        body: { properties: { ...properties } },
      },
    },
  },
});

test("the secure value passes", () => {
  expect(found(azurerm({ registration_enabled: false }))).toEqual([]);
  expect(found(azapi({ registrationEnabled: false }))).toEqual([]);
});

test("the weak value is a violation", () => {
  expect(found(azurerm({ registration_enabled: true }))).toEqual([
    "azurerm_private_dns_zone_virtual_network_link.x: violation: registration_enabled is true: hosts of the network write themselves into it",
  ]);
  expect(found(azurerm({}))).toEqual([]);
});

test("an azapi body is read alike", () => {
  expect(found(azapi({ registrationEnabled: true }))).toEqual([
    "azapi_resource.x: violation: body.properties.registrationEnabled is true: hosts of the network write themselves into it",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(azurerm({ registration_enabled: "${var.x}" }))).toEqual([
    "azurerm_private_dns_zone_virtual_network_link.x: unknown: registration_enabled can't be told, var.x is given at plan: perhaps hosts of the network write themselves into it",
  ]);
});

test("a zone of one's own hosts may register them", () => {
  expect(found(azurerm({ private_dns_zone_name: "corp.example", registration_enabled: true }))).toEqual([]);
});
