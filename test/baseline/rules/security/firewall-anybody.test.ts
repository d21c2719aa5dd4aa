import { firewallAnybody } from "../../../../baseline/rules/security/firewall-anybody";
import { findingsOf } from "../findings";

const GROUP = "azurerm_firewall_policy_rule_collection_group";
const found = (collections: object, others: object = {}) =>
  findingsOf(firewallAnybody, { resource: { [GROUP]: { g: collections }, ...others } });
const one = (rule: object, action = "Allow") => [{ action, rule: [{ name: "r", ...rule }] }];

const network = (rule: object, action?: string) => found({ network_rule_collection: one(rule, action) });
const application = (rule: object) => found({ application_rule_collection: one(rule) });
const OUT = [`${GROUP}.g: violation: rule "r" lets data out to where anybody has resources`];

test("Azure's own services, sites and hosts by name pass, and what is denied", () => {
  expect(
    network({ destination_addresses: ["AzureActiveDirectory", "203.0.113.0/24", "10.0.0.0/8"] }),
  ).toEqual([]);
  expect(network({ destination_addresses: ["Storage"] }, "Deny")).toEqual([]);
  expect(application({ destination_fqdns: ["stdata.blob.core.windows.net", "*.azureml.ms"] })).toEqual([]);
  expect(application({ destination_fqdn_tags: ["WindowsUpdate"] })).toEqual([]);
});

test("what security groups refuse too is a violation: tags of everybody's resources and wide ranges", () => {
  for (const place of [
    "Storage",
    "Storage.WestEurope",
    "AzureFrontDoor.Frontend",
    "8.0.0.0/8",
    "203.0.112.0/23",
  ]) {
    expect(network({ destination_addresses: ["10.0.0.4", place] })).toEqual(OUT);
  }
});

test("so are names that whoever likes one gets, by host and by page, and sites of a sort", () => {
  expect(network({ destination_fqdns: ["*.blob.core.windows.net"] })).toEqual(OUT);
  expect(application({ destination_fqdns: ["*.azurewebsites.net"] })).toEqual(OUT);
  expect(application({ destination_urls: ["*.blob.core.windows.net/data/*"] })).toEqual(OUT);
  expect(application({ web_categories: ["Business"] })).toEqual(OUT);
});

test("places where anybody publishes are a violation", () => {
  for (const rule of [
    { destination_fqdns: ["huggingface.co"] },
    { destination_urls: ["https://github.com/contoso/*"] },
  ]) {
    expect(application(rule)).toEqual([
      `${GROUP}.g: violation: rule "r" leads to a place where anybody publishes packages, images or code`,
    ]);
  }
});

test("what is open to everything is another rule's, but for the time service", () => {
  for (const place of ["Internet", "AzureCloud.WestEurope", "0.0.0.0/0"]) {
    expect(network({ destination_addresses: [place] })).toEqual([]);
  }
  expect(network({ destination_addresses: ["*"], protocols: ["UDP"], destination_ports: ["53"] })).toEqual(
    [],
  );
  expect(network({ destination_addresses: ["*"], protocols: ["UDP"], destination_ports: ["123"] })).toEqual(
    OUT,
  );
});

test("groups of addresses are looked into", () => {
  const destination_ip_groups = ["${azurerm_ip_group.i.id}"];
  const behind = (cidr: string) =>
    found(
      { network_rule_collection: one({ destination_ip_groups }) },
      {
        azurerm_ip_group: { i: { name: "i" } },
        azurerm_ip_group_cidr: { c: { ip_group_id: "${azurerm_ip_group.i.id}", cidr } },
      },
    );
  expect(behind("8.0.0.0/8")).toEqual(OUT);
  expect(behind("10.0.0.0/8")).toEqual([]);
});

test("a translation for a range of many owners is a violation", () => {
  const translation = (source: string) =>
    found({ nat_rule_collection: one({ source_addresses: [source] }, "Dnat") });
  expect(translation("203.0.113.0/24")).toEqual([]);
  expect(translation("8.0.0.0/8")).toEqual([
    `${GROUP}.g: violation: rule "r" leads to a machine what comes from addresses that have many owners`,
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(network({ destination_addresses: "${var.x}" })).toEqual([expect.stringContaining(": unknown: ")]);
});
