import { storageDiagnostics } from "../../../../baseline/rules/operations/storage-diagnostics";
import { allOf, foundWith } from "../diagnostics";
import { findingsOf, resources } from "../findings";

const ADDRESS = "azurerm_storage_account.a";
const SERVICES = ["blob", "file", "queue", "table"];

const service = (name: string, changes: object = {}) =>
  allOf(ADDRESS, name, {
    target_resource_id: `\${${ADDRESS}.id}/${name}Services/default`,
    enabled_metric: [{ category: "Transaction" }],
    ...changes,
  });
const account = allOf(ADDRESS, "account", {
  enabled_log: undefined,
  enabled_metric: [{ category: "Transaction" }],
});
const all = Object.assign({ ...account }, ...SERVICES.map((name) => service(name)));
const found = (settings: Record<string, object>, attributes?: object) =>
  foundWith(storageDiagnostics, "azurerm_storage_account", settings, attributes);

test("a setting on the account and on each service passes", () => {
  expect(found(all)).toEqual([]);
});

test("a setting on the account alone leaves the logs of every service out", () => {
  expect(found(account)).toHaveLength(2 * SERVICES.length);
});

test.each(SERVICES)("a setting that the %s service lacks is found", (name) => {
  const { [name]: _gone, ...others } = all;
  expect(found(others)).toEqual([
    expect.stringContaining(`Log Analytics doesn't get all logs of the ${name} service`),
    expect.stringContaining(`Log Analytics doesn't get the metrics of the ${name} service`),
  ]);
});

test("each category by its name is as good as all of them", () => {
  const byName = ["StorageRead", "StorageWrite", "StorageDelete"].map((category) => ({ category }));
  expect(found({ ...all, ...service("blob", { enabled_log: byName }) })).toEqual([]);
  expect(found({ ...all, ...service("blob", { enabled_log: byName.slice(1) }) })).toHaveLength(1);
});

test("the metrics of the account itself are wanted, too", () => {
  const { account: _gone, ...others } = all;
  expect(found(others)).toEqual([expect.stringContaining("the metrics of the account")]);
});

test("a premium account for files has that service only", () => {
  expect(found({ ...account, ...service("file") }, { account_kind: "FileStorage" })).toEqual([]);
});

test("a service that azapi writes as a resource of its own counts", () => {
  const blobs = {
    type: "Microsoft.Storage/storageAccounts/blobServices@2025-01-01",
    parent_id: `\${${ADDRESS}.id}`,
    body: {},
  };
  const settings = { ...all, ...service("blob", { target_resource_id: "${azapi_resource.blobs.id}" }) };
  expect(
    findingsOf(
      storageDiagnostics,
      resources({
        azurerm_log_analytics_workspace: { logs: {} },
        azurerm_storage_account: { a: {} },
        azapi_resource: { blobs },
        azurerm_monitor_diagnostic_setting: settings,
      }),
    ),
  ).toEqual([]);
});

test("the place of the Terraform state is there before any Log Analytics workspace", () => {
  const state = {
    azurerm_storage_account: { state: {} },
    azurerm_storage_container: {
      state: { name: "tfstate", storage_account_id: "${azurerm_storage_account.state.id}" },
    },
  };
  expect(findingsOf(storageDiagnostics, resources(state))).toEqual([]);
  const withLogs = { ...state, azurerm_log_analytics_workspace: { logs: {} } };
  expect(findingsOf(storageDiagnostics, resources(withLogs))).not.toEqual([]);
  const withWorkspace = { ...state, azurerm_machine_learning_workspace: { w: {} } };
  expect(findingsOf(storageDiagnostics, resources(withWorkspace))).not.toEqual([]);
});
