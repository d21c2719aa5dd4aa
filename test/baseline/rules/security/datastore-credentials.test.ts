import { datastoreCredentials } from "../../../../baseline/rules/security/datastore-credentials";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(datastoreCredentials, template);

test("a datastore by identity passes", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_datastore_blobstorage: {
          d: { service_data_auth_identity: "WorkspaceUserAssignedIdentity" },
        },
        azurerm_storage_account: { s: {} },
      },
    }),
  ).toEqual([]);
  expect(
    found({
      resource: {
        azurerm_machine_learning_datastore_datalake_gen2: { d: {} },
        azurerm_storage_account: { s: {} },
      },
    }),
  ).toEqual([]);
  expect(
    found({
      resource: {
        azapi_resource: {
          d: {
            type: "Microsoft.MachineLearningServices/workspaces/datastores@2025-12-01",
            body: { properties: { credentials: { credentialsType: "None" } } },
          },
        },
      },
    }),
  ).toEqual([]);
});

test("a key, a SAS and a secret are violations", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_datastore_blobstorage: {
          d: { account_key: "${azurerm_storage_account.s.primary_access_key}" },
        },
        azurerm_storage_account: { s: {} },
      },
    }),
  ).toEqual([
    "azurerm_machine_learning_datastore_blobstorage.d: violation: a credential lies in the datastore: account_key",
  ]);
  expect(
    found({
      resource: {
        azurerm_machine_learning_datastore_fileshare: { d: { shared_access_signature: "text" } },
        azurerm_storage_account: { s: {} },
      },
    }),
  ).toEqual([
    "azurerm_machine_learning_datastore_fileshare.d: violation: a credential lies in the datastore: shared_access_signature",
  ]);
  expect(
    found({
      resource: {
        azurerm_machine_learning_datastore_datalake_gen2: { d: { client_secret: "text" } },
        azurerm_storage_account: { s: {} },
      },
    }),
  ).toEqual([
    "azurerm_machine_learning_datastore_datalake_gen2.d: violation: a credential lies in the datastore: client_secret",
  ]);
});

test("an azapi body is read alike", () => {
  expect(
    found({
      resource: {
        azapi_resource: {
          d: {
            type: "Microsoft.MachineLearningServices/workspaces/datastores@2025-12-01",
            body: { properties: { credentials: { credentialsType: "AccountKey" } } },
          },
        },
      },
    }),
  ).toEqual([
    'azapi_resource.d: violation: body.properties.credentials.credentialsType is "AccountKey": a credential of the data lies in the datastore',
  ]);
  expect(
    found({
      resource: {
        azapi_resource: {
          d: {
            type: "Microsoft.MachineLearningServices/workspaces/datastores@2025-12-01",
            body: { properties: { credentials: { credentialsType: "Sas" } } },
          },
        },
      },
    }),
  ).toEqual([
    'azapi_resource.d: violation: body.properties.credentials.credentialsType is "Sas": a credential of the data lies in the datastore',
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_datastore_blobstorage: { d: { account_key: "${var.x}" } },
        azurerm_storage_account: { s: {} },
      },
    }),
  ).toEqual([
    "azurerm_machine_learning_datastore_blobstorage.d: unknown: can't be told before the plan or apply: a credential lies in the datastore: account_key?",
  ]);
  expect(
    found({
      resource: {
        azapi_resource: {
          d: {
            type: "Microsoft.MachineLearningServices/workspaces/datastores@2025-12-01",
            body: { properties: { credentials: { credentialsType: "${var.x}" } } },
          },
        },
      },
    }),
  ).toEqual([
    "azapi_resource.d: unknown: body.properties.credentials.credentialsType can't be told, var.x is given at plan: perhaps a credential of the data lies in the datastore",
  ]);
});
