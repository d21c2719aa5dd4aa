import { GUARDRAILS } from "../../azure/guardrail-policies";
import { guardrail, listParameter, textParameter } from "../guardrail";
import { rule } from "../rule";

export const policyLogFilters = rule({
  id: "operations/policy-log-filters",
  title: "Azure Policy says which lines of a job's log are shown, and where the whole log lies",
  recommendations: ["operations/policy-log-filter-expressions"],
  severity: "low",
  why: "What a job prints, a row of its data included, stands in a log that more people read than the data.",
  fix: {
    construct: "PolicyGuardrails: jobLogs; in an environment's file, policies.logFilters",
    terraform:
      "azurerm_resource_group_policy_assignment of 1d413020-63de-11ea-bc55-0242ac130003: logFilters, datastore",
  },
  ...guardrail({
    policies: [GUARDRAILS.jobLogs],
    values: (assigned) => [
      ...listParameter(assigned, "logFilters", (list) => list.length > 0, "it has no filter"),
      ...textParameter(assigned, "datastore", (name) => name.trim() !== "", "whole logs have no place"),
    ],
  }),
});
