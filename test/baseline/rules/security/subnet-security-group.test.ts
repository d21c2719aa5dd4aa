import { subnetSecurityGroup } from "../../../../baseline/rules/security/subnet-security-group";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(subnetSecurityGroup, template);

const SUBNET = "azurerm_subnet.s: violation: no network security group stands on the subnet";
const associated = (attributes: object, subnet: object = { name: "a" }) => ({
  resource: {
    azurerm_subnet: { s: subnet },
    azurerm_network_security_group: { g: {} },
    azurerm_subnet_network_security_group_association: {
      a: {
        subnet_id: "${azurerm_subnet.s.id}",
        network_security_group_id: "${azurerm_network_security_group.g.id}",
        ...attributes,
      },
    },
  },
});

test("an associated group passes, an existing one as well", () => {
  expect(found(associated({}))).toEqual([]);
  expect(found(associated({ network_security_group_id: "/subscriptions/s/nsg" }))).toEqual([]);
});

test("a subnet without one is a violation, unless Azure itself owns it", () => {
  expect(found({ resource: { azurerm_subnet: { s: { name: "a" } } } })).toEqual([SUBNET]);
  expect(found({ resource: { azurerm_subnet: { s: { name: "AzureFirewallSubnet" } } } })).toEqual([]);
  expect(found(associated({ subnet_id: "/subscriptions/s/other" }))).toEqual([SUBNET]);
});

test("Azure's own gateways take none; Bastion's subnet is another rule's; a name that isn't told is unknown", () => {
  const named = (name: string) => found({ resource: { azurerm_subnet: { s: { name } } } });
  const own = ["GatewaySubnet", "RouteServerSubnet", "AzureFirewallManagementSubnet", "AzureBastionSubnet"];
  expect(own.flatMap(named)).toEqual([]);
  expect(named("${var.name}")).toEqual([
    SUBNET.replace("violation: ", "unknown: can't be told before the plan or apply: ").concat("?"),
  ]);
});

test("subnets in their network's block, and azapi's, are read alike", () => {
  const inline = (subnet: object) => ({ resource: { azurerm_virtual_network: { n: { subnet: [subnet] } } } });
  expect(found(inline({ name: "a", security_group: "/nsg" }))).toEqual([]);
  expect(found(inline({ name: "a" }))).toHaveLength(1);
  const type = "Microsoft.Network/virtualNetworks/subnets@2025-01-01";
  const azapi = (properties: object) => ({
    resource: { azapi_resource: { s: { type, body: { properties } } } },
  });
  expect(found(azapi({ networkSecurityGroup: { id: "/nsg" } }))).toEqual([]);
  expect(found(azapi({}))).toHaveLength(1);
});

test("an association that may not be there makes it unknown", () => {
  expect(found(associated({ count: "${var.n}" }))).toEqual([
    "azurerm_subnet.s: unknown: can't be told before the plan or apply: no network security group stands on the subnet?",
  ]);
});
