import { routeDefault } from "../../../../baseline/rules/security/route-default";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(routeDefault, template);

const table = (hop: string, prefix = "0.0.0.0/0") => ({
  resource: { azurerm_route_table: { t: { route: [{ address_prefix: prefix, next_hop_type: hop }] } } },
});

test("a firewall, or nowhere, passes, and so does a narrow way to the Internet", () => {
  expect(found(table("VirtualAppliance"))).toEqual([]);
  expect(found(table("None"))).toEqual([]);
  expect(found(table("Internet", "AzureActiveDirectory"))).toEqual([]);
});

test("a default route to the Internet is a violation, in a block or by itself", () => {
  expect(found(table("Internet"))).toEqual([
    "azurerm_route_table.t: violation: a route leads straight to the Internet, past every firewall",
  ]);
  expect(
    found({ resource: { azurerm_route: { r: { address_prefix: "0.0.0.0/0", next_hop_type: "Internet" } } } }),
  ).toHaveLength(1);
});

test("an azapi table is read alike", () => {
  const azapi = (nextHopType: string) => ({
    resource: {
      azapi_resource: {
        t: {
          type: "Microsoft.Network/routeTables@2025-01-01",
          body: { properties: { routes: [{ properties: { addressPrefix: "0.0.0.0/0", nextHopType } }] } },
        },
      },
    },
  });
  expect(found(azapi("Internet"))).toHaveLength(1);
  expect(found(azapi("VirtualAppliance"))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(table("${var.x}"))).toEqual([
    "azurerm_route_table.t: unknown: can't be told before the plan or apply: a route leads straight to the Internet, past every firewall?",
  ]);
});
