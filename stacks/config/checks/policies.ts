import { inputProblems } from "../../../constructs/governance/policy-problems";
import { scopeOfId, scopeProblems } from "../../../constructs/governance/policy-scope";
import { type ConfigIssue, issueWith } from "../config-issue";
import type { LandingZoneConfig } from "../landing-zone-config";
import { policyInputs } from "../policy-inputs";
import { isSameSubscription } from "../resolve-subscription";
import type { PoliciesHere } from "../resolved-config";
import { shownValue } from "../shown-value";
import { check, issueAtFirstWord } from "./check";
import { missing } from "./serving-issues";

type Serving = NonNullable<LandingZoneConfig["serving"]>;

const OWN_REGISTRY = "own.azurecr.io";
const REGISTRY_OF_MODEL = /^azureml:\/\/registries\/([^/]+)\//i;

/** What prod can't be without: nothing else keeps others from weakening it behind Terraform's back. */
export const assignedPolicies = check(["policies", "profile"], ({ policies, profile }) =>
  profile === "prod" && policies === undefined
    ? [missing("policies", 'prod is guarded by Azure Policy, assigned "here" or "above"')]
    : [],
);

/** See `parameterIssues`. */
export const policyParameters = check(["policies"], ({ policies }) =>
  policies?.assigned === "here" ? parameterIssues(policies) : [],
);

/** Where policies can't be that reach the environment. */
export const reachingScope = check(["policies", "subscriptionId"], ({ policies, subscriptionId }) => {
  if (policies?.assigned !== "above") {
    return [];
  }
  const path = "policies.scopeId";
  const scope = scopeOfId(policies.scopeId);
  const [problem] = scopeProblems(scope);
  if (problem !== undefined) {
    // constructs name their own field first
    return [{ path, problem: problem.slice(problem.indexOf(" ") + 1) }];
  }
  return "subscriptionId" in scope && !isSameSubscription(scope, { subscriptionId })
    ? [
        issueWith(
          path,
          "must be the environment's own subscription, or a management group above it",
          policies.scopeId,
        ),
      ]
    : [];
});

/** Parameters that nobody gave, and values that the policies don't take. */
export function parameterIssues(policies: Omit<PoliciesHere, "assigned">): ConfigIssue[] {
  const inputs = policyInputs(policies, {
    registries: [OWN_REGISTRY, ...(policies.imageRegistries ?? [])],
    customerManagedKeys: true,
    managedNetwork: true,
  });
  return [
    ...either(policies, "signingKey", "unsignedCode"),
    ...either(policies, "approvalEndpoint", "unapprovedJobs"),
    ...inputProblems(inputs).map((problem) =>
      // constructs name the policy's input first: `jobLogs.logFilters must be …`
      issueAtFirstWord("policies", problem.replace(/^\w+\./, "")),
    ),
  ];
}

/** Models of registries that the environment's own policy refuses. */
export const deployableModels = check(["policies", "serving"], ({ policies, serving }) => {
  if (policies?.assigned !== "here" || serving === undefined) {
    return [];
  }
  const { modelRegistries = [] } = policies;
  const allowed = modelRegistries.map((name) => name.toLowerCase());
  return models(serving).flatMap(({ model, path }): ConfigIssue[] => {
    const registry = REGISTRY_OF_MODEL.exec(model)?.[1];
    return registry === undefined || allowed.includes(registry.toLowerCase())
      ? []
      : [
          {
            path,
            problem: `must be of a registry in policies.modelRegistries, or be added there (got one of ${shownValue(registry)})`,
          },
        ];
  });
});

function either(
  policies: Omit<PoliciesHere, "assigned">,
  value: "signingKey" | "approvalEndpoint",
  deviation: "unsignedCode" | "unapprovedJobs",
): ConfigIssue[] {
  const [given, accepted] = [policies[value] !== undefined, policies[deviation] !== undefined];
  const path = `policies.${value}`;
  if (given === accepted) {
    return given
      ? [{ path, problem: `must be left out, or policies.${deviation}: they exclude each other` }]
      : [missing(path, `give it, or say in policies.${deviation} who accepted to do without`)];
  }
  return [];
}

function models({ batch = [], online = [] }: Serving): { readonly path: string; readonly model: string }[] {
  return [
    ...online.flatMap(({ deployments }, at) =>
      deployments.map(({ model }, index) => ({
        path: `serving.online[${at}].deployments[${index}].model`,
        model,
      })),
    ),
    ...batch.flatMap((one, at) =>
      one.models.map(({ model }, index) => ({ path: `serving.batch[${at}].models[${index}].model`, model })),
    ),
  ];
}
