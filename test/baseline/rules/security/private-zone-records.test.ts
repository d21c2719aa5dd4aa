import { privateZoneRecords } from "../../../../baseline/rules/security/private-zone-records";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(privateZoneRecords, template);

const BLOB = "privatelink.blob.core.windows.net";
const address = (attributes: object, zone: object = { zone_name: BLOB }) => ({
  resource: { azurerm_private_dns_a_record: { r: { name: "stdata", ...zone, ...attributes } } },
});
const alias = (record: string) => ({
  resource: { azurerm_private_dns_cname_record: { r: { name: "stdata", zone_name: BLOB, record } } },
});
const OUTSIDE = [
  "azurerm_private_dns_a_record.r: violation: the name of a service leads to an address outside of the network",
];
const WILDCARD = [
  "azurerm_private_dns_a_record.r: violation: it answers for every name of a service, whoever has it",
];

test("private addresses pass, and those of an endpoint, whatever they will be", () => {
  expect(found(address({ records: ["10.0.0.4", "fd00::4"] }))).toEqual([]);
  const records = ["${azurerm_private_endpoint.e.private_service_connection[0].private_ip_address}"];
  const endpoint = { azurerm_private_endpoint: { e: {} } };
  const { resource } = address({ records });
  expect(found({ resource: { ...resource, ...endpoint } })).toEqual([]);
});

test("an address of the Internet is a violation, written or by reference", () => {
  expect(found(address({ records: ["10.0.0.4", "203.0.113.7"] }))).toEqual(OUTSIDE);
  expect(found(address({ records: ["2001:db8::1"] }))).toEqual(OUTSIDE);
  const { resource } = address({ records: ["${azurerm_public_ip.p.ip_address}"] });
  expect(found({ resource: { ...resource, azurerm_public_ip: { p: {} } } })).toEqual(OUTSIDE);
});

test("another name has to be one of a private link zone", () => {
  expect(found(alias("other.privatelink.blob.core.windows.net"))).toEqual([]);
  expect(found(alias("stdata.blob.core.windows.net"))).toHaveLength(1);
  expect(found(alias("privatelink-elsewhere.example.com"))).toHaveLength(1);
});

test("a wildcard is a violation, but not that of online endpoints", () => {
  const records = ["10.0.0.4"];
  expect(found(address({ name: "*", records }))).toEqual(WILDCARD);
  expect(found(address({ name: "*.westeurope", records }))).toEqual(WILDCARD);
  const name = "*.00000000-0000-0000-0000-000000000000.inference.westeurope";
  expect(found(address({ name, records }, { zone_name: "privatelink.api.azureml.ms" }))).toEqual([]);
});

test("the zone is found by id, too; zones over and under the names of services count, others don't", () => {
  const records = ["203.0.113.7"];
  const zone = { azurerm_private_dns_zone: { z: { name: BLOB } } };
  const { resource } = address({ records }, { private_dns_zone_id: "${azurerm_private_dns_zone.z.id}" });
  expect(found({ resource: { ...resource, ...zone } })).toEqual(OUTSIDE);
  for (const zone_name of ["blob.core.windows.net", "azureml.ms", "stdata.blob.core.windows.net"]) {
    expect(found(address({ records }, { zone_name }))).toEqual(OUTSIDE);
  }
  expect(found(address({ name: "*", records }, { zone_name: "corp.example.com" }))).toEqual([]);
});

test("azapi is read alike", () => {
  const azapi = (type: string, properties: object) => ({
    resource: {
      azapi_resource: {
        r: {
          type: `Microsoft.Network/privateDnsZones/${type}@2024-06-01`,
          name: "stdata",
          parent_id: `/subscriptions/s/privateDnsZones/${BLOB}`,
          body: { properties },
        },
      },
    },
  });
  expect(found(azapi("A", { aRecords: [{ ipv4Address: "203.0.113.7" }] }))).toHaveLength(1);
  expect(found(azapi("A", { aRecords: [{ ipv4Address: "10.0.0.4" }] }))).toEqual([]);
  expect(found(azapi("AAAA", { aaaaRecords: [{ ipv6Address: "2001:db8::1" }] }))).toHaveLength(1);
  expect(found(azapi("CNAME", { cnameRecord: { cname: "elsewhere.example.com" } }))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(address({ records: ["${var.x}"] }))).toEqual([
    "azurerm_private_dns_a_record.r: unknown: can't be told before the plan or apply: the name of a service leads to an address outside of the network?",
  ]);
  expect(found(address({ name: "*", records: ["10.0.0.4"] }, { zone_name: "${var.x}" }))[0]).toContain(
    ": unknown: ",
  );
});

test("a name that only looks like one of a private link zone leads outside", () => {
  expect(found(alias("x.privatelink.evil.example"))).toHaveLength(1);
  expect(found(alias("x.privatelink.notazure.net"))).toHaveLength(1);
  expect(found(alias("x.privatelink.openai.azure.com."))).toEqual([]);
});

test("names by which everything signs in, or fetches images, lead inside", () => {
  for (const zone_name of ["login.microsoftonline.com", "mcr.microsoft.com", "microsoftonline.com"]) {
    expect(found(address({ records: ["203.0.113.7"] }, { zone_name }))).toEqual(OUTSIDE);
    expect(found(address({ records: ["10.0.0.4"] }, { zone_name }))).toEqual([]);
  }
});
