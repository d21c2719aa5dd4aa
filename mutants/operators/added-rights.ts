import type { Breaks } from "../mutant";
import { reference, type Stack, type StackResource } from "../stack";
import type { Addition } from "./additions";
import { FOREIGN_IDENTITY, SOMEBODY } from "./foreign";

const OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
const CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
const READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
/** Of the directory, not of Azure. */
const GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";
const SECRETS_OFFICER = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7";
const DATA_SCIENTIST = "f6c7c914-8db3-469d-8ca1-694a8f32e121";

const PEOPLE: Breaks = ["security/least-privilege-user-rbac", "security/workspace-access-via-entra-groups"];
const IDENTITIES: Breaks = [
  "security/least-privilege-workspace-identity",
  "ai-security/rbac-abac-control-and-data-plane",
];

/** Roles that no list of Azure's has: name, what they do, what they allow. */
const OWN_ROLES = [
  ["everything", "may do everything", { actions: ["*"], not_actions: [] }],
  ["service", "may do whatever a service offers", { actions: ["Microsoft.Storage/*"], not_actions: [] }],
  ["keys", "reads keys", { actions: ["Microsoft.Storage/storageAccounts/listKeys/action"], not_actions: [] }],
  ["data", "uses all data", { actions: [], data_actions: ["*"] }],
] as const;

