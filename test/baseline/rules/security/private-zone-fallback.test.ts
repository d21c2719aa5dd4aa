import { privateZoneFallback } from "../../../../baseline/rules/security/private-zone-fallback";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(privateZoneFallback, template);

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
  expect(found(azurerm({ resolution_policy: "Default" }))).toEqual([]);
  expect(found(azapi({ resolutionPolicy: "Default" }))).toEqual([]);
});

test("the weak value is a violation", () => {
  expect(found(azurerm({ resolution_policy: "NxDomainRedirect" }))).toEqual([
    'azurerm_private_dns_zone_virtual_network_link.x: violation: resolution_policy is "NxDomainRedirect": missing names are asked of the Internet',
  ]);
  expect(found(azurerm({}))).toEqual([]);
});

test("an azapi body is read alike", () => {
  expect(found(azapi({ resolutionPolicy: "NxDomainRedirect" }))).toEqual([
    'azapi_resource.x: violation: body.properties.resolutionPolicy is "NxDomainRedirect": missing names are asked of the Internet',
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(azurerm({ resolution_policy: "${var.x}" }))).toEqual([
    "azurerm_private_dns_zone_virtual_network_link.x: unknown: resolution_policy can't be told, var.x is given at plan: perhaps missing names are asked of the Internet",
  ]);
});
