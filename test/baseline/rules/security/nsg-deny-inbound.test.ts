import { nsgDenyInbound } from "../../../../baseline/rules/security/nsg-deny-inbound";
import { findingsOf } from "../findings";
import { azapiGroup, group, ruleIn, ruleOut, separateRules } from "../security-group";

const found = (template: object) => findingsOf(nsgDenyInbound, template);

const VIOLATION = [
  "azurerm_network_security_group.g: violation: no rule denies the rest inbound, so the network and all of its peers come in",
];

test("a Deny of everything passes, wherever it is written", () => {
  expect(found(group(ruleIn({ access: "Deny" })))).toEqual([]);
  expect(found(separateRules(ruleIn({ access: "Deny" })))).toEqual([]);
  const arm = {
    direction: "Inbound",
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

test("one that may not be there doesn't, and ports may be written in parts", () => {
  const [answer = ""] = found(separateRules({ ...ruleIn({ access: "Deny" }), count: "${var.n}" }));
  expect(answer).toContain(": unknown: ");
  const halves = { destination_port_range: null, destination_port_ranges: ["0-1023", "1024-65535"] };
  expect(found(group(ruleIn({ access: "Deny", ...halves })))).toEqual([]);
  const part = { destination_port_range: null, destination_port_ranges: ["0-1023", "1025-65535"] };
  expect(found(group(ruleIn({ access: "Deny", ...part })))).toEqual(VIOLATION);
});

test("none, or one of a part, is a violation", () => {
  expect(found(group())).toEqual(VIOLATION);
  expect(found(group(ruleOut({ access: "Deny" })))).toEqual(VIOLATION);
  expect(found(group(ruleIn({ access: "Deny", destination_port_range: "22" })))).toEqual(VIOLATION);
  expect(found(group(ruleIn({ access: "Deny", protocol: "Udp" })))).toEqual(VIOLATION);
  expect(found(group(ruleIn()))).toEqual(VIOLATION);
});

test("a Deny of the Internet alone leaves the peers in", () => {
  expect(found(group(ruleIn({ access: "Deny", source_address_prefix: "Internet" })))).toEqual(VIOLATION);
});

test("what only a plan tells is unknown", () => {
  expect(found(group(ruleIn({ access: "${var.x}" })))).toEqual([
    "azurerm_network_security_group.g: unknown: can't be told before the plan or apply: no rule denies the rest inbound, so the network and all of its peers come in?",
  ]);
});
