import { allSubnets, holds } from "../../azure";
import { hasEndpointPolicy } from "../../azure/joins/subnet-guards";
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
    mustHold(hasEndpointPolicy(subnet), "storage is reached over a service endpoint that no policy narrows", {
      attribute: subnet.hasEndpointPolicies.at,
    }),
});

function namesStorage(services: readonly string[]): boolean {
  return services.some((service) => /^Microsoft\.Storage(\.Global)?$/i.test(service));
}
