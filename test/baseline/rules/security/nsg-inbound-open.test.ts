import { nsgInboundOpen } from "../../../../baseline/rules/security/nsg-inbound-open";
import { findingsOf } from "../findings";
import { azapiGroup, group, onSubnet, ruleIn, ruleOut, separateRules } from "../security-group";

const found = (template: object) => findingsOf(nsgInboundOpen, template);

const VIOLATION = [
  'azurerm_network_security_group.g: violation: rule "r" lets in whoever can send packets to it',
];

test("the network, a range or a service tag pass, and so does what is denied", () => {
  for (const source of ["VirtualNetwork", "10.0.0.0/8", "GatewayManager", "203.0.113.0/24"]) {
    expect(found(group(ruleIn({ source_address_prefix: source })))).toEqual([]);
  }
  expect(found(group(ruleIn({ access: "Deny" })))).toEqual([]);
  expect(found(group(ruleOut()))).toEqual([]);
});

test("the Internet, all of Azure or everything is a violation, in each spelling", () => {
  for (const source of ["*", "Internet", "0.0.0.0/0", "128.0.0.0/1", "::/0", "AzureCloud"]) {
    expect(found(group(ruleIn({ source_address_prefix: source })))).toEqual(VIOLATION);
  }
  const several = { source_address_prefix: null, source_address_prefixes: ["10.0.0.4", "Internet"] };
  expect(found(group(ruleIn(several)))).toEqual(VIOLATION);
});

test("rules that are resources of their own, and azapi's, are read alike", () => {
  expect(found(separateRules(ruleIn()))).toEqual(VIOLATION);
  const arm = { direction: "Inbound", access: "Allow", sourceAddressPrefix: "Internet" };
  expect(found(azapiGroup(arm))).toHaveLength(1);
  expect(found(azapiGroup({ ...arm, sourceAddressPrefix: "VirtualNetwork" }))).toEqual([]);
});

test("Bastion takes HTTPS from everywhere, and nothing else", () => {
  const https = ruleIn({ source_address_prefix: "Internet", destination_port_range: "443" });
  expect(found(onSubnet("AzureBastionSubnet", [https]))).toEqual([]);
  expect(found(onSubnet("AzureBastionSubnet", [{ ...https, destination_port_range: "22" }]))).toEqual(
    VIOLATION,
  );
  expect(found(onSubnet("jump", [https]))).toEqual(VIOLATION);
});

test("what only a plan tells is unknown", () => {
  expect(found(group(ruleIn({ source_address_prefix: "${var.x}" })))).toEqual([
    'azurerm_network_security_group.g: unknown: can\'t be told before the plan or apply: rule "r" lets in whoever can send packets to it?',
  ]);
});
