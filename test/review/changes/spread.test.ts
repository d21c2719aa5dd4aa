import { changesBetween, configuration, kinds, type Resources } from "../two-sides";
import { ACCOUNT, ASSIGNMENT, GROUP } from "./account";

const NEW_ACCOUNT = { ...ACCOUNT, name: "sttwo" };

/** What happens to `others` when the account `a` gets another name. */
function whenReplaced(others: Resources, more: Record<string, unknown> = {}) {
  const base = configuration({ "azurerm_storage_account.a": ACCOUNT, ...others }, more);
  const head = configuration({ "azurerm_storage_account.a": NEW_ACCOUNT, ...others }, more);
  const { "azurerm_storage_account.a": own, ...rest } = kinds(changesBetween(base, head));
  expect(own).toBe("replace");
  return rest;
}

describe("what refers to a replaced resource", () => {
  test.each<[string, Resources, Record<string, string>]>([
    [
      "is replaced where its id forces a new one",
      { "azurerm_role_assignment.r": ASSIGNMENT },
      { "azurerm_role_assignment.r": "replace" },
    ],
    [
      "is changed in place where its id may change",
      {
        "azurerm_resource_group.g": { ...GROUP, tags: { account: "${azurerm_storage_account.a.id}" } },
      },
      { "azurerm_resource_group.g": "update" },
    ],
    [
      "stays where it names what is written and stays the same",
      { "azurerm_resource_group.g": { ...GROUP, name: "rg-${azurerm_storage_account.a.account_tier}" } },
      {},
    ],
    [
      "is replaced where it names what is written and changes",
      { "azurerm_resource_group.g": { ...GROUP, name: "rg-${azurerm_storage_account.a.name}" } },
      { "azurerm_resource_group.g": "replace" },
    ],
    [
      "stays where it only waits",
      { "azurerm_resource_group.g": { ...GROUP, depends_on: ["azurerm_storage_account.a"] } },
      {},
    ],
    [
      "stays where Terraform is to ignore the attribute",
      { "azurerm_role_assignment.r": { ...ASSIGNMENT, lifecycle: { ignore_changes: ["scope"] } } },
      {},
    ],
    [
      "stays where Terraform is to ignore everything",
      { "azurerm_role_assignment.r": { ...ASSIGNMENT, lifecycle: { ignore_changes: "all" } } },
      {},
    ],
    [
      "follows whether it creates first or not",
      {
        "azurerm_role_assignment.r": { ...ASSIGNMENT, lifecycle: { create_before_destroy: true } },
      },
      { "azurerm_role_assignment.r": "replace" },
    ],
    [
      "is replaced by replace_triggered_by",
      {
        "azurerm_resource_group.g": {
          ...GROUP,
          lifecycle: { replace_triggered_by: ["azurerm_storage_account.a"] },
        },
      },
      { "azurerm_resource_group.g": "replace" },
    ],
    [
      "is replaced by replace_triggered_by on its id, written as an expression",
      {
        "azurerm_resource_group.g": {
          ...GROUP,
          lifecycle: { replace_triggered_by: ["${azurerm_storage_account.a.id}"] },
        },
      },
      { "azurerm_resource_group.g": "replace" },
    ],
    [
      "stays where replace_triggered_by names an attribute that stays",
      {
        "azurerm_resource_group.g": {
          ...GROUP,
          lifecycle: { replace_triggered_by: ["azurerm_storage_account.a.account_tier"] },
        },
      },
      {},
    ],
    [
      "hands it on, three resources far",
      {
        "azurerm_resource_group.g": { ...GROUP, name: "${azurerm_storage_account.a.id}" },
        "azurerm_user_assigned_identity.i": {
          name: "i",
          location: "westeurope",
          resource_group_name: "${azurerm_resource_group.g.name}",
        },
        "azurerm_role_assignment.r": {
          ...ASSIGNMENT,
          scope: "/",
          principal_id: "${azurerm_user_assigned_identity.i.principal_id}",
        },
      },
      {
        "azurerm_resource_group.g": "replace",
        "azurerm_user_assigned_identity.i": "replace",
        "azurerm_role_assignment.r": "replace",
      },
    ],
    [
      "ends in a circle, which Terraform refuses",
      {
        "azurerm_resource_group.g": {
          ...GROUP,
          tags: { a: "${azurerm_storage_account.a.id}", b: "${azurerm_resource_group.h.id}" },
        },
        "azurerm_resource_group.h": { ...GROUP, tags: { a: "${azurerm_resource_group.g.tags}" } },
      },
      { "azurerm_resource_group.g": "update", "azurerm_resource_group.h": "update" },
    ],
    [
      "follows through a data source that is asked by its id",
      {
        "data.azurerm_storage_account.d": {
          name: "x",
          resource_group_name: "${azurerm_storage_account.a.id}",
        },
        "azurerm_role_assignment.r": { ...ASSIGNMENT, scope: "${data.azurerm_storage_account.d.id}" },
      },
      { "azurerm_role_assignment.r": "replace" },
    ],
  ])("%s", (_, others, expected) => {
    expect(whenReplaced(others)).toEqual(expected);
  });

  test("is replaced through a local", () => {
    const locals = {
      locals: { id: "${azurerm_storage_account.a.id}", tier: "${azurerm_storage_account.a.account_tier}" },
    };
    expect(
      whenReplaced(
        {
          "azurerm_role_assignment.r": { ...ASSIGNMENT, scope: "${local.id}" },
          "azurerm_resource_group.g": { ...GROUP, name: "${local.tier}" },
        },
        locals,
      ),
    ).toEqual({ "azurerm_role_assignment.r": "replace" });
  });

  test("says which attribute gets another value, and because of what", () => {
    const base = configuration({
      "azurerm_storage_account.a": ACCOUNT,
      "azurerm_role_assignment.r": ASSIGNMENT,
    });
    const head = configuration({
      "azurerm_storage_account.a": NEW_ACCOUNT,
      "azurerm_role_assignment.r": ASSIGNMENT,
    });
    const change = changesBetween(base, head).find(({ address }) => address === "azurerm_role_assignment.r");
    expect(change).toMatchObject({
      replacedWith: "azurerm_storage_account.a",
      attributes: [
        {
          path: "scope",
          before: { state: "known", value: "${azurerm_storage_account.a.id}" },
          after: { state: "unknown" },
          replaces: true,
        },
      ],
    });
  });

  test("isn't blamed for what is replaced by itself", () => {
    const base = configuration({
      "azurerm_storage_account.a": ACCOUNT,
      "azurerm_role_assignment.r": ASSIGNMENT,
    });
    const head = configuration({
      "azurerm_storage_account.a": NEW_ACCOUNT,
      "azurerm_role_assignment.r": { ...ASSIGNMENT, principal_id: "00000000-0000-0000-0000-000000000002" },
    });
    const change = changesBetween(base, head).find(({ address }) => address === "azurerm_role_assignment.r");
    expect(change?.replacedWith).toBeUndefined();
    expect(change?.attributes.map(({ path }) => path)).toEqual(["principal_id", "scope"]);
  });
});
