import { scopeOfId } from "../../constructs/governance/policy-scope";
import { ResourceNames } from "../../constructs/naming/resource-names";
import { type ConfigIssue, formatIssue } from "./config-issue";
import type { LoadedEnvironment } from "./environments";
import type { LandingZoneConfig } from "./landing-zone-config";
import { isSameSubscription, SUBSCRIPTION_IN_NAMES } from "./resolve-subscription";
import { isSameBlob, statesOf } from "./same-blob";
import { shownValue } from "./shown-value";
import { type LoadedState, STATE_FILE } from "./state";
import { type SoundSubscription, SUBSCRIPTIONS_FILE, within } from "./subscriptions";

type Backend = LandingZoneConfig["backend"];

/** A state with where it is named, e.g. `backend.key of environments/prod.ts`. */
interface NamedState {
  readonly where: string;
  readonly backend: Backend;
}

/** What subscriptions and all else of environments/ can't both have, and must say alike. */
export function crossSubscriptionIssues(
  subscriptions: readonly SoundSubscription[],
  environments: readonly LoadedEnvironment[],
  state: LoadedState,
): string[] {
  const taken: readonly NamedState[] = [
    ...environments.flatMap(({ config, file }) =>
      statesOf(config).map(({ backend, path }) => ({ where: `${path} of ${file}`, backend })),
    ),
    { where: `backend.key of ${STATE_FILE}`, backend: state.config.backend },
  ];
  const unguarded = environments.flatMap((environment) => nothingAbove(environment, subscriptions));
  const issues = subscriptions.flatMap((subscription, at) => {
    const earlier = subscriptions
      .slice(0, at)
      .map(({ config, name }) => ({ where: `${name}.backend.key`, backend: config.backend }));
    return [
      ...sharedState(subscription, [...taken, ...earlier]),
      ...noRegistry(subscription, environments),
      ...environments.flatMap((environment) => disagreements(subscription, environment)),
    ].map((issue) => formatIssue(SUBSCRIPTIONS_FILE, within(subscription.name, issue)));
  });
  return [...unguarded, ...issues];
}

/** Policies that an environment counts on, of an entry that assigns none. No entry is well: others govern it. */
function nothingAbove({ config, file }: LoadedEnvironment, subscriptions: readonly SoundSubscription[]) {
  const { policies } = config;
  if (policies?.assigned !== "above" || !("subscriptionId" in scopeOfId(policies.scopeId))) {
    return [];
  }
  const entry = subscriptions.find((subscription) => isSameSubscription(subscription.config, config));
  return entry === undefined || entry.config.policies !== undefined
    ? []
    : [
        formatIssue(file, {
          path: "policies.scopeId",
          problem: `counts on policies that nobody assigns: ${entry.name} of ${SUBSCRIPTIONS_FILE} has no policies`,
        }),
      ];
}

/** With one state, destroying an environment would switch off what all others in the subscription need. */
function sharedState({ config }: SoundSubscription, others: readonly NamedState[]): ConfigIssue[] {
  const { backend } = config;
  return others.flatMap((other) =>
    backend.kind === "azurerm" && isSameBlob(backend, other.backend)
      ? [
          {
            path: "backend.key",
            problem: `${shownValue(backend.key)} is the same state as ${other.where}`,
          },
        ]
      : [],
  );
}

/** Guardrails that would let no image through, because no environment has a registry here. */
function noRegistry(
  { config }: SoundSubscription,
  environments: readonly LoadedEnvironment[],
): ConfigIssue[] {
  const { imageRegistries } = config.policies ?? {};
  return config.policies === undefined ||
    (imageRegistries !== undefined && imageRegistries.length > 0) ||
    environments.some(({ config: other }) => isSameSubscription(config, other))
    ? []
    : [
        {
          path: "policies.imageRegistries",
          problem: `${imageRegistries === undefined ? "is missing" : "must name one"}: no environment of these files is in the subscription, so there is no registry`,
        },
      ];
}

/** An environment in the same subscription lies in the same tenant and cloud, and in another resource group. */
function disagreements({ config }: SoundSubscription, { config: other, file }: LoadedEnvironment) {
  if (!isSameSubscription(config, other)) {
    return [];
  }
  const { cloud = "public", location, nameSuffix, subscriptionId, tenantId, useCase } = config;
  const [own, theirs] = [
    { useCase, environment: SUBSCRIPTION_IN_NAMES, location, subscriptionId, suffix: nameSuffix },
    { ...other, suffix: other.nameSuffix },
  ].map((props) => new ResourceNames(props).of("resourceGroup"));
  return [
    ...(tenantId.toLowerCase() === other.tenantId.toLowerCase()
      ? []
      : [{ path: "tenantId", problem: `must be that of ${file}, which is in the same subscription` }]),
    ...(cloud === other.cloud
      ? []
      : [{ path: "cloud", problem: `must be ${shownValue(other.cloud)}, as in ${file}` }]),
    ...(own === theirs
      ? [
          {
            path: "useCase",
            problem: `gives the resource group ${shownValue(own)}, which is also that of ${file}`,
          },
        ]
      : []),
  ];
}
