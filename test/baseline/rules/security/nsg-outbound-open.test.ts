import { nsgOutboundOpen } from "../../../../baseline/rules/security/nsg-outbound-open";
import { findingsOf } from "../findings";
import { azapiGroup, group, onSubnet, routed, ruleOut, separateRules } from "../security-group";

const found = (template: object) => findingsOf(nsgOutboundOpen, template);

const VIOLATION = ['azurerm_network_security_group.g: violation: rule "r" lets data out to whoever takes it'];

test("the network, a range or a service's tag pass, and so does what is denied", () => {
  for (const destination of ["VirtualNetwork", "10.0.0.0/8", "AzureActiveDirectory", "Storage.westeurope"]) {
    expect(found(group(ruleOut({ destination_address_prefix: destination })))).toEqual([]);
  }
  expect(found(group(ruleOut({ access: "Deny" })))).toEqual([]);
});

test("the Internet, all of Azure or everything is a violation", () => {
  for (const destination of ["*", "Internet", "0.0.0.0/0", "AzureCloud.westeurope"]) {
    expect(found(group(ruleOut({ destination_address_prefix: destination })))).toEqual(VIOLATION);
  }
  expect(found(separateRules(ruleOut()))).toEqual(VIOLATION);
  const arm = { direction: "Outbound", access: "Allow", destinationAddressPrefixes: ["Internet"] };
  expect(found(azapiGroup(arm))).toHaveLength(1);
});

test("Bastion's way out, and one through a firewall, pass", () => {
  const out = ruleOut({ destination_address_prefix: "Internet", destination_port_range: "80" });
  expect(found(onSubnet("AzureBastionSubnet", [out]))).toEqual([]);
  expect(found(onSubnet("compute", [out], routed("VirtualAppliance")))).toEqual([]);
  expect(found(onSubnet("compute", [out], routed("Internet")))).toEqual(VIOLATION);
});

test("what only a plan tells is unknown", () => {
  expect(found(group(ruleOut({ access: "${var.x}" })))).toEqual([
    'azurerm_network_security_group.g: unknown: can\'t be told before the plan or apply: rule "r" lets data out to whoever takes it?',
  ]);
});
