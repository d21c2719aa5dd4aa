import {
  DefaultTokenResolver,
  StringConcat,
  type TerraformResource,
  TerraformStack,
  Tokenization,
} from "cdktf";
import { Construct } from "constructs";
import { autoscaleOf, idsOf, mayScale, scalingIn } from "../../costs/autoscale";
import { hasMachineType, type Machines, machinesOf, mayHaveMachines } from "../../costs/machines";
import {
  type Attributes,
  armTypeOf,
  isAttributes,
  mergeBody,
  numberOf,
  type Resource,
} from "../../terraform-json";
import { resourcesIn } from "../terraform/resources-in";
import {
  type CostLimits,
  costLimitProblems,
  type ResolvedCostLimits,
  resolveCostLimits,
  sizeLimitProblem,
} from "./cost-limits";
import { Deviations, deviationProblems } from "./deviation";

export type CostGuardProps = CostLimits;

/** A resource of the stack with its machines. */
interface Guarded {
  /** Path of the construct, stack first. */
  readonly path: string;
  readonly machines: readonly Machines[];
  /** What it gives to something else, where nobody sees what that is. */
  readonly scales: readonly Nodes[];
  /** Why its machines can't be looked at, in words that follow the path. */
  readonly hidden?: string;
  /** How many of the resource there are. */
  readonly copies: number;
  /** Whether it changes what another resource makes, and another counts. */
  readonly changes: boolean;
}

type Nodes = Pick<Machines, "kind" | "most" | "mostAt" | "untold">;

const CHANGING = ["azapi_update_resource", "azapi_resource_action"];

/**
 * Lets a stack not synthesize whose machines are too large or too many: clusters, instances, deployments, jobs,
 * Kubernetes pools and virtual machines, by azurerm or azapi, overrides of resources included. One a stack; it looks
 * at all of it. Steps of pipelines, and what a stack overrides as a whole, it doesn't see; `for_each` counts once.
 *
 * It guards the configuration, so that a pull request can't bring a bill by a number. It doesn't guard Azure: no
 * built-in policy restricts the sizes of machine learning's computes, and who works past Terraform is held by the
 * quota alone (`WorkspaceQuota`). A size or number that only a plan tells is refused, because nobody could look at it.
 *
 * Recommendations: `cost/policies-and-quotas`, `cost/right-size-sku-selection`,
 * `ai-cost/gpu-only-for-ai-functions`, `ai-cost/cost-accountability`.
 */
export class CostGuard extends Construct {
  private readonly limits: ResolvedCostLimits;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: CostGuardProps = {}) {
    super(scope, id);
    const problems = [
      ...costLimitProblems(props),
      ...(props.gpu === undefined ? [] : deviationProblems(props.gpu).map((problem) => `gpu: ${problem}`)),
    ];
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    this.limits = resolveCostLimits(props);
    Deviations.of(this).accept(this, "gpu", props.gpu, {
      recommendations: ["ai-cost/gpu-only-for-ai-functions", "cost/right-size-sku-selection"],
      // cost/gpu-sizes wants every compute with GPUs to say so: what has gpu: true does, and the rest is still reported
      rules: [],
    });
    const stack = TerraformStack.of(this);
    stack.node.addValidation({ validate: () => this.problemsOf(guardedIn(stack)) });
  }

  private problemsOf(guarded: readonly Guarded[]): string[] {
    const { each, total } = this.limits.maximumNodes;
    const problems = guarded.flatMap((one) => [
      ...(one.hidden === undefined ? [] : [`${one.path}: ${one.hidden}`]),
      ...one.machines.flatMap((machines) => this.sizeProblems(one, machines)),
      ...[...one.machines, ...one.scales].flatMap((nodes) => nodeProblems(one, nodes, each)),
    ]);
    const sum = guarded.reduce((nodes, one) => nodes + nodesOf(one), 0);
    return sum <= total
      ? problems
      : [
          ...problems,
          `${this.node.path}: all machines together are ${sum} at most; allowed are ${total} (maximumNodes.total)`,
        ];
  }

  private sizeProblems({ changes, path }: Guarded, { kind, size, sizeAt }: Machines): string[] {
    if (size === undefined) {
      // jobs run on a cluster that says its own, and a change need not name it
      return changes || kind === "jobs" ? [] : [`${path}: ${sizeAt} is missing; it must say a size`];
    }
    if (isTold(size)) {
      const problem = sizeLimitProblem(size, this.limits);
      return problem === undefined ? [] : [`${path}: ${sizeAt} ${problem}`];
    }
    return [
      `${path}: ${sizeAt} ${JSON.stringify(size)} is known to a plan only; write a size that is allowed`,
    ];
  }
}

