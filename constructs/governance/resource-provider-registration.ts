import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { AzapiResourceAction } from "../terraform/azapi-resource-action";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";

const TYPE = "Microsoft.Resources/providers@2021-04-01";

/** The resource providers that a landing zone and its subscription need. */
export const RESOURCE_PROVIDERS = [
  "Microsoft.MachineLearningServices",
  "Microsoft.Storage",
  "Microsoft.KeyVault",
  "Microsoft.ContainerRegistry",
  "Microsoft.Network",
  "Microsoft.ManagedIdentity",
  "Microsoft.OperationalInsights",
  "Microsoft.Insights",
  "Microsoft.Authorization",
  "Microsoft.PolicyInsights",
  // vaults tell through it of keys near expiry, and Defender of what it has scanned
  "Microsoft.EventGrid",
  // what a subscription has once: Defender, budgets, Service Health, Advisor
  "Microsoft.Security",
  "Microsoft.Consumption",
  "Microsoft.ResourceHealth",
  "Microsoft.Advisor",
] as const;

export interface ResourceProviderRegistrationProps {
  /**
   * Namespaces besides those of `RESOURCE_PROVIDERS`, e.g. `Microsoft.ContainerService` for Kubernetes.
   * @default - none
   */
  readonly additional?: readonly string[];
}

/**
 * Registers the subscription for resource providers, each by a request that changes nothing where that was done
 * already and that is not undone at destroy: unregistering would switch a provider off for everybody. Azure goes
 * on registering region by region after its answer, and takes what is made meanwhile.
 *
 * Recommendation: `operations/infrastructure-as-code`.
 */
export class ResourceProviderRegistration extends AzureConstruct {
  /** What the first resources of a new subscription wait for. */
  readonly registered: readonly ITerraformDependable[];

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: ResourceProviderRegistrationProps = {}) {
    super(scope, id);
    const namespaces: string[] = [...RESOURCE_PROVIDERS, ...(props.additional ?? [])];
    const problems = (props.additional ?? []).flatMap((namespace, index) =>
      problemOf(namespace, index, namespaces),
    );
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { subscriptionId } = AzureContext.of(this);
    this.registered = namespaces.map(
      (namespace) =>
        new AzapiResourceAction(this, namespace.replace(/^Microsoft\./, ""), {
          type: TYPE,
          resourceId: `/subscriptions/${subscriptionId}/providers/${namespace}`,
          action: "register",
        }),
    );
  }
}

/** Whether two namespaces would be one registration: its name in the plan is without `Microsoft.`. */
export function isSameRegistration(one: string, other: string): boolean {
  const [a, b] = [one, other].map((namespace) => namespace.toLowerCase().replace(/^microsoft\./, ""));
  return a === b;
}

function problemOf(namespace: string, index: number, all: readonly string[]): string[] {
  const said = `additional[${index}] must be`;
  if (!/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)+$/.test(namespace)) {
    return [`${said} a namespace such as Microsoft.ContainerService (got ${JSON.stringify(namespace)})`];
  }
  const isTwice = all.filter((one) => isSameRegistration(one, namespace)).length > 1;
  return isTwice ? [`${said} one that is not registered anyway (got ${namespace})`] : [];
}
