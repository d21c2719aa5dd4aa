import { storageQueueTableEndpoints } from "../../../../baseline/rules/security/storage-queue-table-endpoints";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(storageQueueTableEndpoints, template);

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
  queue: endpoint("queue"),
  table: endpoint("table"),
};

test("an endpoint for each part passes", () => {
  expect(found(estate(ALL))).toEqual([]);
});

test("each part without one is a violation", () => {
  expect(found(estate({}))).toEqual([
    "azurerm_storage_account.x: violation: the workspace's storage account has no private endpoint for queue",
    "azurerm_storage_account.x: violation: the workspace's storage account has no private endpoint for table",
  ]);
});

test("an endpoint to something else doesn't count", () => {
  expect(found(estate({ ...ALL, queue: endpoint("queue", "/subscriptions/s/other") }))).toEqual([
    "azurerm_storage_account.x: violation: the workspace's storage account has no private endpoint for queue",
  ]);
  expect(found(estate({ ...ALL, queue: endpoint("other") }))).toHaveLength(1);
});

test("an endpoint that may not be there, or leads nobody knows where, makes it unknown", () => {
  const unknown =
    "azurerm_storage_account.x: unknown: can't be told before the plan or apply: the workspace's storage account has no private endpoint for queue?";
  expect(found(estate({ ...ALL, queue: { ...endpoint("queue"), count: "${var.n}" } }))).toEqual([unknown]);
  expect(found(estate({ ...ALL, queue: endpoint("queue", "${var.target}") }))).toEqual([unknown]);
});

test("an azapi endpoint is read alike", () => {
  const { queue: _, ...others } = ALL;
  const properties = {
    privateLinkServiceConnections: [
      { properties: { privateLinkServiceId: "${azurerm_storage_account.x.id}", groupIds: ["queue"] } },
    ],
  };
  const type = "Microsoft.Network/privateEndpoints@2025-01-01";
  expect(found(estate(others, { azapi_resource: { e: { type, body: { properties } } } }))).toEqual([]);
});

test("without a workspace in the input nothing is asked", () => {
  expect(found({ resource: { azurerm_storage_account: { x: { name: "x" } } } })).toEqual([]);
});
