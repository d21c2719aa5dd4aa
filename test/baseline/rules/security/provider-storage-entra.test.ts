import { providerStorageEntra } from "../../../../baseline/rules/security/provider-storage-entra";
import { findingsOf } from "../findings";

const found = (azurerm: object | object[], resource: object = { azurerm_storage_account: { a: {} } }) =>
  findingsOf(providerStorageEntra, { provider: { azurerm }, resource });
const FINDING =
  "provider.azurerm: violation: storage_use_azuread is false: storage is reached with account keys";

test("Entra tokens pass", () => {
  expect(found({ features: {}, storage_use_azuread: true })).toEqual([]);
});

test("keys are found, by default too", () => {
  expect(found({ features: {}, storage_use_azuread: false })).toEqual([FINDING]);
  expect(found({ features: {} })).toEqual([FINDING.replace("false:", "false by default:")]);
});

test("each alias is judged by itself", () => {
  const providers = [
    { features: {}, storage_use_azuread: true },
    { alias: "hub", features: {} },
  ];
  expect(found(providers)).toEqual([expect.stringContaining("provider.azurerm.hub: violation")]);
});

test("without storage of azurerm's there is nothing to sign in to", () => {
  const azapi_resource = { a: { type: "Microsoft.Storage/storageAccounts@2025-01-01", body: {} } };
  expect(found({ features: {} }, { azapi_resource })).toEqual([]);
});

test("a value that only a plan tells is unknown", () => {
  expect(found({ features: {}, storage_use_azuread: "${var.entra}" })).toEqual([
    expect.stringContaining("provider.azurerm: unknown: "),
  ]);
});
