import { type AzureEstate, allSubnets, PRIVATE_ENDPOINT, type Subnet } from "../../azure";
import { knownTargets } from "../../azure/joins/address";
import { oncePerEstate } from "../../azure/joins/once";
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
  looksAt: (estate) => allSubnets(estate).filter((subnet) => mayHoldEndpoints(subnet, estate)),
  finds: ({ endpointPolicies }) =>
    must(
      endpointPolicies,
      oneOf("Enabled", "NetworkSecurityGroupEnabled"),
      "the security group doesn't hold for the private endpoints in the subnet",
    ),
});

/** An inline subnet has no address of its own that an endpoint could refer to. */
function mayHoldEndpoints({ resource }: Subnet, estate: AzureEstate): boolean {
  return subnetsWithEndpoints(estate).has(resource);
}

const subnetsWithEndpoints = oncePerEstate(
  (estate) =>
    new Set(
      estate
        .all(PRIVATE_ENDPOINT)
        .flatMap(({ subnet }) =>
          knownTargets(subnet).flatMap((target) => (target.kind === "resource" ? [target.resource] : [])),
        ),
    ),
);
