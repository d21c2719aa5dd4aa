import { workspaceReadsStorageEndpoints } from "../../../../baseline/rules/security/workspace-reads-storage-endpoints";
import { findingsOf } from "../findings";
import { role, STORAGE, workspaceWith } from "../rights";

const found = (template: object) => findingsOf(workspaceReadsStorageEndpoints, template);

const endpoint = (part: string) => ({
  private_service_connection: { private_connection_resource_id: STORAGE, subresource_names: [part] },
});
const ENDPOINTS = { azurerm_private_endpoint: { blob: endpoint("blob"), queue: endpoint("queue") } };

test("Reader on the endpoint for blobs passes, and no endpoint is another rule's", () => {
  expect(found(workspaceWith([role("Reader", "${azurerm_private_endpoint.blob.id}")], ENDPOINTS))).toEqual(
    [],
  );
  expect(found(workspaceWith([]))).toEqual([]);
});

test("an endpoint for blobs without it is a violation", () => {
  expect(found(workspaceWith([role("Reader", STORAGE)], ENDPOINTS))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: the workspace's identity can't see azurerm_private_endpoint.blob: Reader is missing",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(workspaceWith([role("Reader", "${var.x}")], ENDPOINTS))).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: the workspace's identity can't see azurerm_private_endpoint.blob: Reader is missing?",
  ]);
});
