import { workspaceStorageRoles } from "../../../../baseline/rules/security/workspace-storage-roles";
import { findingsOf } from "../findings";
import { INSIGHTS, identity, principal, REGISTRY, role, STORAGE, VAULT, workspaceWith } from "../rights";

const found = (template: object) => findingsOf(workspaceStorageRoles, template);

const GOOD = [
  role("Reader", STORAGE),
  role("Storage Blob Data Contributor", STORAGE),
  role("Storage File Data Privileged Contributor", STORAGE),
];

test("the roles by name pass, and those by id", () => {
  expect(found(workspaceWith(GOOD))).toEqual([]);
  const byId = GOOD.map((one, index) =>
    index === 1
      ? {
          ...one,
          role_definition_name: null,
          role_definition_id:
            "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        }
      : one,
  );
  expect(found(workspaceWith(byId))).toEqual([]);
});

test("each role that is missing is a violation", () => {
  expect(found(workspaceWith([]))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: the workspace's identity can't see its storage account's settings: Reader is missing",
    "azurerm_machine_learning_workspace.w: violation: the workspace's identity can't read and write its blobs: Storage Blob Data Contributor is missing",
    "azurerm_machine_learning_workspace.w: violation: the workspace's identity can't keep notebooks and code: Storage File Data Privileged Contributor is missing",
  ]);
});

test("a role of somebody else, on something else, or of another name doesn't count", () => {
  for (const wrong of [
    role("Reader", STORAGE, principal("c")),
    role("Reader", "/subscriptions/s/other"),
    role("Cost Management Reader", STORAGE),
  ]) {
    expect(found(workspaceWith([wrong, ...GOOD.slice(1)]))).toHaveLength(1);
  }
});

test("a role on the resource group counts here: that it is too wide is another rule's", () => {
  const group = { azurerm_resource_group: { g: { name: "rg" } } };
  const wide = GOOD.map((one) => ({ ...one, scope: "${azurerm_resource_group.g.id}" }));
  const inGroup = { resource_group_name: "${azurerm_resource_group.g.name}" };
  const { resource } = workspaceWith(wide, group);
  const placed = {
    azurerm_storage_account: { s: { name: "st", ...inGroup } },
    azurerm_key_vault: { v: { name: "kv", rbac_authorization_enabled: true, ...inGroup } },
    azurerm_container_registry: { r: { name: "cr", ...inGroup } },
    azurerm_application_insights: { i: { name: "appi", ...inGroup } },
  };
  expect(found({ resource: { ...resource, ...placed } })).toEqual([]);
});

test("an identity of Azure's, or one that isn't in the input, is asked nothing", () => {
  expect(
    found(
      workspaceWith([], {}, { identity: { type: "SystemAssigned" }, primary_user_assigned_identity: null }),
    ),
  ).toEqual([]);
  expect(found(workspaceWith([], {}, { primary_user_assigned_identity: "/subscriptions/s/id" }))).toEqual([]);
});

test("an azapi workspace is read alike", () => {
  const azapi = (roles: Parameters<typeof workspaceWith>[0]) => {
    const { azurerm_machine_learning_workspace: _, ...others } = workspaceWith(roles).resource;
    const properties = {
      storageAccount: STORAGE,
      keyVault: VAULT,
      containerRegistry: REGISTRY,
      applicationInsights: INSIGHTS,
      managedNetwork: { isolationMode: "AllowOnlyApprovedOutbound" },
    };
    const type = "Microsoft.MachineLearningServices/workspaces@2025-12-01";
    const own = [{ type: "UserAssigned", identity_ids: [identity("w")] }];
    return { resource: { ...others, azapi_resource: { w: { type, identity: own, body: { properties } } } } };
  };
  expect(found(azapi(GOOD))).toEqual([]);
  expect(found(azapi([]))).toHaveLength(3);
});

test("roles that only a plan tells, and identities, are unknown", () => {
  expect(found(workspaceWith(GOOD.map((one) => ({ ...one, count: "${var.n}" }))))).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: the workspace's identity can't see its storage account's settings: Reader is missing?",
    "azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: the workspace's identity can't read and write its blobs: Storage Blob Data Contributor is missing?",
    "azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: the workspace's identity can't keep notebooks and code: Storage File Data Privileged Contributor is missing?",
  ]);
  expect(found(workspaceWith(GOOD.map((one) => ({ ...one, principal_id: "${var.p}" }))))).toHaveLength(3);
  expect(found(workspaceWith(GOOD, {}, { primary_user_assigned_identity: "${var.i}" }))).toHaveLength(3);
});
