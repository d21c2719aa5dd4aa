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
