import { signInSettings } from "../../azure/joins/sign-in-settings";
import { rule } from "../rule";

export const providerSecrets = rule({
  id: "security/provider-secrets",
  title: "Nothing that Terraform signs in with stands in the code",
  recommendations: ["security/managed-identity-between-services"],
  severity: "high",
  why: "Whoever may read the repository, now or in its history, signs in as Terraform does, which may change everything that it made.",
  fix: {
    construct:
      "AzureProviders and StateBackendStack write none: pipelines sign in with federated credentials",
    terraform:
      "provider and data.terraform_remote_state without client_secret, access_key and the like: use_oidc = true, or environment variables",
  },
  looksAt: signInSettings,
  // a secret is named, never shown
  finds: ({ inCode }) =>
    inCode.map((at) => ({
      certainty: "violation",
      message: `${at} is written in the code: whoever reads it signs in with it`,
      attribute: at,
    })),
});
