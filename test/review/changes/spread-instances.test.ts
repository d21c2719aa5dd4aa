import { changesBetween, configuration, kinds } from "../two-sides";
import { ACCOUNT, ASSIGNMENT, GROUP } from "./account";

describe("instances of a block", () => {
  const ROLES = {
    "azurerm_role_assignment.one": { ...ASSIGNMENT, scope: '${azurerm_storage_account.all["one"].id}' },
    "azurerm_role_assignment.two": { ...ASSIGNMENT, scope: '${azurerm_storage_account.all["two"].id}' },
    "azurerm_resource_group.g": { ...GROUP, name: '${azurerm_storage_account.all["one"].account_tier}' },
  };
  const accounts = (one: string, ...others: readonly string[]) => ({
    "azurerm_storage_account.all": {
      ...ACCOUNT,
      for_each: Object.fromEntries([["one", one], ...others.map((name) => [name, `st${name}`])]),
      name: "${each.value}",
    },
  });

  test("only those follow that refer to the replaced one, and by what isn't written", () => {
    const base = configuration({ ...accounts("stone", "two"), ...ROLES });
    const head = configuration({ ...accounts("stnew", "two"), ...ROLES });
    expect(kinds(changesBetween(base, head))).toEqual({
      'azurerm_storage_account.all["one"]': "replace",
      "azurerm_role_assignment.one": "replace",
    });
  });

  test("one more is a change of whoever names them all, and of nobody else", () => {
    const all = { ...GROUP, tags: { all: '${join(",", values(azurerm_storage_account.all)[*].id)}' } };
    const others = { ...ROLES, "azurerm_resource_group.all": all };
    const base = configuration({ ...accounts("stone", "two"), ...others });
    const head = configuration({ ...accounts("stone", "two", "three"), ...others });
    expect(kinds(changesBetween(base, head))).toEqual({
      'azurerm_storage_account.all["three"]': "create",
      "azurerm_resource_group.all": "update",
    });
    expect(kinds(changesBetween(head, base))).toEqual({
      'azurerm_storage_account.all["three"]': "destroy",
      "azurerm_resource_group.all": "update",
    });
  });
});

describe("an identity inside a block", () => {
  const cluster = (identity: unknown) => ({
    "azurerm_storage_account.a": { ...ACCOUNT, ...(identity === undefined ? {} : { identity }) },
    "azurerm_role_assignment.r": {
      ...ASSIGNMENT,
      scope: "/",
      principal_id: "${azurerm_storage_account.a.identity[0].principal_id}",
    },
  });
  const SYSTEM = { type: "SystemAssigned" };

  test("keeps its principal where another identity comes beside it", () => {
    const both = { type: "SystemAssigned, UserAssigned", identity_ids: ["/x"] };
    const changes = changesBetween(configuration(cluster(SYSTEM)), configuration(cluster(both)));
    expect(kinds(changes)).toEqual({ "azurerm_storage_account.a": "update" });
  });

  test("gets a principal where there was no block", () => {
    const changes = changesBetween(configuration(cluster(undefined)), configuration(cluster(SYSTEM)));
    expect(kinds(changes)).toEqual({
      "azurerm_storage_account.a": "update",
      "azurerm_role_assignment.r": "replace",
    });
  });
});

test("a thousand workspaces with all that refers to them: one is replaced, with its own alone", () => {
  const resources = (name: string) => {
    const all: Record<string, Record<string, unknown>> = {};
    for (let index = 0; index < 1_000; index += 1) {
      all[`azurerm_storage_account.a${index}`] = { ...ACCOUNT, name: index === 7 ? name : `st${index}` };
      for (let role = 0; role < 15; role += 1) {
        all[`azurerm_role_assignment.r${index}_${role}`] = {
          ...ASSIGNMENT,
          role_definition_name: `role ${role}`,
          scope: `\${azurerm_storage_account.a${index}.id}`,
          lifecycle: { replace_triggered_by: [`azurerm_storage_account.a${index}.identity`] },
        };
      }
    }
    return configuration(all);
  };
  const changes = changesBetween(resources("st7"), resources("stother"));
  expect(changes).toHaveLength(16);
  expect(changes.every(({ kind }) => kind === "replace")).toBe(true);
});
