import { deploymentVariables } from "../../azure/joins/deployment-variables";
import { rule } from "../rule";

export const deploymentSecrets = rule({
  id: "security/deployment-secrets",
  title: "No secret stands in a deployment's environment variables",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "high",
  why: "Whoever may read the deployment, the repository or the state has the secret, and no role or log of the service behind it knows.",
  fix: {
    construct:
      "OnlineDeployment: environmentVariables with names of services only; the endpoint's identity signs in to them",
    terraform:
      "azapi_resource of a deployment: environmentVariables without keys, passwords, tokens and connection strings; code reads what it needs from a key vault by identity",
  },
  looksAt: deploymentVariables,
  // a secret is named, never shown
  finds: ({ secrets }) =>
    secrets.map(({ at, isTold }) => ({
      certainty: isTold ? ("violation" as const) : ("unknown" as const),
      message: isTold
        ? `${at} holds a secret: whoever reads the deployment has it`
        : `${at} is named like a secret and can't be told before the plan or apply`,
      attribute: at,
    })),
});
