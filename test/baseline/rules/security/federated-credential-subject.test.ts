import { federatedCredentialSubject } from "../../../../baseline/rules/security/federated-credential-subject";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(federatedCredentialSubject, template);

const NAME = "azurerm_federated_identity_credential.f";
const GOOD = {
  issuer: "https://token.actions.githubusercontent.com",
  subject: "repo:org/repo:environment:prod",
  audience: ["api://AzureADTokenExchange"],
};
const credential = (attributes: object = {}) => ({
  resource: { azurerm_federated_identity_credential: { f: { ...GOOD, ...attributes } } },
});

test("one subject of one issuer passes", () => {
  expect(found(credential())).toEqual([]);
});

test("patterns, pull requests and no subject are violations", () => {
  const problem = "it trusts more than one branch, environment or account";
  expect(found(credential({ subject: "repo:org/*" }))).toEqual([
    `${NAME}: violation: subject is "repo:org/*": ${problem}`,
  ]);
  expect(found(credential({ subject: "repo:org/repo:pull_request" }))).toHaveLength(1);
  expect(found(credential({ subject: null }))).toEqual([
    `${NAME}: violation: subject is missing: ${problem}`,
  ]);
});

test("another audience and an open issuer are violations", () => {
  expect(found(credential({ audience: ["api://AzureADTokenExchange", "mine"] }))).toEqual([
    `${NAME}: violation: audience is something else: it takes tokens that were made for somebody else`,
  ]);
  expect(found(credential({ issuer: "http://issuer.example" }))).toHaveLength(1);
});

test("azapi is read alike, expressions included", () => {
  const azapi = (properties: object) => ({
    resource: {
      azapi_resource: {
        f: {
          type: "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30",
          body: { properties },
        },
      },
    },
  });
  const { audience, ...others } = GOOD;
  expect(found(azapi({ ...others, audiences: audience }))).toEqual([]);
  expect(found(azapi({ ...others, subject: "repo:*", audiences: audience }))).toHaveLength(1);
  const claimsMatchingExpression = { value: "claims['sub'] matches 'repo:org/*'", languageVersion: 1 };
  expect(found(azapi({ issuer: GOOD.issuer, claimsMatchingExpression }))).toHaveLength(1);
});

test("an application's credential is read alike", () => {
  const { audience, ...others } = GOOD;
  const application = (type: string, attributes: object) =>
    found({ resource: { [type]: { f: { ...others, audiences: audience, ...attributes } } } });
  expect(application("azuread_application_federated_identity_credential", {})).toEqual([]);
  expect(
    application("azuread_application_federated_identity_credential", { subject: "repo:contoso/*" }),
  ).toHaveLength(1);
  const claims_matching_expression = "claims['sub'] matches 'repo:contoso/*'";
  expect(
    application("azuread_application_flexible_federated_identity_credential", {
      subject: null,
      claims_matching_expression,
    }),
  ).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(credential({ subject: "${var.x}" }))).toEqual([
    `${NAME}: unknown: subject can't be told, var.x is given at plan: perhaps it trusts more than one branch, environment or account`,
  ]);
});
