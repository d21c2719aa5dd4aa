import { rolesBeforeWorkspace } from "../../../../baseline/rules/security/roles-before-workspace";
import { findingsOf } from "../findings";
import { principal, REGISTRY, role, STORAGE, workspaceWith } from "../rights";

const found = (template: object) => findingsOf(rolesBeforeWorkspace, template);

const ROLES = [role("Reader", STORAGE), role("AcrPush", REGISTRY)];
const waiting = (...names: readonly string[]) => workspaceWith(ROLES, {}, { depends_on: names });

test("waiting for each role passes, through a sleep as well", () => {
  expect(found(waiting("azurerm_role_assignment.a0", "azurerm_role_assignment.a1"))).toEqual([]);
  const sleep = {
    time_sleep: { s: { depends_on: ["azurerm_role_assignment.a0", "azurerm_role_assignment.a1"] } },
  };
  expect(found(workspaceWith(ROLES, sleep, { depends_on: ["time_sleep.s"] }))).toEqual([]);
});

test("a role that isn't waited for is a violation", () => {
  expect(found(waiting("azurerm_role_assignment.a0"))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: the workspace doesn't wait for azurerm_role_assignment.a1, a role of its identity",
  ]);
  expect(found(workspaceWith(ROLES))).toHaveLength(2);
});

test("roles of others, on something else, or behind a module are not asked", () => {
  const other = role("Reader", "/subscriptions/s/other");
  expect(found(workspaceWith([other, role("AcrPull", REGISTRY, principal("c"))]))).toEqual([]);
  expect(found(waiting("module.roles"))).toEqual([]);
});
