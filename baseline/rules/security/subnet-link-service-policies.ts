import { allSubnets, type Subnet } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const subnetLinkServicePolicies = rule({
  id: "security/subnet-link-service-policies",
  title: "Network security groups hold for private link services, too",
  recommendations: ["security/dependent-services-private", "security/exfiltration-guard-explicit-egress"],
  severity: "low",
  why: "With these policies off, anybody may publish a service from the subnet to other tenants, past its security group.",
  fix: {
    construct: "ProtectedSubnet switches them on; there is no property that switches them off",
    terraform: "azurerm_subnet: private_link_service_network_policies_enabled = true",
  },
  looksAt: (estate) => allSubnets(estate).filter((subnet) => !publishesService(subnet)),
  finds: ({ linkServicePolicies }) =>
    must(linkServicePolicies, is(true), "a private link service may be published from the subnet"),
});

/** Azure refuses a private link service in a subnet with these policies. */
function publishesService({ resource }: Subnet): boolean {
  return resource.referrers.some(({ from }) => from.type === "azurerm_private_link_service");
}
