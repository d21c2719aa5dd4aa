import { workspaceInsightsRoles } from "../../../../baseline/rules/security/workspace-insights-roles";
import { findingsOf } from "../findings";
import { INSIGHTS, identity, principal, REGISTRY, role, STORAGE, VAULT, workspaceWith } from "../rights";

const found = (template: object) => findingsOf(workspaceInsightsRoles, template);

const GOOD = [role("Reader", INSIGHTS), role("Monitoring Metrics Publisher", INSIGHTS)];

test("the roles by name pass, and those by id", () => {
  expect(found(workspaceWith(GOOD))).toEqual([]);
  const byId = GOOD.map((one, index) =>
    index === 1
      ? {
          ...one,
          role_definition_name: null,
          role_definition_id:
            "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/3913510d-42f4-4e42-8a64-420c390055eb",
        }
      : one,
  );
  expect(found(workspaceWith(byId))).toEqual([]);
});

test("each role that is missing is a violation", () => {
  expect(found(workspaceWith([]))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: the workspace's identity can't see its Application Insights' settings: Reader is missing",
    "azurerm_machine_learning_workspace.w: violation: the workspace's identity can't send telemetry: Monitoring Metrics Publisher is missing",
  ]);
});

test("a role of somebody else, on something else, or of another name doesn't count", () => {
  for (const wrong of [
    role("Reader", INSIGHTS, principal("c")),
    role("Reader", "/subscriptions/s/other"),
    role("Cost Management Reader", INSIGHTS),
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
  expect(found(azapi([]))).toHaveLength(2);
});

test("roles that only a plan tells, and identities, are unknown", () => {
  expect(found(workspaceWith(GOOD.map((one) => ({ ...one, count: "${var.n}" }))))).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: the workspace's identity can't see its Application Insights' settings: Reader is missing?",
    "azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: the workspace's identity can't send telemetry: Monitoring Metrics Publisher is missing?",
  ]);
  expect(found(workspaceWith(GOOD.map((one) => ({ ...one, principal_id: "${var.p}" }))))).toHaveLength(2);
  expect(found(workspaceWith(GOOD, {}, { primary_user_assigned_identity: "${var.i}" }))).toHaveLength(2);
});
