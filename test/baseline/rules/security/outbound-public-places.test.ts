import { outboundPublicPlaces } from "../../../../baseline/rules/security/outbound-public-places";
import { findingsOf } from "../findings";
import { azapiOutbound, azapiWorkspace, outbound } from "../machine-learning";

const found = (template: object) => findingsOf(outboundPublicPlaces, template);

test("a host of one's own passes, whatever stands before its domain", () => {
  expect(found(outbound("fqdn", { destination_fqdn: "pypi.contoso.example" }))).toEqual([]);
  expect(found(azapiOutbound({ type: "FQDN", destination: "packages.example.com" }))).toEqual([]);
});

test("a place where anybody publishes is a violation", () => {
  expect(found(outbound("fqdn", { destination_fqdn: "pypi.example" }))).toEqual([
    'azurerm_machine_learning_workspace_network_outbound_rule_fqdn.r: violation: destination_fqdn is "pypi.example": anybody publishes there, and nobody looks at it',
  ]);
  expect(found(outbound("fqdn", { destination_fqdn: "*.github.example" }))).toEqual([
    'azurerm_machine_learning_workspace_network_outbound_rule_fqdn.r: violation: destination_fqdn is "*.github.example": anybody publishes there, and nobody looks at it',
  ]);
});

test("an azapi body is read alike, also inside a workspace", () => {
  expect(found(azapiOutbound({ type: "FQDN", destination: "files.huggingface.example" }))).toEqual([
    'azapi_resource.r: violation: body.properties.destination is "files.huggingface.example": anybody publishes there, and nobody looks at it',
  ]);
  expect(
    found(
      azapiWorkspace({
        managedNetwork: { outboundRules: { r: { type: "FQDN", destination: "pypi.example" } } },
      }),
    ),
  ).toEqual([
    'azapi_resource.w: violation: body.properties.managedNetwork.outboundRules.r.destination is "pypi.example": anybody publishes there, and nobody looks at it',
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(outbound("fqdn", { destination_fqdn: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_workspace_network_outbound_rule_fqdn.r: unknown: destination_fqdn can't be told, var.x is given at plan: perhaps anybody publishes there, and nobody looks at it",
  ]);
});
