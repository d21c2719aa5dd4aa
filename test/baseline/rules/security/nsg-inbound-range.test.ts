import { nsgInboundRange } from "../../../../baseline/rules/security/nsg-inbound-range";
import { findingsOf } from "../findings";
import { azapiGroup, group, onSubnet, ruleIn, ruleOut } from "../security-group";

const found = (template: object) => findingsOf(nsgInboundRange, template);

const from = (...sources: readonly string[]) =>
  ruleIn({ source_address_prefix: null, source_address_prefixes: sources });
const VIOLATION = [
  'azurerm_network_security_group.g: violation: rule "r" lets in addresses of the Internet that have many owners',
];

test("a site, a machine, private ranges however wide and tags of Azure itself pass", () => {
  for (const source of ["203.0.113.0/24", "203.0.113.7", "2001:db8:1::/48", "10.0.0.0/8", "100.64.0.0/10"]) {
    expect(found(group(from(source)))).toEqual([]);
  }
  expect(found(group(from("fd00::/8", "172.16.0.0/12", "VirtualNetwork", "BatchNodeManagement")))).toEqual(
    [],
  );
  expect(found(group({ ...from("8.0.0.0/8"), access: "Deny" }))).toEqual([]);
  expect(found(group(ruleOut({ destination_address_prefix: "8.0.0.0/8" })))).toEqual([]);
});

test("a wider range of the Internet is a violation, and a service where anybody has resources", () => {
  for (const source of ["8.0.0.0/8", "203.0.112.0/23", "2001:db8::/32", "DataFactory"]) {
    expect(found(group(from("10.0.0.4", source)))).toEqual(VIOLATION);
  }
  expect(
    found(azapiGroup({ direction: "Inbound", access: "Allow", sourceAddressPrefix: "8.0.0.0/8" })),
  ).toHaveLength(1);
});

test("what is open to everybody, or may be, is another rule's", () => {
  expect(found(group(from("0.0.0.0/1", "8.0.0.0/8")))).toEqual([]);
  expect(found(group({ ...from(), source_address_prefixes: "${var.x}" }))).toEqual([]);
});

test("Bastion may have less than the whole Internet, on its own port", () => {
  const rule = { ...from("8.0.0.0/8"), destination_port_range: "443" };
  expect(found(onSubnet("AzureBastionSubnet", [rule]))).toEqual([]);
  expect(found(onSubnet("AzureBastionSubnet", [{ ...rule, destination_port_range: "22" }]))).toEqual(
    VIOLATION,
  );
  expect(found(onSubnet("jump", [rule]))).toEqual(VIOLATION);
});

test("what only a plan tells is unknown", () => {
  expect(found(group({ ...from("8.0.0.0/8"), access: "${var.x}" }))).toEqual([
    'azurerm_network_security_group.g: unknown: can\'t be told before the plan or apply: rule "r" lets in addresses of the Internet that have many owners?',
  ]);
});
