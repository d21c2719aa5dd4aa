import { outboundServiceTag } from "../../../../baseline/rules/security/outbound-service-tag";
import { findingsOf } from "../findings";
import { azapiOutbound, azapiWorkspace, outbound } from "../machine-learning";

const found = (template: object) => findingsOf(outboundServiceTag, template);

test("a tag of Azure's own services passes", () => {
  expect(found(outbound("service_tag", { service_tag: "AzureMonitor" }))).toEqual([]);
  expect(
    found(azapiOutbound({ type: "ServiceTag", destination: { serviceTag: "AzureActiveDirectory" } })),
  ).toEqual([]);
});

test("a tag that covers every customer is a violation, also in one region", () => {
  expect(found(outbound("service_tag", { service_tag: "Internet" }))).toEqual([
    'azurerm_machine_learning_workspace_network_outbound_rule_service_tag.r: violation: service_tag is "Internet": the tag covers resources of every customer',
  ]);
  expect(found(outbound("service_tag", { service_tag: "storage.WestEurope" }))).toEqual([
    'azurerm_machine_learning_workspace_network_outbound_rule_service_tag.r: violation: service_tag is "storage.WestEurope": the tag covers resources of every customer',
  ]);
});

test("an azapi body is read alike, also inside a workspace", () => {
  expect(found(azapiOutbound({ type: "ServiceTag", destination: { serviceTag: "AzureCloud" } }))).toEqual([
    'azapi_resource.r: violation: body.properties.destination.serviceTag is "AzureCloud": the tag covers resources of every customer',
  ]);
  expect(
    found(
      azapiWorkspace({
        managedNetwork: {
          outboundRules: { r: { type: "ServiceTag", destination: { serviceTag: "Storage" } } },
        },
      }),
    ),
  ).toEqual([
    'azapi_resource.w: violation: body.properties.managedNetwork.outboundRules.r.destination.serviceTag is "Storage": the tag covers resources of every customer',
  ]);
});

test("addresses of the whole Internet are a violation, those of an organisation are none", () => {
  expect(
    found(azapiOutbound({ type: "ServiceTag", destination: { addressPrefixes: ["0.0.0.0/0"] } })),
  ).toEqual([
    "azapi_resource.r: violation: body.properties.destination.addressPrefixes is something else: the rule opens a large part of the Internet",
  ]);
  expect(
    found(azapiOutbound({ type: "ServiceTag", destination: { addressPrefixes: ["10.1.0.0/16"] } })),
  ).toEqual([]);
});

test("a rule that denies opens nothing", () => {
  expect(
    found(azapiOutbound({ type: "ServiceTag", destination: { action: "Deny", serviceTag: "Internet" } })),
  ).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(outbound("service_tag", { service_tag: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_workspace_network_outbound_rule_service_tag.r: unknown: service_tag can't be told, var.x is given at plan: perhaps the tag covers resources of every customer",
  ]);
});
