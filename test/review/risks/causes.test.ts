import { configuration, lineOf, type Resources, reviewed } from "../two-sides";

const RG = { resource_group_name: "rg", location: "westeurope" };
const ST = "azurerm_storage_account.st";
const ZONE = "azurerm_private_dns_zone.z";
const ZONE_IDS = [`\${${ZONE}.id}`];

const resources = (zone: string, zoneIds: unknown): Resources => ({
  [ST]: {
    ...{ name: "st", ...RG, account_tier: "Standard", account_replication_type: "LRS" },
    public_network_access_enabled: false,
  },
  [ZONE]: { name: zone, resource_group_name: "rg" },
  "azurerm_private_endpoint.pe": {
    ...{ name: "pe", ...RG, subnet_id: "/s" },
    private_service_connection: {
      ...{ name: "c", is_manual_connection: false, subresource_names: ["blob"] },
      private_connection_resource_id: `\${${ST}.id}`,
    },
    private_dns_zone_group: { name: "g", private_dns_zone_ids: zoneIds },
  },
});

/** Risks of the network, of a zone that gets a wrong name. */
function told(zoneIds: unknown, locals: Record<string, unknown> = {}): string[] {
  const base = configuration(resources("privatelink.blob.core.windows.net", ZONE_IDS));
  const head = configuration(resources("blob.core.windows.net", zoneIds), { locals });
  return reviewed(base, head)
    .risks.filter(({ kind }) => kind === "network-opened")
    .map(lineOf);
}

test("what only gets another value from what is made anew is told there, however it refers to it", () => {
  const expected = [`network-opened ${ZONE} name`];
  expect(told(ZONE_IDS)).toEqual(expected);
  expect(told("${local.zones}", { zones: ZONE_IDS })).toEqual(expected);
  expect(told(["${local.zone}"], { zone: ZONE_IDS[0] })).toEqual(expected);
});
