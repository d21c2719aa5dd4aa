import { allSubnets, anyOf, isAzuresOwn, isBastionSubnet, type Subnet, type Truth } from "../../azure";
import { hasSecurityGroup } from "../../azure/joins/subnet-guards";
import { mustHold } from "../must";
import { rule } from "../rule";

export const subnetSecurityGroup = rule({
  id: "security/subnet-security-group",
  title: "Each subnet has a network security group",
  recommendations: [
    "security/dependent-services-private",
    "security/exfiltration-guard-explicit-egress",
    "security/managed-vnet-isolation",
  ],
  severity: "high",
  why: "Without a group everything in the network and its peers reaches the subnet, and everything in it reaches the Internet.",
  fix: {
    construct: "ProtectedSubnet always makes and associates one; there is no property that leaves it out",
    terraform: "azurerm_subnet_network_security_group_association: one for the subnet",
  },
  looksAt: (estate) => allSubnets(estate).filter((subnet) => mayGoWithout(subnet) !== "yes"),
  finds: (subnet, estate) =>
    mustHold(
      anyOf([hasSecurityGroup(subnet, estate), mayGoWithout(subnet)]),
      "no network security group stands on the subnet",
    ),
});

/** Azure refuses a group on the subnets that it owns; Bastion's has a rule of its own. */
function mayGoWithout({ name }: Subnet): Truth {
  return anyOf([isAzuresOwn(name), isBastionSubnet(name)]);
}
