import { besideBody } from "./beside-body";
import { kind } from "./subject";

/** Lets a token of somebody else's issuer stand for a managed identity. */
export const FEDERATED_CREDENTIAL = kind(
  {
    azurerm: [
      "azurerm_federated_identity_credential",
      // of an application instead of a managed identity
      "azuread_application_federated_identity_credential",
      "azuread_application_flexible_federated_identity_credential",
    ],
    arm: ["Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"],
  },
  (facts) => ({
    identity: besideBody(facts.resource).targets({
      azurerm: ["user_assigned_identity_id", "parent_id"],
      body: "parent_id",
    }),
    issuer: facts.text({ azurerm: "issuer", body: "properties.issuer" }),
    subject: facts.text({ azurerm: "subject", body: "properties.subject" }),
    audiences: facts.texts({ azurerm: ["audience", "audiences"], body: "properties.audiences" }),
    /** A preview of Azure: an expression in place of one subject. */
    claimsExpression: facts.any({
      azurerm: "claims_matching_expression",
      body: "properties.claimsMatchingExpression",
    }),
  }),
);
