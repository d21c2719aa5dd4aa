import type { ExampleValue } from "../../constructs/governance/example-value-guard";
import type { GuardrailDeviations, PolicyInputs } from "../../constructs/governance/policy-inputs";
import { registryHost } from "../../constructs/naming/clouds";
import { ResourceNames } from "../../constructs/naming/resource-names";
import type { LoadedEnvironment } from "./environments";
import { policyInputs } from "./policy-inputs";
import type { StateConfig } from "./state-config";
import type { SubscriptionConfig } from "./subscription-config";

/** In the names of what the stack makes, where others have their environment. */
export const SUBSCRIPTION_IN_NAMES = "sub";

/** What the stack of a subscription knows of the environments in it: values of their files, not their state. */
export interface Residents {
  /** Their regions, that of Terraform's state and the stack's own; or those that the configuration names. */
  readonly regions: readonly string[];
  /** Login servers of their container registries. */
  readonly registries: readonly string[];
  /** Whether computes of all of them run in managed networks. */
  readonly managedNetworks: boolean;
  /** Whether all of them have keys of their own. */
  readonly customerManagedKeys: boolean;
}

/** An entry of environments/subscriptions.ts, checked together with all other files. */
export interface LoadedSubscription {
  /** The entry's name, e.g. `prod`. */
  readonly name: string;
  readonly config: SubscriptionConfig;
  readonly residents: Residents;
  /** What must be filled in before a plan. */
  readonly examples: readonly ExampleValue[];
}

/** Something that lies in a subscription. */
export interface InSubscription {
  readonly subscriptionId: string;
}

/** Whether both lie in one subscription: Azure compares ids without case. */
export function isSameSubscription(one: InSubscription, other: InSubscription): boolean {
  return one.subscriptionId.toLowerCase() === other.subscriptionId.toLowerCase();
}

/** What of environments and state lies in the subscription of `config`. */
export function residentsOf(
  config: SubscriptionConfig,
  environments: readonly Pick<LoadedEnvironment, "config">[],
  state: StateConfig,
): Residents {
  const isInside = (other: InSubscription): boolean => isSameSubscription(config, other);
  const inside = environments.map((environment) => environment.config).filter(isInside);
  const places = [config, ...inside, ...(isInside(state) ? [state] : [])];
  return {
    regions: sorted(config.regions ?? places.map(({ location }) => location)),
    registries: sorted(
      inside.map((one) => {
        const name = new ResourceNames({ ...one, suffix: one.nameSuffix }).of("containerRegistry");
        return registryHost(name, one.cloud);
      }),
    ),
    managedNetworks: inside.every(({ network }) => network.computeIsolation === "managed-network"),
    customerManagedKeys: inside.every(({ encryption }) => encryption.keys === "customer"),
  };
}

/** What the guardrails of the subscription are given; `undefined` if each environment has its own. */
export function subscriptionPolicies(
  { policies }: Pick<SubscriptionConfig, "policies">,
  { customerManagedKeys, managedNetworks, registries }: Residents,
): (PolicyInputs & GuardrailDeviations) | undefined {
  if (policies === undefined) {
    return undefined;
  }
  return policyInputs(policies, {
    registries: sorted([...registries, ...(policies.imageRegistries ?? [])]),
    customerManagedKeys,
    managedNetwork: managedNetworks,
  });
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
