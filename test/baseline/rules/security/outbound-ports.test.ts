import { outboundPorts } from "../../../../baseline/rules/security/outbound-ports";
import { findingsOf } from "../findings";
import { azapiOutbound, outbound } from "../machine-learning";

const found = (template: object) => findingsOf(outboundPorts, template);

test("the ports of a service pass", () => {
  expect(found(outbound("service_tag", { protocol: "TCP", port_ranges: "443, 5671-5672" }))).toEqual([]);
  expect(
    found(azapiOutbound({ type: "ServiceTag", destination: { protocol: "TCP", portRanges: "443" } })),
  ).toEqual([]);
});

test("nearly all ports are a violation, and so is every protocol", () => {
  expect(found(outbound("service_tag", { protocol: "TCP", port_ranges: "443,1-65535" }))).toEqual([
    "azurerm_machine_learning_workspace_network_outbound_rule_service_tag.r: violation: port_ranges is something else: the rule opens nearly every port",
  ]);
  expect(found(outbound("service_tag", { protocol: "TCP", port_ranges: "*" }))).toEqual([
    'azurerm_machine_learning_workspace_network_outbound_rule_service_tag.r: violation: port_ranges is "*": the rule opens nearly every port',
  ]);
  expect(found(outbound("service_tag", { protocol: "*", port_ranges: "443" }))).toEqual([
    'azurerm_machine_learning_workspace_network_outbound_rule_service_tag.r: violation: protocol is "*": the rule opens every protocol',
  ]);
});

test("an azapi body is read alike", () => {
  expect(
    found(azapiOutbound({ type: "ServiceTag", destination: { protocol: "*", portRanges: "0-65535" } })),
  ).toEqual([
    'azapi_resource.r: violation: body.properties.destination.portRanges is "0-65535": the rule opens nearly every port',
    'azapi_resource.r: violation: body.properties.destination.protocol is "*": the rule opens every protocol',
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(outbound("service_tag", { protocol: "TCP", port_ranges: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_workspace_network_outbound_rule_service_tag.r: unknown: port_ranges can't be told, var.x is given at plan: perhaps the rule opens nearly every port",
  ]);
});
