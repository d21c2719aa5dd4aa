import { not } from "../../azure";
import { APPLICATION_SECRET } from "../../azure/directory";
import { mustHold } from "../must";
import { rule } from "../rule";

const PROBLEM = "whoever reads the password or Terraform's state signs in as the application";

export const applicationPasswords = rule({
  id: "security/application-passwords",
  title: "No application signs in with a password",
  recommendations: ["security/managed-identity-between-services"],
  severity: "high",
  why: "A password is copied into pipelines and notebooks, works from everywhere and for years, and lies in Terraform's state.",
  fix: {
    construct: "WorkloadIdentity: a managed identity; a pipeline's federated credential is the team's own",
    terraform:
      "azurerm_user_assigned_identity, for pipelines with azurerm_federated_identity_credential, instead of azuread_application_password",
  },
  looksAt: APPLICATION_SECRET,
  finds: ({ isPassword }) => mustHold(not(isPassword), PROBLEM),
});
