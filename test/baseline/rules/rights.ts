/**
 * A workspace with an identity of its own and what it stands on, and the roles that are given: for tests
 * of rules about who may do what.
 */
type Attributes = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

export const STORAGE = "${azurerm_storage_account.s.id}";
export const VAULT = "${azurerm_key_vault.v.id}";
export const REGISTRY = "${azurerm_container_registry.r.id}";
export const INSIGHTS = "${azurerm_application_insights.i.id}";
export const WORKSPACE = "${azurerm_machine_learning_workspace.w.id}";

/** The principal of an identity of the input. */
export const principal = (identity: string) => `\${azurerm_user_assigned_identity.${identity}.principal_id}`;

/** The id of an identity of the input. */
export const identity = (name: string) => `\${azurerm_user_assigned_identity.${name}.id}`;

/** A role by name for the identity `w`, or somebody else. */
export function role(name: string, scope: string, to = principal("w"), more: Attributes = {}): Attributes {
  return { role_definition_name: name, scope, principal_id: to, ...more };
}

/** The workspace, with these roles, named `a0`, `a1` … in their order, and other resources beside. */
export function workspaceWith(roles: readonly Attributes[], others: Resources = {}, more: Attributes = {}) {
  return {
    resource: {
      azurerm_user_assigned_identity: { w: { name: "id-w" }, c: { name: "id-c" }, e: { name: "id-e" } },
      azurerm_storage_account: { s: { name: "st" } },
      azurerm_key_vault: { v: { name: "kv", rbac_authorization_enabled: true } },
      azurerm_container_registry: { r: { name: "cr" } },
      azurerm_application_insights: { i: { name: "appi" } },
      azurerm_machine_learning_workspace: {
        w: {
          name: "mlw",
          storage_account_id: STORAGE,
          key_vault_id: VAULT,
          container_registry_id: REGISTRY,
          application_insights_id: INSIGHTS,
          identity: { type: "UserAssigned", identity_ids: [identity("w")] },
          primary_user_assigned_identity: identity("w"),
          managed_network: { isolation_mode: "AllowOnlyApprovedOutbound" },
          ...more,
        },
      },
      azurerm_role_assignment: assignments(roles),
      ...others,
    },
  };
}

/** Only role assignments, `a0`, `a1` … */
export function onlyRoles(...roles: readonly Attributes[]): object {
  return { resource: { azurerm_role_assignment: assignments(roles) } };
}

/** A cluster of the workspace, with the identity `c`. */
export function clusterOf(name: string, identityName = "c"): Resources {
  return {
    azurerm_machine_learning_compute_cluster: {
      c: {
        name,
        machine_learning_workspace_id: WORKSPACE,
        identity: { type: "UserAssigned", identity_ids: [identity(identityName)] },
      },
    },
  };
}

function assignments(roles: readonly Attributes[]) {
  return Object.fromEntries(roles.map((one, index) => [`a${index}`, one]));
}
