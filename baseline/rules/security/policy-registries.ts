import { GUARDRAILS } from "../../azure/guardrail-policies";
import { guardrail, listParameter } from "../guardrail";
import { rule } from "../rule";

/** A login server, perhaps with a path; `*` and the name of Azure's whole service are everybody's. */
const ONE_REGISTRY = /^(?!\.?azurecr\.)[^\s*?]+\.[^\s*?]+$/i;

export const policyRegistries = rule({
  id: "security/policy-registries",
  title: "Azure Policy names the registries that images of jobs come from",
  recommendations: ["security/policy-allowed-registries", "security/approved-container-registries"],
  severity: "medium",
  why: "A job runs whatever image it names, with the rights of the compute's identity.",
  fix: {
    construct:
      "PolicyGuardrails: jobRegistries.allowedACRs; in an environment's file, policies.imageRegistries",
    terraform:
      "azurerm_resource_group_policy_assignment of 5853517a-63de-11ea-bc55-0242ac130003: allowedACRs, a list of login servers",
  },
  ...guardrail({
    policies: [GUARDRAILS.jobRegistries],
    values: (assigned) =>
      listParameter(
        assigned,
        "allowedACRs",
        (list) => list.length > 0 && list.every((one) => ONE_REGISTRY.test(one)),
        "it names no registries, or any",
      ),
  }),
});
