import type { Rule } from "../../../baseline/rules/rule";
import { findingsOf } from "./findings";
import { INSIGHTS, identity, principal, REGISTRY, role, STORAGE, VAULT, workspaceWith } from "./rights";

/** The roles that a workspace's identity needs on one of its resources. */
interface NeededRoles {
  readonly rule: Rule;
  /** A reference to the resource. */
  readonly target: string;
  /** Names of the roles, Reader first. */
  readonly names: readonly string[];
  /** GUID of the second role. */
  readonly secondId: string;
  /** What is said of each that is missing. */
  readonly missing: readonly string[];
}

/** The same for each resource of a workspace: which roles count, and what is said of those that don't. */
export function testNeededRoles({ rule, target, names, secondId, missing }: NeededRoles): void {
  const found = (template: object) => findingsOf(rule, template);
  const good = names.map((name) => role(name, target));

  test("the roles by name pass, and those by id", () => {
    expect(found(workspaceWith(good))).toEqual([]);
    const byId = good.map((one, index) =>
      index === 1
        ? {
            ...one,
            role_definition_name: null,
            role_definition_id: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${secondId}`,
          }
        : one,
    );
    expect(found(workspaceWith(byId))).toEqual([]);
  });

  test("each role that is missing is a violation", () => {
    expect(found(workspaceWith([]))).toEqual(
      missing.map((problem) => `azurerm_machine_learning_workspace.w: violation: ${problem}`),
    );
  });

  test("a role of somebody else, on something else, or of another name doesn't count", () => {
    for (const wrong of [
      role("Reader", target, principal("c")),
      role("Reader", "/subscriptions/s/other"),
      role("Cost Management Reader", target),
    ]) {
      expect(found(workspaceWith([wrong, ...good.slice(1)]))).toHaveLength(1);
    }
  });

  test("a role on the resource group counts here: that it is too wide is another rule's", () => {
    const group = { azurerm_resource_group: { g: { name: "rg" } } };
    const wide = good.map((one) => ({ ...one, scope: "${azurerm_resource_group.g.id}" }));
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
    expect(found(workspaceWith([], {}, { primary_user_assigned_identity: "/subscriptions/s/id" }))).toEqual(
      [],
    );
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
      return {
        resource: { ...others, azapi_resource: { w: { type, identity: own, body: { properties } } } },
      };
    };
    expect(found(azapi(good))).toEqual([]);
    expect(found(azapi([]))).toHaveLength(good.length);
  });

  test("roles that only a plan tells, and identities, are unknown", () => {
    expect(found(workspaceWith(good.map((one) => ({ ...one, count: "${var.n}" }))))).toEqual(
      missing.map(
        (problem) =>
          `azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: ${problem}?`,
      ),
    );
    expect(found(workspaceWith(good.map((one) => ({ ...one, principal_id: "${var.p}" }))))).toHaveLength(
      good.length,
    );
    expect(found(workspaceWith(good, {}, { primary_user_assigned_identity: "${var.i}" }))).toHaveLength(
      good.length,
    );
  });
}
