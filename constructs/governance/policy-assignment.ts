import type { Construct } from "constructs";
import type { IWorkloadIdentity } from "../identity/workload-identity";
import { AzureConstruct } from "../terraform/azure-construct";
import { templateText } from "../terraform/template-text";
import { makeAssignment, type PolicyScope } from "./policy-scope";

/** A policy in force by an assignment. */
export interface AssignedPolicy {
  /** GUID of the definition, lower case. */
  readonly id: string;
  /** Its reference in the initiative that is assigned. @default - the assignment is of the definition itself */
  readonly referenceId?: string;
  /** Whether requests are refused by it. */
  readonly denies: boolean;
}

/** An assignment, new or existing, with as much of its content as exemptions need. */
export interface IPolicyAssignment {
  /** ARM id. */
  readonly policyAssignmentId: string;
  /** Its name in Azure: with it the ids of exemptions tell one assignment from the other. */
  readonly policyAssignmentName: string;
  readonly policies: readonly AssignedPolicy[];
}

/** A value of a policy's parameter. */
export type PolicyValue = string | boolean | readonly string[];

/** What an assignment with the effect DeployIfNotExists or Modify acts as. */
export interface PolicyActor {
  readonly identity: IWorkloadIdentity;
  /** Where the assignment keeps the identity. */
  readonly location: string;
}

export interface PolicyAssignmentProps {
  readonly scope: PolicyScope;
  /** 1 to 64 characters on a resource group or a subscription, 1 to 24 on a management group. */
  readonly name: string;
  readonly displayName: string;
  /** What to do, in a sentence: whoever is refused or reported reads it. */
  readonly message: string;
  /**
   * Whether the message shows beside each finding: policies of a data plane take none, so there it is only the
   * assignment's description.
   */
  readonly messageOnFindings: boolean;
  /** What is assigned: `policyDefinitions/<GUID>` or `policySetDefinitions/<GUID>`. */
  readonly definition: string;
  /** @default - none */
  readonly parameters?: Readonly<Record<string, PolicyValue>>;
  /** References of an initiative whose effect is another one. @default - none */
  readonly overrides?: readonly { readonly effect: string; readonly referenceIds: readonly string[] }[];
  /** ARM types of resources that it is not about. @default - all that the definition is about */
  readonly exceptTypes?: readonly string[];
  /** Whether it refuses; `false` reports only. */
  readonly enforce: boolean;
  readonly policies: readonly AssignedPolicy[];
  /** @default - none: it refuses or reports, and changes nothing */
  readonly actor?: PolicyActor;
}

/** A built-in policy or initiative in force on a scope. */
export class PolicyAssignment extends AzureConstruct implements IPolicyAssignment {
  readonly policyAssignmentId: string;
  readonly policyAssignmentName: string;
  readonly policies: readonly AssignedPolicy[];

  constructor(scope: Construct, id: string, props: PolicyAssignmentProps) {
    super(scope, id);
    const { actor, exceptTypes, message, name, overrides } = props;
    this.policyAssignmentName = name;
    this.policies = props.policies;
    this.policyAssignmentId = makeAssignment(this, props.scope, {
      name,
      displayName: props.displayName,
      description: message,
      policyDefinitionId: `/providers/Microsoft.Authorization/${props.definition}`,
      enforce: props.enforce,
      parameters: props.parameters && parametersJson(props.parameters),
      nonComplianceMessage: props.messageOnFindings ? [{ content: message }] : [],
      overrides: overrides?.map(({ effect, referenceIds }) => ({
        value: effect,
        selectors: [{ in: [...referenceIds] }],
      })),
      resourceSelectors: exceptTypes && [
        { name: "types", selectors: [{ kind: "resourceType", notIn: [...exceptTypes] }] },
      ],
      location: actor?.location,
      identity: actor && { type: "UserAssigned", identityIds: [actor.identity.identityId] },
    });
  }
}

/** Parameters as azurerm takes them: JSON in a string. */
function parametersJson(parameters: Readonly<Record<string, PolicyValue>>): string {
  const values = Object.entries(parameters).map(([name, value]) => [name, { value }]);
  return templateText(JSON.stringify(Object.fromEntries(values)));
}
