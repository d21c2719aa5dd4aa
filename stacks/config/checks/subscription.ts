import { DEFAULT_DEFENDER_PLANS } from "../../../constructs/governance/defender-plan";
import {
  isSameRegistration,
  RESOURCE_PROVIDERS,
} from "../../../constructs/governance/resource-provider-registration";
import { findRegion } from "../../../constructs/naming/regions";
import { ResourceNames } from "../../../constructs/naming/resource-names";
import { type ConfigIssue, issueWith } from "../config-issue";
import { SUBSCRIPTION_IN_NAMES } from "../resolve-subscription";
import type { SubscriptionConfig } from "../subscription-config";
import { repeatedReceivers } from "./alerts";
import { tooManyTold } from "./budget";
import { parameterIssues } from "./policies";
import { regionIssues } from "./region";
import { twice } from "./serving-issues";
import { tagIssues } from "./tags";

/** What is wrong with an entry whose shape is right. */
export function subscriptionIssues(config: SubscriptionConfig): ConfigIssue[] {
  const { cloud = "public", location, logAnalyticsWorkspaceId, regions = [], retentionDays } = config;
  return [
    ...regionIssues(location, cloud),
    ...regions.flatMap((region, at) =>
      regionIssues(region, cloud).map(({ problem }) => ({ path: `regions[${at}]`, problem })),
    ),
    ...tagIssues(config.tags),
    ...nameIssues(config),
    ...repeatedReceivers("alerts.emails", config.alerts.emails),
    ...twice(named("securityContact.emails", config.securityContact.emails)),
    ...twice(named("budget.emails", config.budget.emails)),
    ...(config.budget.emails === undefined ? tooManyTold(config.alerts.emails) : []),
    ...thresholdIssues(config.budget),
    ...planIssues(config.defender),
    ...providerIssues(config.resourceProviders),
    ...(config.policies === undefined ? [] : parameterIssues(config.policies)),
    ...(logAnalyticsWorkspaceId !== undefined && retentionDays !== undefined
      ? [
          {
            path: "retentionDays",
            problem: "must be left out: the workspace of logAnalyticsWorkspaceId has its own retention",
          },
        ]
      : []),
  ];
}

function named(list: string, names: readonly string[] = []) {
  return names.map((name, at) => ({ path: `${list}[${at}]`, name }));
}

function nameIssues({ location, nameSuffix, subscriptionId, useCase }: SubscriptionConfig): ConfigIssue[] {
  if (findRegion(location) === undefined) {
    return [];
  }
  const environment = SUBSCRIPTION_IN_NAMES;
  const names = new ResourceNames({ useCase, environment, location, subscriptionId, suffix: nameSuffix });
  const tooLong = names.problemOf("logAnalyticsWorkspace");
  return tooLong === undefined ? [] : [{ path: "useCase", problem: `is too long: ${tooLong}` }];
}

function thresholdIssues({ thresholds = [] }: SubscriptionConfig["budget"]): ConfigIssue[] {
  return twice(
    thresholds.map(({ of, percent }, at) => ({ path: `budget.thresholds[${at}]`, name: `${of} ${percent}` })),
  );
}

/** Plans that can't be taken over because they are to be off. */
function planIssues({ ai, alreadyOn = [], servers, without = {} }: SubscriptionConfig["defender"] = {}) {
  const on: readonly string[] = [
    ...DEFAULT_DEFENDER_PLANS.filter((plan) => without[plan] === undefined),
    ...(servers === undefined ? [] : ["VirtualMachines"]),
    ...(ai ? ["AI"] : []),
  ];
  return [
    ...twice(named("defender.alreadyOn", alreadyOn)),
    ...alreadyOn.flatMap((plan, at) =>
      on.includes(plan)
        ? []
        : [issueWith(`defender.alreadyOn[${at}]`, `must be a plan that is to be on: ${on.join(", ")}`, plan)],
    ),
  ];
}

function providerIssues(additional: readonly string[] = []): ConfigIssue[] {
  return additional.flatMap((namespace, at) => {
    const first = additional.findIndex((one) => isSameRegistration(one, namespace));
    const path = `resourceProviders[${at}]`;
    if (RESOURCE_PROVIDERS.some((one) => isSameRegistration(one, namespace))) {
      return [issueWith(path, "must be left out: it is registered anyway", namespace)];
    }
    return first === at ? [] : [issueWith(path, `must differ from resourceProviders[${first}]`, namespace)];
  });
}
