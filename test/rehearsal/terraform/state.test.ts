import { addressWithId, armIdOf, readState } from "../../../rehearsal/terraform/state";
import { fakeSession, GROUP } from "../faults/fake-session";

const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stchurn`;

function resource(address: string, id: string, mode = "managed"): object {
  return { address, mode, type: /([a-z_]+)\.[^.]+$/.exec(address)?.[1], name: "x", values: { id } };
}

async function read(state: unknown) {
  const session = await fakeSession({ show: () => ({ text: JSON.stringify(state) }) });
  try {
    return await readState(session);
  } finally {
    await session.close();
  }
}

test("the state is read through all modules, without data sources", async () => {
  const state = await read({
    values: {
      root_module: {
        resources: [
          resource("azurerm_resource_group.a", GROUP),
          resource("azurerm_client_config.me", "/x", "data"),
        ],
        child_modules: [
          {
            resources: [resource("module.m.azurerm_storage_account.b", ACCOUNT)],
            child_modules: [{ resources: [resource("module.m.module.n.terraform_data.c", "some-guid")] }],
          },
        ],
      },
    },
  });
  expect(state.map(({ address, type, id }) => [address, type, id])).toEqual([
    ["azurerm_resource_group.a", "azurerm_resource_group", GROUP],
    ["module.m.azurerm_storage_account.b", "azurerm_storage_account", ACCOUNT],
    ["module.m.module.n.terraform_data.c", "terraform_data", "some-guid"],
  ]);
});

test("where there is no state yet, it is empty", async () => {
  expect(await read({ format_version: "1.0" })).toEqual([]);
});

test("an id that is none of Azure's leads to no object", () => {
  expect(armIdOf("terraform_data", "4f1e")).toBeUndefined();
  expect(armIdOf("azurerm_storage_account", undefined)).toBeUndefined();
  expect(armIdOf("azurerm_role_assignment", `${ACCOUNT}|tenant`)).toBe(ACCOUNT);
});

test("the address of an object is the one that owns it, not one that writes to a part of it", () => {
  const state = [
    { address: "azapi_update_resource.b", type: "azapi_update_resource", attributes: {}, id: ACCOUNT },
    { address: "azurerm_storage_account.a", type: "azurerm_storage_account", attributes: {}, id: ACCOUNT },
  ];
  expect(addressWithId(state, ACCOUNT.toLowerCase())).toBe("azurerm_storage_account.a");
  expect(addressWithId(state, GROUP)).toBeUndefined();
});
