import { allSubnets, isAzuresOwn } from "../../azure";
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
  looksAt: (estate) => allSubnets(estate).filter(({ name }) => !isAzuresOwn(name)),
  finds: (subnet, estate) =>
    mustHold(hasSecurityGroup(subnet, estate), "no network security group stands on the subnet"),
});
