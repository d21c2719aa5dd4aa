import { SERVICE_ENDPOINT_POLICY, scopeLevelOf } from "../../azure";
import { type Problem, rule } from "../rule";

export const storagePolicyAccounts = rule({
  id: "security/storage-policy-accounts",
  title: "A policy on a service endpoint names single storage accounts",
  recommendations: [
    "security/minimize-exfiltration-service-endpoint-policy",
    "security/exfiltration-guard-explicit-egress",
  ],
  severity: "medium",
  why: "A policy that names a subscription or a resource group also lets data out to every account that somebody makes there.",
  fix: {
    construct: "ComputeSubnet: storageAccountIds",
    terraform:
      "azurerm_subnet_service_endpoint_storage_policy: definition.service_resources with ids of storage accounts",
  },
  looksAt: SERVICE_ENDPOINT_POLICY,
  finds: ({ definitions }) =>
    definitions.state === "known"
      ? definitions.value.flatMap((targets): Problem[] => {
          if (targets.state === "unknown") {
            return [
              {
                certainty: "unknown",
                message: `${targets.at} can't be told, ${targets.because}: perhaps more than single accounts`,
                attribute: targets.at,
              },
            ];
          }
          const wide = (targets.state === "known" ? targets.value : []).filter((target) => {
            const level = scopeLevelOf(target);
            return level !== undefined && level !== "resource";
          });
          return wide.map((target) => ({
            certainty: "violation",
            message: `${targets.at} names a whole ${scopeLevelOf(target)}, not single storage accounts`,
            attribute: targets.at,
          }));
        })
      : [],
});
