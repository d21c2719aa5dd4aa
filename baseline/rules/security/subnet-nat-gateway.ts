import { allSubnets, not } from "../../azure";
import { hasNatGateway, isForEndpointsOnly } from "../../azure/joins/subnet-ways-out";
import { mustHold } from "../must";
import { rule } from "../rule";

export const subnetNatGateway = rule({
  id: "security/subnet-nat-gateway",
  title: "The subnet of the private endpoints has no NAT gateway",
  recommendations: ["security/exfiltration-guard-explicit-egress", "security/dependent-services-private"],
  severity: "medium",
  why: "Private endpoints send nothing to the Internet: the gateway serves only a machine that somebody puts beside them, past the firewall that others leave through. Machines with a subnet of their own may have one.",
  fix: {
    construct: "VirtualNetwork makes none; there is no property for one",
    terraform: "no azurerm_subnet_nat_gateway_association for the subnet of azurerm_private_endpoint",
  },
  looksAt: (estate) => allSubnets(estate).filter((subnet) => isForEndpointsOnly(subnet, estate)),
  finds: (subnet, estate) =>
    mustHold(not(hasNatGateway(subnet, estate)), "whatever else is in it leaves through a NAT gateway"),
});
