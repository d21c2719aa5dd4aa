import { keysInState } from "../../../../baseline/rules/security/keys-in-state";
import { findingsOf } from "../findings";

const SERVICE = { type: "Microsoft.CognitiveServices/accounts@2024-10-01", resource_id: "/a" };

function found(attributes: object, mode: "resource" | "data" | "ephemeral" = "resource"): string[] {
  return findingsOf(keysInState, { [mode]: { azapi_resource_action: { a: { ...SERVICE, ...attributes } } } });
}

test.each([
  "listKeys",
  "listAccountSas",
  "listCredentials",
  "listConnectionStrings",
  "listNotebookAccessToken",
  "ListStorageAccountKeys",
  "sharedKeys",
  "regenerateKey",
  "generateCredentials",
  "onlineEndpoints/e/token",
  "connections/c/listsecrets",
  "listKeys/",
  "/listKeys",
  "getKeys",
  "createApiKey",
  "keys",
  "credentials",
  "triggers/t/listCallbackUrl",
])("%s whose answer is kept is found", (action) => {
  expect(found({ action, response_export_values: ["*"] })).toEqual([
    "azapi_resource_action.a: violation: response_export_values puts the keys that it answers with into the state",
  ]);
});

test("an output that Terraform doesn't show is kept all the same", () => {
  const sensitive_response_export_values = { key: "keys[0].value" };
  expect(found({ action: "listKeys", sensitive_response_export_values })).toEqual([
    expect.stringContaining("violation: sensitive_response_export_values"),
  ]);
});

test("a data source writes into the state, too; what is ephemeral doesn't", () => {
  const kept = { action: "listKeys", response_export_values: ["keys"] };
  expect(found(kept, "data")).toEqual([expect.stringContaining("data.azapi_resource_action.a: violation")]);
  expect(found(kept, "ephemeral")).toEqual([]);
});

test.each([
  ["keeps nothing", { action: "listKeys" }],
  ["keeps an empty list", { action: "listKeys", response_export_values: [] }],
  ["asks for something else", { action: "listUsages", response_export_values: ["*"] }],
  ["writes keys anew elsewhere", { action: "resyncKeys", response_export_values: ["*"] }],
  ["starts something", { action: "provisionManagedNetwork", response_export_values: ["*"] }],
])("an action that %s passes", (_, attributes) => {
  expect(found(attributes)).toEqual([]);
});

test.each([
  ["a storage account", "Microsoft.Storage/storageAccounts", "listKeys"],
  ["a workspace's storage", "Microsoft.MachineLearningServices/workspaces", "listStorageAccountKeys/"],
])("keys of %s are another rule's", (_, type, action) => {
  expect(found({ type: `${type}@2025-01-01`, action, response_export_values: ["*"] })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ action: "${var.x}", response_export_values: ["*"] })).toEqual([
    expect.stringContaining(": unknown: "),
  ]);
  expect(found({ action: "listKeys", response_export_values: "${var.x}" })).toEqual([
    expect.stringContaining(": unknown: "),
  ]);
  expect(found({ action: "${var.x}" })).toEqual([]);
});
