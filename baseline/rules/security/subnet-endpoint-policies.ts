import { allSubnets } from "../../azure";
import { subnetsWithEndpoints } from "../../azure/joins/subnet-ways-out";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const subnetEndpointPolicies = rule({
  id: "security/subnet-endpoint-policies",
  title: "Network security groups hold for private endpoints, too",
  recommendations: ["security/dependent-services-private", "security/exfiltration-guard-explicit-egress"],
  severity: "medium",
  why: "Unless network policies are on, private endpoints take everything that reaches the subnet, whatever its security group says.",
  fix: {
    construct: "ProtectedSubnet switches them on; there is no property that switches them off",
    terraform: 'azurerm_subnet: private_endpoint_network_policies = "Enabled"',
  },
  looksAt: (estate) =>
    allSubnets(estate).filter(({ resource }) => subnetsWithEndpoints(estate).has(resource)),
  finds: ({ endpointPolicies }) =>
    must(
      endpointPolicies,
      oneOf("Enabled", "NetworkSecurityGroupEnabled"),
      "the security group doesn't hold for the private endpoints in the subnet",
    ),
});
