import { firewallOpen } from "../../../../baseline/rules/security/firewall-open";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(firewallOpen, template);

const policy = (collections: object) => ({
  resource: { azurerm_firewall_policy_rule_collection_group: { g: collections } },
});
const network = (rule: object, action = "Allow") =>
  policy({ network_rule_collection: [{ name: "c", action, rule: [{ name: "r", ...rule }] }] });
const application = (...destination_fqdns: readonly string[]) =>
  policy({ application_rule_collection: { action: "Allow", rule: { name: "r", destination_fqdns } } });
const translation = (...source_addresses: readonly string[]) =>
  policy({ nat_rule_collection: [{ action: "Dnat", rule: [{ name: "r", source_addresses }] }] });
const OUT = [
  'azurerm_firewall_policy_rule_collection_group.g: violation: rule "r" lets data out to whoever takes it',
];

test("named places pass, and what is denied", () => {
  expect(found(network({ destination_addresses: ["10.0.0.0/8", "AzureMonitor"] }))).toEqual([]);
  expect(found(network({ destination_addresses: ["*"] }, "Deny"))).toEqual([]);
  expect(found(application("pypi.example.com", "*.example.com"))).toEqual([]);
  expect(found(translation("203.0.113.0/24"))).toEqual([]);
  expect(found(policy({}))).toEqual([]);
});

test("everything out is a violation, by address or by host", () => {
  for (const place of ["*", "0.0.0.0/0", "Internet", "AzureCloud"]) {
    expect(found(network({ destination_addresses: ["10.0.0.4", place] }))).toEqual(OUT);
  }
  expect(found(application("a.example.com", "*"))).toEqual(OUT);
  expect(found(application("*.com"))).toEqual(OUT);
});

test("a translation for everybody is a violation", () => {
  expect(found(translation("10.0.0.0/8", "*"))).toEqual([
    'azurerm_firewall_policy_rule_collection_group.g: violation: rule "r" leads whoever comes from outside to a machine',
  ]);
});

test("rules in the firewall itself, and azapi's, are read alike", () => {
  const rule = { name: "r", target_fqdns: ["*"] };
  const own = { azurerm_firewall_application_rule_collection: { c: { action: "Allow", rule } } };
  expect(found({ resource: own })).toHaveLength(1);
  const azapi = (type: string, one: object) => ({
    resource: {
      azapi_resource: {
        g: {
          type: "Microsoft.Network/firewallPolicies/ruleCollectionGroups@2025-01-01",
          body: { properties: { ruleCollections: [{ action: { type }, rules: [one] }] } },
        },
      },
    },
  });
  expect(found(azapi("Allow", { targetFqdns: ["*"] }))).toHaveLength(1);
  expect(found(azapi("Allow", { destinationAddresses: ["*"] }))).toHaveLength(1);
  expect(found(azapi("DNAT", { sourceAddresses: ["*"] }))).toHaveLength(1);
  expect(found(azapi("Allow", { targetFqdns: ["pypi.example.com"] }))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(network({ destination_addresses: "${var.x}" }))).toEqual([
    'azurerm_firewall_policy_rule_collection_group.g: unknown: can\'t be told before the plan or apply: rule "r" lets data out to whoever takes it?',
  ]);
  const untold = found(policy({ network_rule_collection: "${var.x}" }));
  expect(untold.map((line) => line.includes(": unknown: "))).toEqual([true, true]);
});

test("ranges from one address to another are read, and many that are everything together", () => {
  expect(found(network({ destination_addresses: ["0.0.0.0-255.255.255.255"] }))).toEqual(OUT);
  expect(found(network({ destination_addresses: ["203.0.113.0-203.0.113.9"] }))).toEqual([]);
  const eights = Array.from({ length: 223 }, (_, index) => `${index + 1}.0.0.0/8`);
  expect(found(network({ destination_addresses: eights }))).toEqual(OUT);
  expect(found(translation("1.0.0.0-223.255.255.255"))).toHaveLength(1);
});

