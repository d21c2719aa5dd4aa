import { allSubnets, holds, type Subnet } from "../../azure";
import { mustHold } from "../must";
import { rule } from "../rule";

export const subnetStoragePolicy = rule({
  id: "security/subnet-storage-policy",
  title: "A service endpoint for storage leads to named accounts only",
  recommendations: [
    "security/minimize-exfiltration-service-endpoint-policy",
    "security/exfiltration-guard-explicit-egress",
  ],
  severity: "high",
  why: "Without a policy on it, a service endpoint for storage leads to every storage account in Azure, other tenants' included.",
  fix: {
    construct: "ComputeSubnet: storageAccountIds; it makes the policy",
    terraform:
      "azurerm_subnet: service_endpoint_policy_ids, of azurerm_subnet_service_endpoint_storage_policy",
  },
  looksAt: (estate) =>
    allSubnets(estate).filter((subnet) => holds(subnet.serviceEndpoints, namesStorage) !== "no"),
  finds: (subnet) =>
    mustHold(hasPolicy(subnet), "storage is reached over a service endpoint that no policy narrows", {
      attribute: subnet.hasEndpointPolicies.at,
    }),
});

function namesStorage(services: readonly string[]): boolean {
  return services.some((service) => /^Microsoft\.Storage(\.Global)?$/i.test(service));
}

/** Policies that are known only after apply are policies all the same: the list is written. */
function hasPolicy({ endpointPolicyIds, hasEndpointPolicies }: Subnet) {
  if (endpointPolicyIds.state === "known") {
    return endpointPolicyIds.value.length > 0 ? "yes" : "no";
  }
  return holds(hasEndpointPolicies, (list) => Array.isArray(list) && list.length > 0);
}
