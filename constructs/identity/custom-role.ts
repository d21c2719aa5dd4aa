import { RoleDefinition } from "@cdktf/provider-azurerm/lib/role-definition";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { BUILT_IN_POLICIES } from "../governance/built-in-policies";
import { Deviations } from "../governance/deviation";
import { stableGuid } from "../naming/stable-guid";
import { AzureConstruct } from "../terraform/azure-construct";
import type { AzureRole } from "./built-in-roles";

export interface CustomRoleProps {
  /** What the portal shows, one a tenant, e.g. `Endpoint Invoker (churn, dev)`. */
  readonly name: string;
  /** What it is for, a sentence. */
  readonly description: string;
  /** What it allows on the control plane, e.g. `Microsoft.MachineLearningServices/workspaces/read`; no bare `*`. */
  readonly actions: readonly string[];
  /** What it allows on what lies in a resource, e.g. on blobs; no bare `*`. @default - nothing */
  readonly dataActions?: readonly string[];
  /** What it takes back again. @default - nothing */
  readonly notActions?: readonly string[];
  /** ARM id of the resource group in which it may be given: never a subscription. */
  readonly resourceGroupId: string;
  /** Subscription of that group, a GUID: the role's id comes of it and of the name. */
  readonly subscriptionId: string;
}

/**
 * A role that allows what no built-in one does without more. Its id is known before it exists, so that another
 * stack can give it without reading this one's state.
 *
 * Recommendations: `security/least-privilege-user-rbac`, `deploy/online-rbac-for-keys-and-tokens`.
 */
export class CustomRole extends AzureConstruct implements AzureRole {
  /** The role that a stack defines under this name. */
  static named(name: string, subscriptionId: string): AzureRole {
    return { name, id: customRoleId(name, subscriptionId) };
  }

  readonly id: string;
  readonly name: string;
  /** A reference, so that its assignments wait for it. */
  readonly definitionId: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: CustomRoleProps) {
    super(scope, id);
    const { actions, dataActions, description, name, notActions, resourceGroupId, subscriptionId } = props;
    const problems = roleProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    Deviations.of(this).stand(this, "actions", {
      reason:
        "No built-in role allows what this one does without more: it names each action, in one resource group; " +
        "the policy reports every role that isn't built in.",
      policies: [BUILT_IN_POLICIES.customRoles],
    });
    this.name = name;
    this.id = customRoleId(name, subscriptionId);
    this.definitionId = new RoleDefinition(this, "Resource", {
      name,
      description,
      roleDefinitionId: this.id,
      scope: resourceGroupId,
      assignableScopes: [resourceGroupId],
      permissions: [
        {
          actions: [...actions],
          dataActions: dataActions && [...dataActions],
          notActions: notActions && [...notActions],
        },
      ],
    }).roleDefinitionResourceId;
  }
}

/** A GUID of its own for each name in each subscription, always the same. */
function customRoleId(name: string, subscriptionId: string): string {
  return stableGuid(subscriptionId.toLowerCase(), name);
}

function roleProblems(props: CustomRoleProps): string[] {
  const { actions, dataActions = [], name, notActions = [], resourceGroupId } = props;
  const isNone = (action: string) => !/^[A-Za-z.]+\/[A-Za-z./*]+$/.test(action);
  const wrong = [...actions, ...notActions].filter(isNone);
  const wrongOnData = dataActions.filter(isNone);
  return [
    /^[^%&\\?/]{1,128}$/.test(name)
      ? undefined
      : `name must have 1 to 128 characters, none of %&\\?/ (got ${JSON.stringify(name)})`,
    actions.length === 0 ? "actions must name at least one" : undefined,
    wrong.length === 0
      ? undefined
      : `actions must begin with the name of a resource provider, e.g. Microsoft.KeyVault/vaults/read (got ${wrong.join(", ")})`,
    wrongOnData.length === 0
      ? undefined
      : `dataActions must begin with the name of a resource provider (got ${wrongOnData.join(", ")})`,
    Token.isUnresolved(resourceGroupId) || /\/resourceGroups\/[^/]+$/i.test(resourceGroupId)
      ? undefined
      : `resourceGroupId must be the ARM id of a resource group (got ${JSON.stringify(resourceGroupId)})`,
  ].filter((problem) => problem !== undefined);
}
