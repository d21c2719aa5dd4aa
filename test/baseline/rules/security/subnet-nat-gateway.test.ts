import { subnetNatGateway } from "../../../../baseline/rules/security/subnet-nat-gateway";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(subnetNatGateway, template);

const SUBNET_ID = "${azurerm_subnet.s.id}";
const GATEWAY = { nat_gateway_id: "/subscriptions/s/natGateways/n" };
const VIOLATION = ["azurerm_subnet.s: violation: whatever else is in it leaves through a NAT gateway"];
const withGateway = (association: object, others: object, subnet: object = {}) => ({
  resource: {
    azurerm_subnet: { s: { name: "endpoints", ...subnet } },
    azurerm_subnet_nat_gateway_association: { a: { subnet_id: SUBNET_ID, ...GATEWAY, ...association } },
    ...others,
  },
});
const ENDPOINT = { azurerm_private_endpoint: { e: { subnet_id: SUBNET_ID } } };

test("the endpoints' subnet passes without one, and one on another subnet as well", () => {
  expect(found({ resource: { azurerm_subnet: { s: { name: "endpoints" } }, ...ENDPOINT } })).toEqual([]);
  expect(found(withGateway({ subnet_id: "/subscriptions/s/other" }, ENDPOINT))).toEqual([]);
});

test("a gateway on it is a violation", () => {
  expect(found(withGateway({}, ENDPOINT))).toEqual(VIOLATION);
});

test("machines may have one, with private endpoints beside them or without", () => {
  const machine = { azurerm_network_interface: { n: { ip_configuration: [{ subnet_id: SUBNET_ID }] } } };
  expect(found(withGateway({}, {}))).toEqual([]);
  expect(found(withGateway({}, { ...ENDPOINT, ...machine }))).toEqual([]);
  expect(found(withGateway({}, ENDPOINT, { delegation: [{ name: "d" }] }))).toEqual([]);
});

test("azapi is read alike", () => {
  const azapi = (properties: object) => ({
    resource: {
      azapi_resource: {
        s: { type: "Microsoft.Network/virtualNetworks/subnets@2025-01-01", name: "s", body: { properties } },
        e: {
          type: "Microsoft.Network/privateEndpoints@2025-01-01",
          body: { properties: { subnet: { id: "${azapi_resource.s.id}" } } },
        },
      },
    },
  });
  expect(found(azapi({ natGateway: { id: "/subscriptions/s/n" } }))).toHaveLength(1);
  expect(found(azapi({}))).toEqual([]);
});

test("one that may not be there is unknown", () => {
  expect(found(withGateway({ count: "${var.n}" }, ENDPOINT))).toEqual([
    "azurerm_subnet.s: unknown: can't be told before the plan or apply: whatever else is in it leaves through a NAT gateway?",
  ]);
});
