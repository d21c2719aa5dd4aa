import { nsgInboundPorts } from "../../../../baseline/rules/security/nsg-inbound-ports";
import { findingsOf } from "../findings";
import { azapiGroup, group, onSubnet, ruleIn } from "../security-group";

const found = (template: object) => findingsOf(nsgInboundPorts, template);

const VIOLATION = [
  'azurerm_network_security_group.g: violation: rule "r" lets a whole network in to most ports, or by every protocol',
];
const NAMED = { source_address_prefix: "VirtualNetwork", destination_port_range: "443", protocol: "Tcp" };

test("named ports of a named protocol pass, and so does a range that talks within itself", () => {
  expect(found(group(ruleIn(NAMED)))).toEqual([]);
  expect(found(group(ruleIn({ source_address_prefix: "10.0.1.0/24" })))).toEqual([]);
  expect(found(group(ruleIn({ access: "Deny" })))).toEqual([]);
  expect(found(onSubnet("AzureBastionSubnet", [ruleIn({ ...NAMED, protocol: "*" })]))).toEqual([]);
});

test("Bastion's hosts talk with each other by every protocol, on their own ports only", () => {
  const ports = (...destination_port_ranges: readonly string[]) => ({
    ...ruleIn({ ...NAMED, protocol: "*" }),
    destination_port_range: null,
    destination_port_ranges,
  });
  expect(found(onSubnet("AzureBastionSubnet", [ports("8080", "5701")]))).toEqual([]);
  expect(found(onSubnet("AzureBastionSubnet", [ports("8080", "3389")]))).toEqual(VIOLATION);
});

test("every port or every protocol is a violation", () => {
  expect(found(group(ruleIn({ ...NAMED, destination_port_range: "*" })))).toEqual(VIOLATION);
  expect(found(group(ruleIn({ ...NAMED, destination_port_range: "0-65535" })))).toEqual(VIOLATION);
  expect(found(group(ruleIn({ ...NAMED, protocol: "*" })))).toEqual(VIOLATION);
  for (const range of ["1-65535", " * ", "1-40000"]) {
    expect(found(group(ruleIn({ ...NAMED, destination_port_range: range })))).toEqual(VIOLATION);
  }
  const halves = { destination_port_range: null, destination_port_ranges: ["0-1023", "1024-65535"] };
  expect(found(group(ruleIn({ ...NAMED, ...halves })))).toEqual(VIOLATION);
  const arm = { direction: "Inbound", access: "Allow", sourceAddressPrefix: "VirtualNetwork", protocol: "*" };
  expect(found(azapiGroup({ ...arm, destinationPortRange: "443" }))).toHaveLength(1);
});

test("what is open to everybody, or may be, is another rule's", () => {
  const everything = { destination_port_range: "*", protocol: "*" };
  for (const source_address_prefix of ["*", "Internet", "${var.x}"]) {
    expect(found(group(ruleIn({ ...everything, source_address_prefix })))).toEqual([]);
  }
});

test("what only a plan tells is unknown", () => {
  expect(found(group(ruleIn({ ...NAMED, protocol: "${var.x}" })))).toEqual([
    'azurerm_network_security_group.g: unknown: can\'t be told before the plan or apply: rule "r" lets a whole network in to most ports, or by every protocol?',
  ]);
});
