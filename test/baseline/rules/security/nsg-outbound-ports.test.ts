import { nsgOutboundPorts } from "../../../../baseline/rules/security/nsg-outbound-ports";
import { findingsOf } from "../findings";
import { azapiGroup, group, ruleOut } from "../security-group";

const found = (template: object) => findingsOf(nsgOutboundPorts, template);

const SERVICE = { destination_address_prefix: "AzureResourceManager", destination_port_range: "443" };
const VIOLATION = ['azurerm_network_security_group.g: violation: rule "r" lets most ports out to a service'];

test("named ports of a service pass, and every port inside of the network", () => {
  expect(found(group(ruleOut(SERVICE)))).toEqual([]);
  for (const destination of ["VirtualNetwork", "10.0.0.0/8", "fd00::/8"]) {
    expect(found(group(ruleOut({ destination_address_prefix: destination })))).toEqual([]);
  }
  expect(found(group(ruleOut({ ...SERVICE, destination_port_range: "*", access: "Deny" })))).toEqual([]);
});

test("what is open to everything is another rule's", () => {
  for (const destination of ["*", "Internet", "0.0.0.0/0"]) {
    expect(found(group(ruleOut({ destination_address_prefix: destination })))).toEqual([]);
  }
});

test("every port of a service is a violation", () => {
  expect(found(group(ruleOut({ ...SERVICE, destination_port_range: "*" })))).toEqual(VIOLATION);
  expect(found(group(ruleOut({ ...SERVICE, destination_port_range: "0-65535" })))).toEqual(VIOLATION);
  const arm = { direction: "Outbound", access: "Allow", destinationAddressPrefix: "AzureMonitor" };
  expect(found(azapiGroup({ ...arm, destinationPortRange: "*" }))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(group(ruleOut({ ...SERVICE, destination_port_range: "${var.x}" })))).toEqual([
    'azurerm_network_security_group.g: unknown: can\'t be told before the plan or apply: rule "r" lets most ports out to a service?',
  ]);
});
