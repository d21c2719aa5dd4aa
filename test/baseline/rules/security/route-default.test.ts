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

test("so is a wide part of the Internet, and all of Azure", () => {
  for (const prefix of [
    "128.0.0.0/1",
    "20.0.0.0/8",
    "::/0",
    "2000::/3",
    "AzureCloud",
    "AzureCloud.westeurope",
  ]) {
    expect(found(table("Internet", prefix))).toHaveLength(1);
  }
  for (const prefix of ["20.51.0.0/16", "10.0.0.0/8", "BatchNodeManagement.westeurope"]) {
    expect(found(table("Internet", prefix))).toEqual([]);
  }
});

test("a route that azapi writes by itself is read alike", () => {
  const type = "Microsoft.Network/routeTables/routes@2025-01-01";
  const route = (nextHopType: string) => ({
    type,
    parent_id: "/subscriptions/s/routeTables/t",
    body: { properties: { addressPrefix: "0.0.0.0/0", nextHopType } },
  });
  expect(found({ resource: { azapi_resource: { r: route("Internet") } } })).toHaveLength(1);
  expect(found({ resource: { azapi_resource: { r: route("None") } } })).toEqual([]);
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
