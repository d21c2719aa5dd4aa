import { subnetEndpointPolicies } from "../../../../baseline/rules/security/subnet-endpoint-policies";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(subnetEndpointPolicies, template);

const template = (subnet: object, endpointIn = "${azurerm_subnet.s.id}") => ({
  resource: {
    azurerm_subnet: { s: subnet },
    azurerm_private_endpoint: { e: { subnet_id: endpointIn } },
  },
});

test("policies for groups pass", () => {
  expect(found(template({ private_endpoint_network_policies: "Enabled" }))).toEqual([]);
  expect(found(template({ private_endpoint_network_policies: "NetworkSecurityGroupEnabled" }))).toEqual([]);
});

test("none, and the default, are violations where there is an endpoint", () => {
  const problem = "the security group doesn't hold for the private endpoints in the subnet";
  expect(found(template({ private_endpoint_network_policies: "RouteTableEnabled" }))).toEqual([
    `azurerm_subnet.s: violation: private_endpoint_network_policies is "RouteTableEnabled": ${problem}`,
  ]);
  expect(found(template({}))).toEqual([
    `azurerm_subnet.s: violation: private_endpoint_network_policies is "Disabled" by default: ${problem}`,
  ]);
  expect(found(template({}, "/subscriptions/s/another"))).toEqual([]);
});

test("an endpoint that takes the subnet from its association counts", () => {
  const association = {
    azurerm_subnet_network_security_group_association: { a: { subnet_id: "${azurerm_subnet.s.id}" } },
  };
  const through = "${azurerm_subnet_network_security_group_association.a.subnet_id}";
  expect(found({ resource: { ...template({}, through).resource, ...association } })).toHaveLength(1);
});

test("an azapi subnet is read alike", () => {
  const azapi = (properties: object) => ({
    resource: {
      azapi_resource: {
        s: { type: "Microsoft.Network/virtualNetworks/subnets@2025-01-01", body: { properties } },
      },
      azurerm_private_endpoint: { e: { subnet_id: "${azapi_resource.s.id}" } },
    },
  });
  expect(found(azapi({ privateEndpointNetworkPolicies: "Enabled" }))).toEqual([]);
  expect(found(azapi({}))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(template({ private_endpoint_network_policies: "${var.x}" }))).toEqual([
    "azurerm_subnet.s: unknown: private_endpoint_network_policies can't be told, var.x is given at plan: perhaps the security group doesn't hold for the private endpoints in the subnet",
  ]);
});
