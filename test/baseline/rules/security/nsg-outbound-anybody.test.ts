import { nsgOutboundAnybody } from "../../../../baseline/rules/security/nsg-outbound-anybody";
import { findingsOf } from "../findings";
import { group, onSubnet, routed, ruleOut } from "../security-group";

const found = (template: object) => findingsOf(nsgOutboundAnybody, template);

const to = (...tags: readonly string[]) =>
  ruleOut({ destination_address_prefix: null, destination_address_prefixes: tags });
const VIOLATION = [
  'azurerm_network_security_group.g: violation: rule "r" lets data out to where anybody has resources',
];
const POLICY = {
  azurerm_subnet: { s: { name: "compute", service_endpoint_policy_ids: ["/subscriptions/s/p"] } },
};

test("the network and services that hold nobody's data pass", () => {
  for (const tag of [
    "VirtualNetwork",
    "10.0.0.0/8",
    "AzureActiveDirectory",
    "BatchNodeManagement.westeurope",
  ]) {
    expect(found(group(to(tag)))).toEqual([]);
  }
  expect(found(group({ ...to("Storage"), access: "Deny" }))).toEqual([]);
});

test("services where anybody has resources are a violation", () => {
  for (const tag of ["Storage.westeurope", "AzureFrontDoor.Frontend", "EventHub"]) {
    expect(found(group(to(tag)))).toEqual(VIOLATION);
  }
});

test("a range of the Internet that is wider than a site's is a violation", () => {
  expect(found(group(to("20.0.0.0/8")))).toEqual(VIOLATION);
  expect(found(group(to("203.0.112.0/23")))).toEqual(VIOLATION);
  expect(found(group(to("203.0.113.0/24", "203.0.113.7", "172.16.0.0/12")))).toEqual([]);
  expect(found(onSubnet("compute", [to("20.0.0.0/8")], POLICY))).toEqual(VIOLATION);
});

test("a rule of a group that isn't in the input is judged alike", () => {
  const rule = (tag: string) => ({ r: { ...to(tag), network_security_group_name: "hub" } });
  expect(found({ resource: { azurerm_network_security_rule: rule("Storage") } })).toHaveLength(1);
  expect(found({ resource: { azurerm_network_security_rule: rule("AzureActiveDirectory") } })).toEqual([]);
});

test("a default route to a firewall, or to nowhere, guards all of them", () => {
  const rules = [to("AzureFrontDoor.Frontend")];
  expect(found(onSubnet("compute", rules, routed("VirtualAppliance")))).toEqual([]);
  expect(found(onSubnet("compute", rules, routed("None")))).toEqual([]);
  expect(found(onSubnet("compute", rules, routed("Internet")))).toEqual(VIOLATION);
});

test("a policy on the service endpoint guards storage, and nothing else", () => {
  expect(found(onSubnet("compute", [to("Storage.westeurope")], POLICY))).toEqual([]);
  expect(found(onSubnet("compute", [to("Storage", "AzureFrontDoor.Frontend")], POLICY))).toEqual(VIOLATION);
  expect(found(onSubnet("compute", [to("Storage")]))).toEqual(VIOLATION);
});

test("what is open to everything, or may be, is another rule's", () => {
  expect(found(group(ruleOut({ destination_address_prefix: "${var.x}" })))).toEqual([]);
  expect(found(group(to("Internet")))).toEqual([]);
  expect(found(group(to("AzureCloud")))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(group({ ...to("Storage"), access: "${var.x}" }))).toEqual([
    'azurerm_network_security_group.g: unknown: can\'t be told before the plan or apply: rule "r" lets data out to where anybody has resources?',
  ]);
});
