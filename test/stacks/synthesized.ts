import { Testing } from "cdktf";
import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import { state } from "../../environments/state";
import { subscriptions } from "../../environments/subscriptions";
import { exampleValues } from "../../stacks/config/example-values";
import type { LandingZoneConfig } from "../../stacks/config/landing-zone-config";
import { resolveConfig } from "../../stacks/config/profile";
import { residentsOf } from "../../stacks/config/resolve-subscription";
import { isServing } from "../../stacks/config/serving-config";
import type { SubscriptionConfig } from "../../stacks/config/subscription-config";
import { subscriptionStackOf } from "../../stacks/config/subscriptions";
import { LandingZoneStack } from "../../stacks/landing-zone-stack";
import { ServingStack } from "../../stacks/serving-stack";
import { SubscriptionStack } from "../../stacks/subscription-stack";
import { Template } from "../support/template";

/** What azapi makes people's machines by. */
export const COMPUTES = "Microsoft.MachineLearningServices/workspaces/computes";

/** The committed examples, to vary. */
const EXAMPLES: Readonly<Record<"dev" | "prod", LandingZoneConfig>> = { dev, prod };

/** The stack of a committed example with changes on top. */
export function landingZone(
  environment: "dev" | "prod",
  changes: Partial<LandingZoneConfig> = {},
): LandingZoneStack {
  const config = { ...EXAMPLES[environment], ...changes };
  return new LandingZoneStack(Testing.app({ stackTraces: false }), environment, {
    config: resolveConfig(config),
    examples: exampleValues(config, `environments/${environment}.ts`),
  });
}

/** What such a stack synthesizes to. */
export function synthesized(environment: "dev" | "prod", changes?: Partial<LandingZoneConfig>): Template {
  return Template.of(landingZone(environment, changes));
}

/** The stack of what a committed example serves, with changes on top. */
export function servingStack(
  environment: "dev" | "prod",
  changes: Partial<LandingZoneConfig> = {},
): ServingStack {
  const config = resolveConfig({ ...EXAMPLES[environment], ...changes });
  if (!isServing(config)) {
    throw new Error(`${environment} serves nothing`);
  }
  return new ServingStack(Testing.app({ stackTraces: false }), `${environment}-serving`, { config });
}

/** The stack of a committed subscription, with the committed environments in it and changes on top. */
export function subscriptionStack(
  name: "nonprod" | "prod",
  changes: Partial<SubscriptionConfig> = {},
): SubscriptionStack {
  const committed = subscriptions[name];
  if (committed === undefined) {
    throw new Error(`there is no subscription ${name}`);
  }
  const config = { ...committed, ...changes };
  const environments = Object.values(EXAMPLES).map((one) => ({ config: resolveConfig(one) }));
  return new SubscriptionStack(Testing.app({ stackTraces: false }), subscriptionStackOf(name), {
    name,
    config,
    residents: residentsOf(config, environments, state),
  });
}

/** All stacks of the committed examples, by their names. */
export const COMMITTED: Readonly<Record<string, () => Template>> = {
  dev: () => synthesized("dev"),
  prod: () => synthesized("prod"),
  "dev-serving": () => Template.of(servingStack("dev")),
  "prod-serving": () => Template.of(servingStack("prod")),
  "nonprod-subscription": () => Template.of(subscriptionStack("nonprod")),
  "prod-subscription": () => Template.of(subscriptionStack("prod")),
};

/** Every attribute of every resource: `azurerm_subnet.network_endpoints: name` → value as JSON. */
export function flattened(template: Template): Map<string, string> {
  const entries = template
    .resources()
    .flatMap(({ address, attributes }) =>
      leaves(attributes, "").map(([path, value]) => [`${address}: ${path}`, value] as const),
    );
  return new Map(entries);
}

function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [[path, JSON.stringify(value)]];
  }
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`));
}
