import { allSubnets, isBastionSubnet } from "../../azure";
import { hasSecurityGroup } from "../../azure/joins/subnet-guards";
import { mustHold } from "../must";
import { rule } from "../rule";

export const bastionSecurityGroup = rule({
  id: "security/bastion-security-group",
  title: "Bastion's subnet has a network security group",
  recommendations: ["security/exfiltration-guard-explicit-egress", "security/dependent-services-private"],
  severity: "low",
  why: "Azure keeps Bastion's hosts, and they work without one. A group says what they may be reached by and lead to: HTTPS in, SSH and RDP to the network, and nothing else.",
  fix: {
    construct: "VirtualNetwork: bastionSubnet always has one; there is no property that leaves it out",
    terraform:
      "azurerm_subnet_network_security_group_association: one for AzureBastionSubnet, with all rules that Azure asks for",
  },
  looksAt: (estate) => allSubnets(estate).filter(({ name }) => isBastionSubnet(name) === "yes"),
  finds: (subnet, estate) =>
    mustHold(hasSecurityGroup(subnet, estate), "no network security group stands on Bastion's subnet"),
});
