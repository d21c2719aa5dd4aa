import { check } from "../../../../baseline/check/check";
import { providerStorageEntra } from "../../../../baseline/rules/security/provider-storage-entra";
import { planOf } from "../../graph/plan-of";
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
  const both = { a: {}, b: { provider: "azurerm.hub" } };
  expect(found(providers, { azurerm_storage_account: both })).toEqual([
    expect.stringContaining("provider.azurerm.hub: violation"),
  ]);
  const azurerm_storage_data_lake_gen2_filesystem = { b: { provider: "${azurerm.hub}" } };
  expect(found(providers, { azurerm_storage_data_lake_gen2_filesystem })).toHaveLength(1);
});

test("an alias that makes no storage has nothing to sign in to", () => {
  const providers = [
    { features: {}, storage_use_azuread: true },
    { alias: "hub", features: {} },
  ];
  const data = { azurerm_log_analytics_workspace: { l: { provider: "azurerm.hub" } } };
  const resource = { azurerm_storage_account: { a: {} } };
  expect(findingsOf(providerStorageEntra, { provider: { azurerm: providers }, resource, data })).toEqual([]);
});

test("a plan tells which provider makes the storage", () => {
  const planned = (provider_config_key: string) =>
    check(
      planOf(
        { "azurerm_storage_account.a": { others: { provider_config_key } } },
        {
          providers: {
            azurerm: {
              name: "azurerm",
              expressions: { features: [{}], storage_use_azuread: { constant_value: true } },
            },
            "azurerm.hub": { name: "azurerm", alias: "hub", expressions: { features: [{}] } },
          },
        },
      ),
      [providerStorageEntra],
    ).outcomes.flatMap(({ findings }) => findings.map(({ resource }) => resource.address));
  expect(planned("azurerm")).toEqual([]);
  expect(planned("module.m:azurerm.hub")).toEqual(["provider.azurerm.hub"]);
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
