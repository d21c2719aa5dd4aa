import { type ChangedResource, changeTable, losses } from "../../../rehearsal/changes/change-table";
import { ofAzapi } from "../../../rehearsal/changes/replayed-changes";
import { resourcesOf } from "../../../rehearsal/terraform/template-facts";
import { folderOf } from "../fake-terraform";

const WORKSPACE = "Microsoft.MachineLearningServices/workspaces";
const none = new Map();

function table(...planned: readonly [address: string, action: string][]): ChangedResource[] {
  return changeTable(
    planned.map(([address, action]) => ({ address, action })),
    none,
  );
}

describe("the table of a change", () => {
  test("has the worst first, and within a kind the addresses in order", () => {
    const changed = table(
      ["azurerm_subnet.b", "create"],
      ["azurerm_subnet.c", "update"],
      ["azurerm_subnet.d", "delete"],
      ["azurerm_subnet.z", "replace"],
      ["azurerm_subnet.a", "create"],
      ["azurerm_subnet.y", "replace"],
    );
    expect(changed.map(({ kind, address }) => `${kind} ${address.slice(-1)}`)).toEqual([
      "replace y",
      "replace z",
      "delete d",
      "update c",
      "create a",
      "create b",
    ]);
  });

  test.each(["read", "noop", "move"])("leaves out what changes nothing: %s", (action) => {
    expect(table(["data.azurerm_client_config.me", action])).toEqual([]);
  });

  test.each([
    ["replace", "data"],
    ["delete", "data"],
    ["update", undefined],
    ["create", undefined],
  ])("says what is lost with a storage account: %s loses %s", (action, loses) => {
    expect(table(["azurerm_storage_account.data", action])[0]?.loses).toBe(loses);
  });

  test("a subnet loses nothing", () => {
    expect(table(["azurerm_subnet.a", "replace"])).toEqual([
      { address: "azurerm_subnet.a", kind: "replace" },
    ]);
  });

  test.each([
    "azurerm_storage_account.data[0]",
    'azurerm_storage_account.data["a.b"]',
    "module.a.azurerm_storage_account.data",
    'module.a["x.y"].module.b[1].azurerm_storage_account.data["module.c.d"]',
  ])("knows the type of %s", (address) => {
    expect(table([address, "delete"])[0]?.loses).toBe("data");
  });

  test("knows by its attributes what an azapi resource is, one of several too", () => {
    const type = `${WORKSPACE}@2025-06-01`;
    const { folder } = folderOf({
      "cdk.tf.json": { resource: { azapi_resource: { main: { type, for_each: "${toset([])}" } } } },
    });
    const planned = [{ address: 'azapi_resource.main["a"]', action: "replace" }];
    expect(changeTable(planned, resourcesOf(folder))[0]?.loses).toBe("data");
    expect(changeTable(planned, none)[0]?.loses).toBeUndefined();
  });
});

describe("what must not be lost", () => {
  const changed = table(
    ["azurerm_storage_account.a", "replace"],
    ["azurerm_key_vault.b", "delete"],
    ["x.y", "delete"],
  );

  test("is said with what goes", () => {
    expect(losses(changed, [])).toEqual([
      "azurerm_storage_account.a: would replace, and its data with it",
      "azurerm_key_vault.b: would delete, and its data with it",
    ]);
  });

  test("may go if it is allowed by name, and nothing else with it", () => {
    expect(losses(changed, ["azurerm_storage_account.a"])).toHaveLength(1);
    expect(losses(changed, ["azurerm_storage_account"])).toHaveLength(2);
    expect(losses(changed, ["azurerm_storage_account.a", "azurerm_key_vault.b"])).toEqual([]);
  });
});

describe("what is planned for terraform_data that stands for azapi", () => {
  const replayed = [
    {
      address: "azapi_resource.main",
      azapiType: "azapi_resource",
      armType: WORKSPACE,
      as: ["terraform_data.main", "terraform_data.main-request"],
    },
    {
      address: "azapi_update_resource.sku",
      azapiType: "azapi_update_resource",
      armType: WORKSPACE,
      as: ["terraform_data.sku"],
    },
  ] as const;
  const said = (...planned: readonly [address: string, action: string][]) =>
    ofAzapi(
      planned.map(([address, action]) => ({ address, action })),
      replayed,
    ).map(({ address, action }) => `${action} ${address}`);

  test("is an update where only the request comes again", () => {
    expect(said(["terraform_data.main-request", "replace"])).toEqual(["update azapi_resource.main"]);
    expect(said(["terraform_data.sku", "replace"])).toEqual(["update azapi_update_resource.sku"]);
  });

  test("is a replacement where the object is replaced, and is said once", () => {
    expect(said(["terraform_data.main-request", "replace"], ["terraform_data.main", "replace"])).toEqual([
      "replace azapi_resource.main",
    ]);
    expect(said(["terraform_data.main", "delete"], ["terraform_data.main-request", "delete"])).toEqual([
      "delete azapi_resource.main",
    ]);
  });

  test("keeps the keys, and leaves alone what stands for itself", () => {
    expect(said(['terraform_data.main["a"]', "create"], ["terraform_data.own", "replace"])).toEqual([
      'create azapi_resource.main["a"]',
      "replace terraform_data.own",
    ]);
  });
});
