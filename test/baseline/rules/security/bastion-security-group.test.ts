import { bastionSecurityGroup } from "../../../../baseline/rules/security/bastion-security-group";
import { findingsOf } from "../findings";
import { onSubnet } from "../security-group";

const found = (template: object) => findingsOf(bastionSecurityGroup, template);
const alone = (subnet: object) => ({ resource: { azurerm_subnet: { s: subnet } } });

test("Bastion's subnet passes with a group and is a violation without one", () => {
  expect(found(onSubnet("AzureBastionSubnet", []))).toEqual([]);
  expect(found(alone({ name: "AzureBastionSubnet" }))).toEqual([
    "azurerm_subnet.s: violation: no network security group stands on Bastion's subnet",
  ]);
});

test("other subnets are another rule's", () => {
  expect(found(alone({ name: "endpoints" }))).toEqual([]);
  expect(found(alone({ name: "${var.x}" }))).toEqual([]);
});

test("an azapi subnet is read alike", () => {
  const azapi = (properties: object) => ({
    resource: {
      azapi_resource: {
        s: {
          type: "Microsoft.Network/virtualNetworks/subnets@2025-01-01",
          name: "AzureBastionSubnet",
          body: { properties },
        },
      },
    },
  });
  expect(found(azapi({ networkSecurityGroup: { id: "/nsg" } }))).toEqual([]);
  expect(found(azapi({}))).toHaveLength(1);
});

test("a group that only a plan tells is unknown", () => {
  const subnet = { name: "AzureBastionSubnet", network_security_group_id_wo: "${var.x}" };
  expect(found(alone(subnet))[0]).toContain("azurerm_subnet.s: unknown: ");
});
