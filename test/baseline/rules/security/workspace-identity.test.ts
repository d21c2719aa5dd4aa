import { workspaceIdentity } from "../../../../baseline/rules/security/workspace-identity";
import { findingsOf } from "../findings";
import { azapiWorkspace, patch, workspace } from "../machine-learning";

const IDENTITY = {
  identity: { type: "UserAssigned", identity_ids: ["${azurerm_user_assigned_identity.a.id}"] },
  primary_user_assigned_identity: "${azurerm_user_assigned_identity.a.id}",
};
const IDENTITIES = { azurerm_user_assigned_identity: { a: {}, b: {} } };
const found = (template: object) => findingsOf(workspaceIdentity, template);

test("one user-assigned identity that is the primary one passes", () => {
  expect(found(workspace(IDENTITY, IDENTITIES))).toEqual([]);
  expect(
    found(
      azapiWorkspace(
        { primaryUserAssignedIdentity: "/ids/a" },
        { identity: [{ type: "UserAssigned", identity_ids: ["/ids/A"] }] },
      ),
    ),
  ).toEqual([]);
});

test("another kind of identity is a violation, and so is none", () => {
  expect(found(workspace({ identity: { type: "SystemAssigned" } }))).toEqual([
    'azurerm_machine_learning_workspace.w: violation: identity.type is "SystemAssigned": the workspace has an identity of another kind than the one with its roles',
    "azurerm_machine_learning_workspace.w: violation: no user-assigned identity is named",
    "azurerm_machine_learning_workspace.w: violation: no identity is named as the primary one",
  ]);
  expect(found(workspace({}))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: identity.type is missing: the workspace has an identity of another kind than the one with its roles",
    "azurerm_machine_learning_workspace.w: violation: no user-assigned identity is named",
    "azurerm_machine_learning_workspace.w: violation: no identity is named as the primary one",
  ]);
  expect(
    found(
      workspace(
        {
          ...IDENTITY,
          identity: {
            type: "SystemAssigned, UserAssigned",
            identity_ids: ["${azurerm_user_assigned_identity.a.id}"],
          },
        },
        IDENTITIES,
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: violation: identity.type is something else: the workspace has an identity of another kind than the one with its roles",
  ]);
});

test("a primary identity that is missing or somebody else's is a violation", () => {
  expect(found(workspace({ ...IDENTITY, primary_user_assigned_identity: undefined }, IDENTITIES))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: no identity is named as the primary one",
  ]);
  expect(
    found(
      workspace(
        { ...IDENTITY, primary_user_assigned_identity: "${azurerm_user_assigned_identity.b.id}" },
        IDENTITIES,
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: violation: the primary identity is not one of the workspace's",
  ]);
});

test("an azapi workspace without identity is a violation", () => {
  expect(found(azapiWorkspace({}))).toEqual([
    "azapi_resource.w: violation: identity.type is missing: the workspace has an identity of another kind than the one with its roles",
    "azapi_resource.w: violation: no user-assigned identity is named",
    "azapi_resource.w: violation: no identity is named as the primary one",
  ]);
});

test("a patch of a workspace needs no identity", () => {
  expect(found(workspace(IDENTITY, { ...IDENTITIES, ...patch({ description: "a" }) }))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(
    found(
      workspace(
        {
          ...IDENTITY,
          identity: { type: "${var.x}", identity_ids: ["${azurerm_user_assigned_identity.a.id}"] },
        },
        IDENTITIES,
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: identity.type can't be told, var.x is given at plan: perhaps the workspace has an identity of another kind than the one with its roles",
  ]);
});

test("a patch that gives it another kind is a violation, one of something else is none", () => {
  const patched = (body: object) =>
    found({
      resource: {
        azapi_update_resource: {
          p: { type: "Microsoft.MachineLearningServices/workspaces@2025-12-01", body },
        },
      },
    });
  expect(patched({ identity: { type: "SystemAssigned" } })).toEqual([
    expect.stringContaining('azapi_update_resource.p: violation: body.identity.type is "SystemAssigned"'),
  ]);
  expect(patched({ properties: { description: "a" } })).toEqual([]);
});
