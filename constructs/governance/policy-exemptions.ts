import {
  Aspects,
  DefaultTokenResolver,
  type ITerraformDependable,
  StringConcat,
  type TerraformResource,
  TerraformStack,
  Tokenization,
} from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { resourcesIn } from "../terraform/resources-in";
import { waitFor } from "../terraform/wait-for";
import { Deviations, type RecordedDeviation } from "./deviation";
import type { IPolicyAssignment } from "./policy-assignment";
import { makeExemption } from "./policy-exemption";
import { aboutOf, isOfDataPlane, pathIn, subjectsOf } from "./policy-subjects";
import type { IResourceGroup } from "./resource-group";

export interface PolicyExemptionsProps {
  /** Where the stack's resources are. */
  readonly resourceGroup: IResourceGroup;
  /** What exemptions are from: `guardrails.assignments`, and what others have assigned above. */
  readonly assignments: readonly IPolicyAssignment[];
}

const LOCK = "azurerm_management_lock";
/** What is locked and has nothing below it that could be exempt. */
const WITHOUT_CHILDREN = [
  "azurerm_storage_account",
  "azurerm_key_vault",
  "azurerm_container_registry",
  "azurerm_log_analytics_workspace",
];

interface OnResource {
  readonly resource: TerraformResource;
  readonly exemption: ITerraformDependable;
}

/**
 * Exemptions from assigned policies, one for each deviation of the stack that names one of them: the list is
 * `deviations.json`, and nobody writes a second.
 *
 * What only reports is exempted from on the very resource, after it was made. What refuses would keep a resource
 * from being made that isn't there yet to be exempted: there the exemption is on the resource group, it counts for
 * all of the group, and the resources that it is for wait for it.
 *
 * Made when the stack is synthesized, after every construct has recorded what it deviates in. One a stack.
 *
 * Recommendation: `security/security-baseline-and-defender`.
 */
export class PolicyExemptions extends AzureConstruct {
  private readonly stack: TerraformStack;
  private isWritten = false;

  /** @throws if a policy of an assignment is about nobody knows what */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: PolicyExemptionsProps,
  ) {
    super(scope, id);
    const problems = props.assignments.flatMap(unknownPolicies);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    this.stack = TerraformStack.of(this);
    const visit = (node: IConstruct): void => {
      if (node === this.stack && !this.isWritten) {
        this.isWritten = true;
        this.write();
      }
    };
    Aspects.of(this.stack).add({ visit });
  }

  private write(): void {
    const deviations = Deviations.of(this.stack).list();
    const made = this.props.assignments.flatMap((assignment) =>
      deviations.flatMap((deviation) => this.exempt(assignment, deviation)),
    );
    // a lock keeps what stands on a resource from being deleted too: it comes last, and goes first
    for (const lock of resourcesIn(this.stack).filter((one) => one.terraformResourceType === LOCK)) {
      const below = this.lockedBy(lock, made);
      waitFor(
        lock,
        below.map(({ exemption }) => exemption),
      );
    }
  }

  /** Those that a lock keeps: of data services what stands on the very resource, of all else everything. */
  private lockedBy(lock: TerraformResource, made: readonly OnResource[]): readonly OnResource[] {
    const written = lock.toTerraform()?.resource?.[LOCK]?.[lock.friendlyUniqueId];
    const resolver = new DefaultTokenResolver(new StringConcat());
    const scope = String(
      Tokenization.resolve(written?.scope, { scope: this.stack, resolver, preparing: false }),
    );
    return WITHOUT_CHILDREN.some((type) => scope.startsWith(`\${${type}.`))
      ? made.filter(({ resource }) => scope === `\${${addressOf(resource)}.id}`)
      : made;
  }

  /**
   * From all that one deviation names of one assignment.
   * @returns the exemptions that stand on single resources
   */
  private exempt(assignment: IPolicyAssignment, deviation: RecordedDeviation): OnResource[] {
    const named = assignment.policies.filter(({ id }) => deviation.policies.includes(id));
    const refusing = named.filter(({ denies }) => denies);
    const waiting = refusing.flatMap(({ id }) => subjectsOf(this.stack, deviation, id));
    if (waiting.length > 0) {
      const on = { group: this.props.resourceGroup };
      const exemption = makeExemption(this, { assignment, policies: refusing, deviation, on });
      for (const resource of new Set(waiting)) {
        waitFor(resource, [exemption]);
      }
    }
    const reporting = named.filter(({ denies }) => !denies);
    const kinds = new Set(reporting.map(({ id }) => aboutOf(id)));
    return [...kinds].flatMap((kind) => {
      const policies = reporting.filter(({ id }) => aboutOf(id) === kind);
      return subjectsOf(this.stack, deviation, policies[0]?.id ?? "").map((resource) => {
        const on = { resource, path: pathIn(this.stack, resource) };
        return { resource, exemption: makeExemption(this, { assignment, policies, deviation, on }) };
      });
    });
  }
}

function addressOf({ friendlyUniqueId, terraformResourceType }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

/** Policies whose resources nobody could find; those of the service's data plane have none. */
function unknownPolicies({ policies, policyAssignmentName }: IPolicyAssignment): string[] {
  return policies
    .filter(({ id }) => aboutOf(id) === undefined && !isOfDataPlane(id))
    .map(
      ({ id }) =>
        `assignments: ${policyAssignmentName} has the policy ${id}, and nothing says what it is about`,
    );
}
