import { applicationPasswords } from "../../../../baseline/rules/security/application-passwords";
import { findingsOf, resources } from "../findings";

const found = (type: string, attributes: object = {}) =>
  findingsOf(applicationPasswords, resources({ [type]: { a: attributes } }));
const PROBLEM = "whoever reads the password or Terraform's state signs in as the application";

test("an application without a password passes, and what signs in by a token of somebody else", () => {
  expect(found("azuread_application", { display_name: "a" })).toEqual([]);
  expect(found("azuread_application_federated_identity_credential")).toEqual([]);
});

test.each(["azuread_application_password", "azuread_service_principal_password"])(
  "%s is a violation",
  (type) => {
    expect(found(type)).toEqual([`${type}.a: violation: ${PROBLEM}`]);
  },
);

test("so is the block of an application", () => {
  expect(found("azuread_application", { password: [{ display_name: "p" }] })).toEqual([
    `azuread_application.a: violation: ${PROBLEM}`,
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found("azuread_application", { dynamic: { password: { for_each: "${var.p}" } } })).toEqual([
    `azuread_application.a: unknown: can't be told before the plan or apply: ${PROBLEM}?`,
  ]);
});

test("a certificate passes: its private key stays where it was made", () => {
  expect(found("azuread_application_certificate", { type: "AsymmetricX509Cert", value: "x" })).toEqual([]);
});
