import { bastionEntries } from "../../../../baseline/rules/security/bastion-entries";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(bastionEntries, template);

const azurerm = (attributes: object) => ({ resource: { azurerm_bastion_host: { b: attributes } } });
const azapi = (properties: object) => ({
  resource: {
    azapi_resource: { b: { type: "Microsoft.Network/bastionHosts@2025-01-01", body: { properties } } },
  },
});

test("the default passes", () => {
  expect(found(azurerm({}))).toEqual([]);
  expect(found(azapi({}))).toEqual([]);
});

test("shareable links and connections by address are violations", () => {
  expect(found(azurerm({ shareable_link_enabled: true, ip_connect_enabled: true }))).toEqual([
    "azurerm_bastion_host.b: violation: shareable_link_enabled is true: whoever has a link comes in without signing in to Azure",
    "azurerm_bastion_host.b: violation: ip_connect_enabled is true: sessions lead to any address that the network reaches",
  ]);
  expect(found(azapi({ enableShareableLink: true, enableIpConnect: true }))).toHaveLength(2);
});

test("what only a plan tells is unknown", () => {
  expect(found(azurerm({ shareable_link_enabled: "${var.x}" }))).toEqual([
    "azurerm_bastion_host.b: unknown: shareable_link_enabled can't be told, var.x is given at plan: perhaps whoever has a link comes in without signing in to Azure",
  ]);
});
