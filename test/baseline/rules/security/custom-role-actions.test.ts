import { customRoleActions } from "../../../../baseline/rules/security/custom-role-actions";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(customRoleActions, template);

const custom = (permissions: object) => ({ resource: { azurerm_role_definition: { d: { permissions } } } });
const ML = "Microsoft.MachineLearningServices/workspaces";

test("actions that are named one by one pass, and reading in general", () => {
  expect(found(custom({ actions: [`${ML}/jobs/*`, `${ML}/*/read`, "*/read"], data_actions: [] }))).toEqual(
    [],
  );
});

test("a wildcard over everything, or over a whole provider, is a violation", () => {
  for (const action of [
    "*",
    "Microsoft.Storage/*",
    "*/write",
    "Microsoft.Authorization/roleAssignments/write",
  ]) {
    expect(found(custom({ actions: ["*/read", action] }))).toEqual([
      "azurerm_role_definition.d: violation: permissions[0].actions is something else: it allows more than anybody named",
    ]);
  }
  expect(found(custom({ data_actions: ["*"] }))).toEqual([
    "azurerm_role_definition.d: violation: permissions[0].data_actions is something else: it allows all use of data",
  ]);
});

test("reading keys is a violation", () => {
  for (const action of [
    "Microsoft.Storage/storageAccounts/listKeys/action",
    `${ML}/onlineEndpoints/listKeys/action`,
    "Microsoft.ContainerRegistry/registries/listCredentials/action",
    `${ML}/onlineEndpoints/regenerateKeys/action`,
  ]) {
    expect(found(custom({ actions: [action] }))).toEqual([
      "azurerm_role_definition.d: violation: permissions[0].actions is something else: it reads keys",
    ]);
  }
});

test("azapi is read alike", () => {
  const azapi = (actions: readonly string[]) => ({
    resource: {
      azapi_resource: {
        d: {
          type: "Microsoft.Authorization/roleDefinitions@2022-04-01",
          body: { properties: { permissions: [{ actions }] } },
        },
      },
    },
  });
  expect(found(azapi(["*"]))).toHaveLength(1);
  expect(found(azapi(["*/read"]))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(custom({ actions: "${var.x}" }))).toEqual([
    "azurerm_role_definition.d: unknown: permissions[0].actions can't be told, var.x is given at plan: perhaps it allows more than anybody named",
    "azurerm_role_definition.d: unknown: permissions[0].actions can't be told, var.x is given at plan: perhaps it reads keys",
  ]);
});

test.each([
  "Microsoft.Storage/storageAccounts/*",
  "Microsoft.Storage/*/action",
  "Microsoft.*/*",
  "Microsoft.MachineLearningServices/workspaces/*",
  "Microsoft.Storage/storageAccounts/list*/action",
  "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write",
  "Microsoft.ContainerRegistry/registries/generateCredentials/action",
  "Microsoft.Resources/deployments/write",
])("%s allows more than its name says", (action) => {
  expect(found(custom({ actions: [action], data_actions: [] }))).not.toEqual([]);
});
