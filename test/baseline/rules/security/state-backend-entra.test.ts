import { stateBackendEntra } from "../../../../baseline/rules/security/state-backend-entra";
import { findingsOf } from "../findings";

const found = (backend: object) => findingsOf(stateBackendEntra, { terraform: { backend } });
const azurerm = (more: object) =>
  found({ azurerm: { storage_account_name: "st", container_name: "c", ...more } });
const AT = "terraform.backend.azurerm";

test("Entra tokens pass, and a state elsewhere is left alone", () => {
  expect(azurerm({ use_azuread_auth: true })).toEqual([]);
  expect(azurerm({ use_azuread_auth: "true" })).toEqual([]);
  expect(found({ local: {} })).toEqual([]);
  expect(findingsOf(stateBackendEntra, { terraform: { cloud: {} } })).toEqual([]);
});

test("the account's keys are a violation, by default too", () => {
  expect(azurerm({ use_azuread_auth: false })).toEqual([
    `${AT}: violation: use_azuread_auth is false: Terraform opens its state with the account's keys`,
  ]);
  expect(azurerm({})).toEqual([
    `${AT}: violation: use_azuread_auth is missing: Terraform opens its state with the account's keys`,
  ]);
});

test.each(["access_key", "sas_token", "client_secret", "client_certificate_password"])(
  "%s in the code is one, and isn't shown",
  (name) => {
    expect(azurerm({ use_azuread_auth: true, [name]: "hunter2" })).toEqual([
      `${AT}: violation: ${name} is written in the code: whoever reads it signs in with it`,
    ]);
  },
);

test("what is given to terraform init is nobody's here, but what is written is judged", () => {
  expect(found({ azurerm: {} })).toEqual([]);
  expect(found({ azurerm: { key: "ml.tfstate" } })).toEqual([]);
  expect(found({ azurerm: { sas_token: "hunter2" } })).toEqual([expect.stringContaining("violation")]);
  expect(found({ azurerm: { use_azuread_auth: false } })).toEqual([expect.stringContaining("violation")]);
});