/** Rights that nobody needs. */
export const ADDED_RIGHTS: readonly Addition[] = [
  {
    type: "azurerm_role_assignment",
    name: "mutant-person-owner",
    what: "one person as owner of the subscription",
    breaks: PEOPLE,
    attributes: (stack) => assignment(stack, OWNER, SOMEBODY, "User", stack.subscriptionId),
  },
  {
    type: "azurerm_role_assignment",
    name: "mutant-person",
    what: "one person, not a group, as data scientist",
    breaks: ["security/workspace-access-via-entra-groups"],
    attributes: (stack) => {
      const [workspace] = stack.ofType("azurerm_machine_learning_workspace");
      return workspace && assignment(stack, DATA_SCIENTIST, SOMEBODY, "User", reference(workspace, "id"));
    },
  },
  {
    type: "azurerm_role_assignment",
    name: "mutant-identity-contributor",
    what: "the workspace's identity as contributor of the resource group",
    breaks: IDENTITIES,
    attributes: (stack) => {
      const identity = identityLike(stack, /workspace/);
      return identity && forIdentity(stack, CONTRIBUTOR, identity, stack.resourceGroupId);
    },
  },
  {
    type: "azurerm_role_assignment",
    name: "mutant-compute-secrets",
    what: "a compute's identity as officer of the vault's secrets",
    breaks: [...IDENTITIES, "ai-security/identity-segmentation"],
    attributes: (stack) => {
      const identity = identityLike(stack, /training|batch/);
      const [vault] = stack.ofType("azurerm_key_vault");
      return identity && vault && forIdentity(stack, SECRETS_OFFICER, identity, reference(vault, "id"));
    },
  },
  ...OWN_ROLES.map(
    ([name, what, permissions]): Addition => ({
      type: "azurerm_role_definition",
      name: `mutant-${name}`,
      what: `a role of your own that ${what}`,
      breaks: ["security/least-privilege-user-rbac", "security/least-privilege-workspace-identity"],
      attributes: (stack) => ({
        name: `mutant-${name}`,
        scope: stack.resourceGroupId,
        permissions: [permissions],
      }),
    }),
  ),
  ...["repo:contoso/*:ref:refs/heads/main", "repo:contoso/models:pull_request"].map(
    (subject, index): Addition => ({
      type: "azurerm_federated_identity_credential",
      name: index === 0 ? "mutant-pattern" : "mutant-pull-request",
      what: `an identity that ${subject} may sign in as`,
      breaks: ["security/managed-identity-between-services", "security/least-privilege-workspace-identity"],
      attributes: (stack) => {
        const identity = identityLike(stack, /training|batch|workspace/);
        return (
          identity && {
            name: "mutant",
            user_assigned_identity_id: reference(identity, "id"),
            audience: ["api://AzureADTokenExchange"],
            issuer: "https://token.actions.githubusercontent.com",
            subject,
          }
        );
      },
    }),
  ),
  {
    type: "azurerm_lighthouse_definition",
    name: "mutant",
    what: "people of another tenant as contributors",
    breaks: ["security/least-privilege-user-rbac"],
    attributes: (stack) => ({
      name: "mutant",
      managing_tenant_id: SOMEBODY,
      scope: stack.subscriptionId,
      authorization: [{ principal_id: SOMEBODY, role_definition_id: CONTRIBUTOR }],
    }),
  },
  {
    type: "azurerm_lighthouse_assignment",
    name: "mutant",
    what: "the resource group delegated to another tenant",
    breaks: ["security/least-privilege-user-rbac"],
    attributes: (stack) => ({
      scope: stack.resourceGroupId,
      lighthouse_definition_id: `${stack.subscriptionId}/providers/Microsoft.ManagedServices/registrationDefinitions/${SOMEBODY}`,
    }),
  },
  {
    type: "azurerm_role_assignment",
    name: "mutant-other-tenant",
    what: "a role for the identity of somebody who manages from another tenant",
    breaks: ["security/least-privilege-user-rbac"],
    attributes: (stack) => ({
      ...assignment(stack, READER, SOMEBODY, "ServicePrincipal", stack.resourceGroupId),
      delegated_managed_identity_resource_id: FOREIGN_IDENTITY,
    }),
  },
  ...["/", "/providers/Microsoft.Management/managementGroups/contoso"].map(
    (scope, index): Addition => ({
      type: "azurerm_role_assignment",
      name: `mutant-${index === 0 ? "tenant" : "management-group"}`,
      what: `a group as reader of ${scope}`,
      breaks: ["security/least-privilege-user-rbac"],
      attributes: (stack) => assignment(stack, READER, SOMEBODY, "Group", scope),
    }),
  ),
  {
    type: "azurerm_role_management_policy",
    name: "mutant",
    what: "a role that is taken without a second factor, and never ends",
    breaks: ["security/least-privilege-user-rbac"],
    attributes: (stack) => ({
      scope: stack.resourceGroupId,
      role_definition_id: `${stack.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${CONTRIBUTOR}`,
      activation_rules: { require_multifactor_authentication: false },
      eligible_assignment_rules: { expiration_required: false },
    }),
  },
  {
    type: "azurerm_role_management_policy",
    name: "mutant-context",
    what: "a role that is taken without a second factor, as no context asks for one",
    breaks: ["security/least-privilege-user-rbac"],
    attributes: (stack) => ({
      scope: stack.resourceGroupId,
      role_definition_id: `${stack.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${CONTRIBUTOR}`,
      activation_rules: {
        require_multifactor_authentication: false,
        required_conditional_access_authentication_context: "",
      },
    }),
  },
  {
    type: "azuread_group_role_management_policy",
    name: "mutant",
    what: "membership of a group that never ends",
    breaks: ["security/least-privilege-user-rbac"],
    attributes: () => ({
      group_id: SOMEBODY,
      role_id: "member",
      eligible_assignment_rules: { expiration_required: false },
    }),
  },
  {
    type: "azuread_custom_directory_role",
    name: "mutant",
    what: "a role of the directory that manages all applications",
    breaks: ["security/least-privilege-user-rbac"],
    attributes: () => ({
      display_name: "mutant",
      enabled: true,
      version: "1.0",
      permissions: [
        { allowed_resource_actions: ["microsoft.directory/applications/allProperties/allTasks"] },
      ],
    }),
  },
  {
    type: "azuread_directory_role_assignment",
    name: "mutant",
    what: "somebody as global administrator",
    breaks: ["security/least-privilege-user-rbac"],
    attributes: () => ({ role_id: GLOBAL_ADMINISTRATOR, principal_object_id: SOMEBODY }),
  },
  {
    type: "azuread_application_password",
    name: "mutant",
    what: "an application that signs in with a password",
    breaks: ["security/managed-identity-between-services"],
    attributes: () => ({ application_id: `/applications/${SOMEBODY}` }),
  },
];

function identityLike(stack: Stack, name: RegExp): StackResource | undefined {
  return stack.ofType("azurerm_user_assigned_identity").find((one) => name.test(one.name));
}

function forIdentity(stack: Stack, role: string, identity: StackResource, scope: string) {
  return assignment(stack, role, reference(identity, "principal_id"), "ServicePrincipal", scope);
}

function assignment(stack: Stack, role: string, principal: string, type: string, scope: string) {
  return {
    role_definition_id: `${stack.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
    principal_id: principal,
    principal_type: type,
    scope,
  };
}
