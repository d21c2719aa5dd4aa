import { FEDERATED_CREDENTIAL } from "../../azure";
import { must, mustHave } from "../must";
import { rule } from "../rule";

export const federatedCredentialSubject = rule({
  id: "security/federated-credential-subject",
  title: "A federated credential trusts one subject of one issuer",
  recommendations: [
    "security/managed-identity-between-services",
    "security/least-privilege-workspace-identity",
    "operations/mlops-automation-scripts",
  ],
  severity: "high",
  why: "With a pattern, or a pull request as subject, code that nobody reviewed signs in as the identity.",
  fix: {
    construct: "No construct makes federated credentials; the team's own Terraform does",
    terraform:
      "azurerm_federated_identity_credential: subject of one branch or environment, audience api://AzureADTokenExchange",
  },
  looksAt: FEDERATED_CREDENTIAL,
  finds: ({ audiences, claimsExpression, issuer, subject }) => [
    ...(claimsExpression.state === "absent"
      ? mustHave(subject, isOne, "it trusts more than one branch, environment or account")
      : must(claimsExpression, isExact, "it trusts whatever fits a pattern")),
    ...must(issuer, (text) => text.startsWith("https://"), "the issuer's keys come over an open connection"),
    ...must(
      audiences,
      (all) =>
        all.length === 1 && all.every((one) => /^api:\/\/AzureADTokenExchange(USGov|China)?$/.test(one)),
      "it takes tokens that were made for somebody else",
    ),
  ],
});

function isOne(subject: string): boolean {
  return subject.trim() !== "" && !/[*?]/.test(subject) && !/:pull_request$/.test(subject);
}

function isExact(expression: unknown): boolean {
  return !/\bmatches\b|\*/.test(JSON.stringify(expression));
}
