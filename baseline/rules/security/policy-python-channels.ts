import { GUARDRAILS } from "../../azure/guardrail-policies";
import { guardrail, listParameter } from "../guardrail";
import { rule } from "../rule";

/** Indexes to which anybody can upload, by the part of their hosts that tells. */
const ANYBODYS = /^https:\/\/([\w-]+\.)*(pypi(\.python)?|pythonhosted|anaconda)\.(org|com)(\/|$)/i;

export const policyPythonChannels = rule({
  id: "security/policy-python-channels",
  title: "Azure Policy names the indexes that Python packages of jobs come from",
  recommendations: ["security/policy-allowed-python-packages", "security/approved-python-packages"],
  severity: "medium",
  why: "Anybody can put a package on a public index, under a name that is easily mistyped, and it runs with the rights of the compute's identity.",
  fix: {
    construct:
      "PolicyGuardrails: jobPythonPackages.allowedPythonPackageChannels; in an environment's file, policies.pythonChannels",
    terraform:
      "azurerm_resource_group_policy_assignment of 77eeea86-7e81-4a7d-9067-de844d096752: allowedPythonPackageChannels, a list of https addresses of curated indexes",
  },
  ...guardrail({
    policies: [GUARDRAILS.jobPythonPackages],
    values: (assigned) =>
      listParameter(
        assigned,
        "allowedPythonPackageChannels",
        (list) => list.every((one) => /^https:\/\/[^\s*]+$/i.test(one) && !ANYBODYS.test(one)),
        "packages may come from anybody",
      ),
  }),
});
