import { Budget } from "../../constructs/governance/budget";
import { PolicyExemptions } from "../../constructs/governance/policy-exemptions";
import { PolicyGuardrails } from "../../constructs/governance/policy-guardrails";
import { scopeOfId } from "../../constructs/governance/policy-scope";
import { RequiredTags } from "../../constructs/governance/required-tags";
import { WorkspaceQuota } from "../../constructs/governance/workspace-quota";
import { registryHost } from "../../constructs/naming/clouds";
import type { IMachineLearningWorkspace } from "../../constructs/workspace/workspace-ref";
import { policyInputs } from "../config/policy-inputs";
import type { LandingZoneAlerting } from "./alerting";
import type { Foundation } from "./foundation";

/** Who owns it, who pays, and how secret its data are: every configuration says so. */
const REQUIRED_TAGS = ["owner", "costCenter", "dataClassification"];

/**
 * What Azure refuses in the landing zone's group, and what of the landing zone is exempt: its own deviations, each
 * until it expires. What serves writes no exemptions: a rollout must not excuse itself.
 */
export function composeGuardrails({ config, group, names, stack }: Foundation): void {
  const { cloud, encryption, network, policies } = config;
  if (policies === undefined) {
    return;
  }
  if (policies.assigned === "above") {
    const assignments = PolicyGuardrails.fromScope(scopeOfId(policies.scopeId));
    new PolicyExemptions(stack, "exemptions", { resourceGroup: group, assignments });
    return;
  }
  const guardrails = new PolicyGuardrails(stack, "guardrails", {
    resourceGroup: group,
    ...policyInputs(policies, {
      registries: [registryHost(names.of("containerRegistry"), cloud), ...(policies.imageRegistries ?? [])],
      customerManagedKeys: encryption.keys === "customer",
      managedNetwork: network.computeIsolation === "managed-network",
    }),
  });
  new RequiredTags(guardrails, "required-tags", {
    resourceGroup: group,
    tags: REQUIRED_TAGS,
    enforce: policies.notEnforced === undefined,
  });
  new PolicyExemptions(stack, "exemptions", { resourceGroup: group, assignments: guardrails.assignments });
}

/** Who hears when the landing zone's group costs too much. */
export function composeBudget(
  { config, group, names, stack }: Foundation,
  alerting: LandingZoneAlerting | undefined,
): void {
  const { budget } = config;
  if (budget === undefined) {
    return;
  }
  new Budget(stack, "budget", {
    name: names.of("budget"),
    resourceGroup: group,
    amount: budget.monthly,
    startsOn: budget.startsOn,
    emails: budget.emails,
    actionGroupId: alerting?.actionGroup.actionGroupId,
    thresholds: budget.thresholds,
  });
}

/** How many cores the workspace may take from the others of the subscription. */
export function composeQuota({ config, stack }: Foundation, workspace: IMachineLearningWorkspace): void {
  if (Object.keys(config.quota).length > 0) {
    new WorkspaceQuota(stack, "quota", { workspace, cores: config.quota });
  }
}
