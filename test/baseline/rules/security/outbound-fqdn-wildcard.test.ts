import { outboundFqdnWildcard } from "../../../../baseline/rules/security/outbound-fqdn-wildcard";
import { findingsOf } from "../findings";
import { azapiOutbound, azapiWorkspace, outbound } from "../machine-learning";

const found = (template: object) => findingsOf(outboundFqdnWildcard, template);

test("a host passes", () => {
  expect(found(outbound("fqdn", { destination_fqdn: "packages.example.com" }))).toEqual([]);
  expect(found(azapiOutbound({ type: "FQDN", destination: "packages.example.com" }))).toEqual([]);
});

test("a wildcard is a violation", () => {
  expect(found(outbound("fqdn", { destination_fqdn: "*.example.com" }))).toEqual([
    'azurerm_machine_learning_workspace_network_outbound_rule_fqdn.r: violation: destination_fqdn is "*.example.com": the rule opens every host of a domain',
  ]);
  expect(found(outbound("fqdn", { destination_fqdn: "*" }))).toEqual([
    'azurerm_machine_learning_workspace_network_outbound_rule_fqdn.r: violation: destination_fqdn is "*": the rule opens every host of a domain',
  ]);
});

test("an azapi body is read alike, also inside a workspace", () => {
  expect(found(azapiOutbound({ type: "FQDN", destination: "*.example.com" }))).toEqual([
    'azapi_resource.r: violation: body.properties.destination is "*.example.com": the rule opens every host of a domain',
  ]);
  expect(
    found(
      azapiWorkspace({
        managedNetwork: { outboundRules: { r: { type: "FQDN", destination: "*.example.com" } } },
      }),
    ),
  ).toEqual([
    'azapi_resource.w: violation: body.properties.managedNetwork.outboundRules.r.destination is "*.example.com": the rule opens every host of a domain',
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(outbound("fqdn", { destination_fqdn: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_workspace_network_outbound_rule_fqdn.r: unknown: destination_fqdn can't be told, var.x is given at plan: perhaps the rule opens every host of a domain",
  ]);
  expect(found(azapiWorkspace({ managedNetwork: { outboundRules: "${var.x}" } }))).toEqual([
    "azapi_resource.w: unknown: body.properties.managedNetwork.outboundRules.any.destination can't be told, var.x is given at plan: perhaps the rule opens every host of a domain",
  ]);
  expect(found(azapiOutbound("${var.x}" as never))).toEqual([
    "azapi_resource.r: unknown: body.properties.destination can't be told, var.x is given at plan: perhaps the rule opens every host of a domain",
  ]);
});