test("hosts and pages that name nobody are everything", () => {
  for (const host of ["*.*", "**", "*com", "*.co.uk"]) {
    expect(found(application(host))).toEqual(OUT);
  }
  for (const url of ["*/*", "https://*"]) {
    const rule = { name: "r", destination_urls: [url] };
    expect(found(policy({ application_rule_collection: { action: "Allow", rule } }))).toEqual(OUT);
  }
});

test("the time service alone isn't everything", () => {
  const time = { destination_addresses: ["*"], protocols: ["UDP"], destination_ports: ["123"] };
  expect(found(network(time))).toEqual([]);
  expect(found(network({ ...time, protocols: ["TCP", "UDP"] }))).toEqual(OUT);
  expect(found(network({ ...time, destination_ports: ["123", "443"] }))).toEqual(OUT);
});

test("groups of addresses are looked into; one from elsewhere is unknown", () => {
  const groups = (cidrs: readonly string[]) => ({
    azurerm_ip_group: { i: { cidrs } },
    azapi_resource: {
      i: { type: "Microsoft.Network/ipGroups@2024-05-01", body: { properties: { ipAddresses: cidrs } } },
    },
  });
  const to = (group: string, cidrs: readonly string[]) => {
    const { resource } = network({ destination_ip_groups: [group] });
    return found({ resource: { ...resource, ...groups(cidrs) } });
  };
  for (const group of ["${azurerm_ip_group.i.id}", "${azapi_resource.i.id}"]) {
    expect(to(group, ["0.0.0.0/0"])).toEqual(OUT);
    expect(to(group, ["10.0.0.0/8"])).toEqual([]);
  }
  expect(to("/subscriptions/s/ipGroups/all", [])).toEqual([expect.stringContaining(": unknown: ")]);
  const data = { azurerm_ip_group: { i: { name: "i" } } };
  const { resource } = network({ destination_ip_groups: ["${data.azurerm_ip_group.i.id}"] });
  expect(found({ resource, data })).toEqual([expect.stringContaining(": unknown: ")]);
  const rule = { name: "r", source_ip_groups: ["${azurerm_ip_group.i.id}"] };
  const { resource: inward } = policy({ nat_rule_collection: [{ action: "Dnat", rule: [rule] }] });
  expect(found({ resource: { ...inward, ...groups(["*"]) } })).toHaveLength(1);
});

test("rules in the body of a firewall, and of old groups, are read alike", () => {
  const azapi = (type: string, properties: object) =>
    found({
      resource: {
        azapi_resource: { g: { type: `Microsoft.Network/${type}@2024-05-01`, body: { properties } } },
      },
    });
  const rules = (rule: object, type = "Allow") => [{ properties: { action: { type }, rules: [rule] } }];
  const all = { name: "r", destinationAddresses: ["*"] };
  expect(azapi("azureFirewalls", { networkRuleCollections: rules(all) })).toHaveLength(1);
  expect(azapi("azureFirewalls", { networkRuleCollections: rules(all, "Deny") })).toEqual([]);
  expect(azapi("azureFirewalls", { applicationRuleCollections: rules({ targetFqdns: ["*"] }) })).toHaveLength(
    1,
  );
  expect(
    azapi("azureFirewalls", { natRuleCollections: rules({ sourceAddresses: ["*"] }, "Dnat") }),
  ).toHaveLength(1);
  const old = (action: string, condition: object) =>
    azapi("firewallPolicies/ruleGroups", { rules: [{ action: { type: action }, ...condition }] });
  expect(old("Allow", { ruleConditions: [all] })).toHaveLength(1);
  expect(old("DNAT", { ruleCondition: { sourceAddresses: ["*"] } })).toHaveLength(1);
  expect(old("Allow", { ruleConditions: [{ destinationAddresses: ["10.0.0.4"] }] })).toEqual([]);
});

test("rules that aren't told are said once", () => {
  const both = { network_rule_collection: "${var.n}", application_rule_collection: "${var.a}" };
  expect(found(policy(both))).toEqual(found(policy({ network_rule_collection: "${var.n}" })));
});
