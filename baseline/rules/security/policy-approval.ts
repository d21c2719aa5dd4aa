import { GUARDRAILS } from "../../azure/guardrail-policies";
import { guardrail, textParameter } from "../guardrail";
import { rule } from "../rule";

export const policyApproval = rule({
  id: "security/policy-approval",
  title: "Azure Policy asks somebody's service before a job runs",
  recommendations: ["security/policy-approval-endpoint"],
  severity: "low",
  why: "Who may submit a job decides alone that it runs, on all the data that the compute's identity reads.",
  fix: {
    construct:
      "PolicyGuardrails: jobApproval.approvalEndpoint; in an environment's file, policies.approvalEndpoint",
    terraform:
      "azurerm_resource_group_policy_assignment of 3948394e-63de-11ea-bc55-0242ac130003: approvalEndpoint, an https address",
  },
  ...guardrail({
    policies: [GUARDRAILS.jobApproval],
    values: (assigned) =>
      textParameter(
        assigned,
        "approvalEndpoint",
        (address) => /^(https:\/\/\S|\$\{)/i.test(address),
        "nobody is asked there, or not by https",
      ),
  }),
});
