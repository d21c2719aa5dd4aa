import { GUARDRAILS } from "../../azure/guardrail-policies";
import { guardrail, textParameter } from "../guardrail";
import { rule } from "../rule";

export const policySignedCode = rule({
  id: "security/policy-signed-code",
  title: "Azure Policy runs only training code that was signed",
  recommendations: ["security/policy-code-signing", "security/signed-training-code"],
  severity: "medium",
  why: "Who may submit a job runs any code on the data that the compute's identity reads, reviewed or not.",
  fix: {
    construct: "PolicyGuardrails: jobSignedCode.signingKey; in an environment's file, policies.signingKey",
    terraform:
      "azurerm_resource_group_policy_assignment of 6a6f7384-63de-11ea-bc55-0242ac130003: signingKey, a public PGP key",
  },
  ...guardrail({
    policies: [GUARDRAILS.jobSignedCode],
    values: (assigned) =>
      textParameter(
        assigned,
        "signingKey",
        (key) => /^-----BEGIN PGP PUBLIC KEY BLOCK-----/.test(key.trim()) || key.startsWith("${"),
        "it names no public key by which a signature could be checked",
      ),
  }),
});
