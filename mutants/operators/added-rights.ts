import type { Breaks } from "../mutant";
import { reference, type Stack, type StackResource } from "../stack";
import type { Addition } from "./additions";
import { SOMEBODY } from "./foreign";

const OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
const CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
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
