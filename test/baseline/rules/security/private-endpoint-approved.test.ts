import { privateEndpointApproved } from "../../../../baseline/rules/security/private-endpoint-approved";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(privateEndpointApproved, template);

const azurerm = (attributes: object) => ({
  resource: { azurerm_private_endpoint: { x: { ...attributes } } },
});

test("the secure value passes", () => {
  expect(found(azurerm({ private_service_connection: { is_manual_connection: false } }))).toEqual([]);
});

test("the weak value is a violation", () => {
  expect(found(azurerm({ private_service_connection: { is_manual_connection: true } }))).toEqual([
    "azurerm_private_endpoint.x: violation: private_service_connection.is_manual_connection is true: the connection waits for an approval by hand",
  ]);
  expect(found(azurerm({}))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(azurerm({ private_service_connection: { is_manual_connection: "${var.x}" } }))).toEqual([
    "azurerm_private_endpoint.x: unknown: private_service_connection.is_manual_connection can't be told, var.x is given at plan: perhaps the connection waits for an approval by hand",
  ]);
});

test("an azapi endpoint with manual connections is a violation", () => {
  const azapi = (properties: object) => ({
    resource: {
      azapi_resource: { x: { type: "Microsoft.Network/privateEndpoints@2025-01-01", body: { properties } } },
    },
  });
  expect(found(azapi({ privateLinkServiceConnections: [{ name: "a" }] }))).toEqual([]);
  expect(found(azapi({ manualPrivateLinkServiceConnections: [{ name: "a" }] }))).toEqual([
    "azapi_resource.x: violation: body.properties.manualPrivateLinkServiceConnections is true: the connection waits for an approval by hand",
  ]);
});
