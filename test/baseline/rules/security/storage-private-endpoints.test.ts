import { storagePrivateEndpoints } from "../../../../baseline/rules/security/storage-private-endpoints";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(storagePrivateEndpoints, template);

const endpoint = (part: string, target = "${azurerm_storage_account.x.id}") => ({
  private_service_connection: { private_connection_resource_id: target, subresource_names: [part] },
});

function estate(endpoints: Readonly<Record<string, object>>, others: object = {}) {
  return {
    resource: {
      azurerm_machine_learning_workspace: {
        w: { name: "mlw", storage_account_id: "${azurerm_storage_account.x.id}" },
      },
      azurerm_storage_account: { x: { name: "x" } },
      azurerm_private_endpoint: endpoints,
      ...others,
    },
  };
}

const ALL = {
  blob: endpoint("blob"),
  file: endpoint("file"),
};

test("an endpoint for each part passes", () => {
  expect(found(estate(ALL))).toEqual([]);
});

test("each part without one is a violation", () => {
  expect(found(estate({}))).toEqual([
    "azurerm_storage_account.x: violation: the storage account has no private endpoint for blob",
    "azurerm_storage_account.x: violation: the storage account has no private endpoint for file",
  ]);
});

test("an endpoint to something else doesn't count", () => {
  expect(found(estate({ ...ALL, blob: endpoint("blob", "/subscriptions/s/other") }))).toEqual([
    "azurerm_storage_account.x: violation: the storage account has no private endpoint for blob",
  ]);
  expect(found(estate({ ...ALL, blob: endpoint("other") }))).toHaveLength(1);
});

test("an endpoint that may not be there, or leads nobody knows where, makes it unknown", () => {
  const unknown =
    "azurerm_storage_account.x: unknown: can't be told before the plan or apply: the storage account has no private endpoint for blob?";
  expect(found(estate({ ...ALL, blob: { ...endpoint("blob"), count: "${var.n}" } }))).toEqual([unknown]);
  expect(found(estate({ ...ALL, blob: endpoint("blob", "${var.target}") }))).toEqual([unknown]);
});

test("an azapi endpoint is read alike", () => {
  const { blob: _, ...others } = ALL;
  const properties = {
    privateLinkServiceConnections: [
      { properties: { privateLinkServiceId: "${azurerm_storage_account.x.id}", groupIds: ["blob"] } },
    ],
  };
  const type = "Microsoft.Network/privateEndpoints@2025-01-01";
  expect(found(estate(others, { azapi_resource: { e: { type, body: { properties } } } }))).toEqual([]);
});

test("without a workspace in the input nothing is asked", () => {
  expect(found({ resource: { azurerm_storage_account: { x: { name: "x" } } } })).toEqual([]);
});

test("a data lake needs blob and dfs, another account blob alone", () => {
  const workspaces = { azurerm_machine_learning_workspace: { w: { name: "mlw" } } };
  expect(
    found({ resource: { ...workspaces, azurerm_storage_account: { l: { is_hns_enabled: true } } } }),
  ).toEqual([
    "azurerm_storage_account.l: violation: the storage account has no private endpoint for blob",
    "azurerm_storage_account.l: violation: the storage account has no private endpoint for dfs",
  ]);
  expect(found({ resource: { ...workspaces, azurerm_storage_account: { o: {} } } })).toEqual([
    "azurerm_storage_account.o: violation: the storage account has no private endpoint for blob",
  ]);
  expect(
    found({ resource: { ...workspaces, azurerm_storage_account: { f: { account_kind: "FileStorage" } } } }),
  ).toEqual(["azurerm_storage_account.f: violation: the storage account has no private endpoint for file"]);
});