function nodeProblems({ changes, path }: Guarded, nodes: Nodes, each: number): string[] {
  const { kind, most, mostAt, untold = false } = nodes;
  // jobs run on a cluster that says its own, and a change need not name it
  const mayBeMissing = changes || kind === "jobs";
  if (untold || (most === undefined && !mayBeMissing)) {
    return [`${path}: ${mostAt} is missing or known to a plan only; it must be a number, ${each} at most`];
  }
  if (most === undefined) {
    return [];
  }
  if (!Number.isInteger(most) || most < 0) {
    return [`${path}: ${mostAt} must be a whole number, 0 or more (got ${most})`];
  }
  return most <= each ? [] : [`${path}: ${mostAt} is ${most}; allowed are ${each} (maximumNodes.each)`];
}

/** Machines that cost by themselves: jobs run on a cluster's, which are counted there. */
function nodesOf({ changes, copies, machines }: Guarded): number {
  const own = changes ? [] : machines.filter(({ kind }) => kind !== "jobs");
  return copies * own.reduce((sum, { most = 0 }) => sum + Math.max(0, most), 0);
}

function isTold(text: string): boolean {
  return !text.includes("${");
}

/** All that has machines, as it is written, with the escape hatches that anybody used. */
function guardedIn(stack: TerraformStack): Guarded[] {
  const found = resourcesIn(stack)
    .filter(({ terraformResourceType: type }) => mayScale(type) || mayHaveMachines(type))
    .map((node) => ({ path: node.node.path, resource: written(stack, node) }));
  const scaledOf = autoscaleOf(found.map(({ resource }) => resource));
  const scalable = new Set(found.flatMap(({ resource }) => idsOf(resource)));
  return found.map(({ path, resource }) => ({
    path,
    machines: machinesOf(resource, { scaled: scaledOf(resource) }),
    scales: scalesElsewhere(resource, scalable),
    hidden: hiddenIn(resource),
    copies: numberOf(resource.attributes, "count") ?? 1,
    changes: CHANGING.includes(resource.type),
  }));
}

/** The maximum of autoscale for what isn't among `scalable`, or of which nobody can say what it is. */
function scalesElsewhere(resource: Resource, scalable: ReadonlySet<string>): Nodes[] {
  const setting = scalingIn(resource);
  if (setting === undefined || scalable.has(setting.target?.toLowerCase() ?? "")) {
    return [];
  }
  const { most, untold } = setting;
  // whoever has them counts them: here only one's maximum is held
  return [{ kind: "jobs", most, mostAt: "autoscale's maximum", untold }];
}

/** azapi takes bodies as texts, too. */
function hiddenIn(resource: Resource): string | undefined {
  const text = ["body", "sensitive_body"].find((key) => typeof resource.attributes[key] === "string");
  return text !== undefined && hasMachineType(armTypeOf(resource) ?? "")
    ? `${text} is a text; write it as an object, with sizes and numbers in it`
    : undefined;
}

function written(stack: TerraformStack, node: TerraformResource): Resource {
  const { friendlyUniqueId, terraformResourceType: type } = node;
  const resolver = new DefaultTokenResolver(new StringConcat());
  const block: unknown = node.toTerraform()?.resource?.[type]?.[friendlyUniqueId];
  const resolved: unknown = Tokenization.resolve(block, { scope: stack, resolver, preparing: false });
  const attributes: Attributes = isAttributes(resolved) ? resolved : {};
  const { body, sensitive_body: sensitive } = attributes;
  // azapi lays a body whose values aren't shown over the other one
  const whole = isAttributes(body) && isAttributes(sensitive) ? mergeBody(body, sensitive) : body;
  return { address: `${type}.${friendlyUniqueId}`, type, attributes: { ...attributes, body: whole } };
}
