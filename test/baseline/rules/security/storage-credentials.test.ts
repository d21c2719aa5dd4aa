import { check } from "../../../../baseline/check/check";
import { storageCredentials } from "../../../../baseline/rules/security/storage-credentials";
import { planOf } from "../../graph/plan-of";
import { findingsOf, resources } from "../findings";

const ACCOUNT = { azurerm_storage_account: { a: { name: "sta" } } };
const KEY = "${azurerm_storage_account.a.primary_access_key}";

const beside = (byType: Record<string, Record<string, object>>, data: object = {}, locals: object = {}) =>
  findingsOf(storageCredentials, { ...resources({ ...ACCOUNT, ...byType }), data, locals });

const action = (attributes: object) =>
  beside({
    azapi_resource_action: {
      x: {
        type: "Microsoft.Storage/storageAccounts@2025-01-01",
        resource_id: "${azurerm_storage_account.a.id}",
        ...attributes,
      },
    },
  });

test("what refers to an account by its id or endpoint passes", () => {
  const container = { name: "c", storage_account_id: "${azurerm_storage_account.a.id}" };
  const app = { settings: { url: "${azurerm_storage_account.a.primary_blob_endpoint}" } };
  expect(beside({ azurerm_storage_container: { c: container }, azurerm_linux_web_app: { w: app } })).toEqual(
    [],
  );
});

test.each(["azurerm_storage_account_sas", "azurerm_storage_account_blob_container_sas"])(
  "a token of data.%s is found once",
  (type) => {
    const connection_string = "${azurerm_storage_account.a.primary_connection_string}";
    expect(beside({}, { [type]: { s: { connection_string } } })).toEqual([
      `data.${type}.s: violation: a SAS token, signed with the account's key, lies in the state`,
    ]);
  },
);

test.each([
  ["alone", KEY],
  ["inside of a text", `AccountName=sta;AccountKey=${KEY}`],
  ["of the second kind", "${azurerm_storage_account.a.secondary_blob_connection_string}"],
  ["through a local", "${local.key}"],
])("a key that is handed on is found: %s", (_what, storage_account_access_key) => {
  const found = beside(
    { azurerm_linux_function_app: { f: { storage_account_access_key } } },
    {},
    { key: KEY },
  );
  expect(found).toEqual([
    "azurerm_linux_function_app.f: violation: storage_account_access_key takes a key of azurerm_storage_account.a",
  ]);
});

test("so is the key of an account that is only looked up", () => {
  const data = { azurerm_storage_account: { x: { name: "stx", resource_group_name: "rg" } } };
  const key = "${data.azurerm_storage_account.x.primary_access_key}";
  for (const value of [key, `AccountKey=${key}`]) {
    expect(beside({ azurerm_key_vault_secret: { s: { name: "s", value } } }, data)).toEqual([
      "azurerm_key_vault_secret.s: violation: value takes a key of data.azurerm_storage_account.x",
    ]);
  }
});

test.each([
  ["alone", KEY],
  ["inside of a text", `AccountKey=${KEY}`],
  ["through a local", "${local.keys.a}"],
  ["through a local that is the account", "${local.account.primary_access_key}"],
  ["of one of several", '${azurerm_storage_account.a["x"].secondary_access_key}'],
])("an output that hands on a key is found: %s", (_, value) => {
  const locals = { keys: { a: KEY }, account: "${azurerm_storage_account.a}" };
  expect(findingsOf(storageCredentials, { resource: ACCOUNT, locals, output: { k: { value } } })).toEqual([
    "output.k: violation: value hands on a key of azurerm_storage_account.a",
  ]);
});

test("an output of anything else of an account passes", () => {
  for (const attribute of ["id", "primary_blob_endpoint", "name"]) {
    const output = { k: { value: `\${azurerm_storage_account.a.${attribute}}` } };
    expect(findingsOf(storageCredentials, { resource: ACCOUNT, output })).toEqual([]);
  }
});

test("a plan's outputs are read, too", () => {
  const planned = (...references: string[]) =>
    check(planOf({}, { outputs: { k: { expression: { references } } } }), [
      storageCredentials,
    ]).outcomes.flatMap(({ findings }) => findings.map(({ resource }) => resource.address));
  const account = "azurerm_storage_account.a";
  expect(planned(`${account}.primary_access_key`, account)).toEqual(["output.k"]);
  expect(planned(`${account}.id`, account)).toEqual([]);
});

test("a vault that keeps the key, and gives out tokens, is found", () => {
  const found = beside({
    azurerm_key_vault_managed_storage_account: { m: { storage_account_key: "key1" } },
    azurerm_key_vault_managed_storage_account_sas_token_definition: { t: { sas_type: "account" } },
  });
  expect(found).toEqual([
    expect.stringContaining("the vault keeps the account's key"),
    expect.stringContaining("the vault keeps the account's key"),
  ]);
});

test("an action that fetches keys or tokens is found, another isn't", () => {
  for (const name of ["listKeys", "listKeys/", "listAccountSas", "ListServiceSas", "regenerateKey"]) {
    expect(action({ action: name })).toEqual([expect.stringContaining("it fetches what opens the account")]);
  }
  const type = "Microsoft.MachineLearningServices/workspaces@2025-12-01";
  expect(action({ type, action: "listStorageAccountKeys" })).toHaveLength(1);
  expect(action({ type, action: "resyncKeys" })).toEqual([]);
  expect(action({ action: "failover" })).toEqual([]);
  expect(action({ method: "GET" })).toEqual([]);
});

test("datastores have a rule of their own", () => {
  const type = "azurerm_machine_learning_datastore_blobstorage";
  expect(beside({ [type]: { d: { account_key: KEY } } })).toEqual([]);
});
