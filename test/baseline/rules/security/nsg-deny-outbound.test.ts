import { nsgDenyOutbound } from "../../../../baseline/rules/security/nsg-deny-outbound";
import { findingsOf } from "../findings";
import { azapiGroup, group, onSubnet, routed, ruleIn, ruleOut, separateRules } from "../security-group";

const found = (template: object) => findingsOf(nsgDenyOutbound, template);

const VIOLATION = [
  "azurerm_network_security_group.g: violation: no rule denies the rest outbound, so everything may leave for the Internet",
];

test("a Deny of everything passes, wherever it is written", () => {
  expect(found(group(ruleOut({ access: "Deny" })))).toEqual([]);
  expect(found(separateRules(ruleOut({ access: "Deny" })))).toEqual([]);
  const arm = {
    direction: "Outbound",
    access: "Deny",
    protocol: "*",
    sourceAddressPrefix: "*",
    sourcePortRange: "*",
    destinationAddressPrefix: "*",
    destinationPortRange: "*",
  };
  expect(found(azapiGroup(arm))).toEqual([]);
  expect(found(azapiGroup({ ...arm, protocol: "Tcp" }))).toHaveLength(1);
});

test("none, or one of a part, is a violation", () => {
  expect(found(group())).toEqual(VIOLATION);
  expect(found(group(ruleIn({ access: "Deny" })))).toEqual(VIOLATION);
  expect(found(group(ruleOut({ access: "Deny", destination_port_range: "22" })))).toEqual(VIOLATION);
  expect(found(group(ruleOut({ access: "Deny", protocol: "Udp" })))).toEqual(VIOLATION);
  expect(found(group(ruleOut()))).toEqual(VIOLATION);
});

test("behind a firewall the last rule may be Azure's", () => {
  expect(found(onSubnet("compute", [], routed("VirtualAppliance")))).toEqual([]);
  expect(found(onSubnet("compute", [], routed("None")))).toEqual([]);
  expect(found(onSubnet("compute", [], routed("Internet")))).toEqual(VIOLATION);
});

test("a Deny to the Internet alone is enough", () => {
  expect(found(group(ruleOut({ access: "Deny", destination_address_prefix: "Internet" })))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(group(ruleOut({ access: "${var.x}" })))).toEqual([
    "azurerm_network_security_group.g: unknown: can't be told before the plan or apply: no rule denies the rest outbound, so everything may leave for the Internet?",
  ]);
});
