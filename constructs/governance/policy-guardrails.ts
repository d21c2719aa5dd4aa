import type { Construct } from "constructs";
import { BUILT_IN_ROLES } from "../identity/built-in-roles";
import { RoleAssignment } from "../identity/role-assignment";
import type { IWorkloadIdentity } from "../identity/workload-identity";
import { AzureConstruct } from "../terraform/azure-construct";
import { BUILT_IN_POLICIES } from "./built-in-policies";
import { Deviations } from "./deviation";
import { GUARDRAIL_WORDS } from "./guardrail-words";
import { type IPolicyAssignment, PolicyAssignment, type PolicyValue } from "./policy-assignment";
import { GUARDRAIL_POLICIES, type GuardrailPolicy, type PolicyFacts } from "./policy-definitions";
import type { GuardrailDeviations, PolicyInputs } from "./policy-inputs";
import { inputProblems, valueProblems } from "./policy-problems";
import { assignmentIdOf, type PolicyScope, scopeProblems } from "./policy-scope";
import { type GuardrailValues, guardrailValues } from "./policy-values";
import type { IResourceGroup } from "./resource-group";
import { SecurityBenchmark, type SecurityBenchmarkVersion } from "./security-benchmark";

/** Lets Azure add a diagnostic setting to workspaces that others make without one. */
export interface LogRepair {
  /** What Azure acts as: it gets the roles that the definition asks for, on the group and on the logs. */
  readonly identity: IWorkloadIdentity;
  /** ARM id of the Log Analytics workspace. */
  readonly logAnalyticsWorkspaceId: string;
  /** Name of the settings that the stack makes itself: another would be a second one beside each. */
  readonly diagnosticSettingName: string;
}

export interface PolicyGuardrailsProps extends PolicyInputs, GuardrailDeviations {
  /** The landing zone's own. */
  readonly resourceGroup: IResourceGroup;
  /** @default - the resource group */
  readonly scope?: PolicyScope;
  /** The security benchmark on the same scope. @default - none: it belongs to a subscription, once */
  readonly securityBenchmark?: SecurityBenchmarkVersion;
  /** @default - none: nothing changes what Terraform has written */
  readonly logRepair?: LogRepair;
}

type AssignedGuardrail = readonly [GuardrailPolicy, GuardrailValues];

/**
 * The policies that the guides name, in force: what the landing zone promises is refused where the definition can
 * refuse, and reported where it can't, whoever asks and by whichever tool. No parameter is left to a default.
 *
 * Policies that change resources are not assigned: they take an identity with Contributor on the group, rewrite
 * what Terraform wrote, and find nothing that refusal hasn't prevented. `logRepair` is the one by option.
 *
 * Recommendations: `security/policy-*`, `operations/policy-log-filter-expressions`,
 * `security/approved-model-registries`, `security/approved-container-registries`,
 * `security/approved-python-packages`, `security/signed-training-code`,
 * `security/restrict-model-catalog-deployments`, `cost/policies-and-quotas`.
 */
export class PolicyGuardrails extends AzureConstruct {
  /**
   * What another stack has assigned to a scope, so that exemptions can be made from it here.
   * @param reportsOnly those that the other stack leaves at Audit, by its inputs
   */
  static fromScope(
    scope: PolicyScope,
    reportsOnly: readonly GuardrailPolicy[] = [],
  ): readonly IPolicyAssignment[] {
    return policies().map((policy) => {
      const { name } = GUARDRAIL_WORDS[policy];
      const denies = !reportsOnly.includes(policy) && canDeny(policy);
      return {
        policyAssignmentId: assignmentIdOf(scope, name),
        policyAssignmentName: name,
        policies: [{ id: GUARDRAIL_POLICIES[policy].id, denies }],
      };
    });
  }

  /** All that were made, for `PolicyExemptions`. */
  readonly assignments: readonly IPolicyAssignment[];

  /** @throws all that is wrong with scope and parameters at once */
  constructor(scope: Construct, id: string, props: PolicyGuardrailsProps) {
    super(scope, id);
    const guardrails = this.validated(props);
    const place = props.scope ?? { resourceGroup: props.resourceGroup };
    this.recordDeviations(props);
    const enforce = props.notEnforced === undefined;
    const own = guardrails.map((guardrail) => this.assign(guardrail, place, enforce));
    const { logRepair, securityBenchmark: version } = props;
    this.assignments = [
      ...own,
      ...(version === undefined ? [] : [new SecurityBenchmark(this, "benchmark", { scope: place, version })]),
      ...(logRepair === undefined ? [] : [this.repairLogs(logRepair, props.resourceGroup, place, enforce)]),
    ];
  }

  private validated(props: PolicyGuardrailsProps): AssignedGuardrail[] {
    const { jobApproval, jobSignedCode, scope, unapprovedJobs, unsignedCode } = props;
    const values = guardrailValues(props, {
      unsigned: unsignedCode !== undefined,
      unapproved: unapprovedJobs !== undefined,
    });
    const guardrails = policies().flatMap((policy): AssignedGuardrail[] => {
      const own = values[policy];
      return own === undefined ? [] : [[policy, own]];
    });
    const both = (input: string, deviation: string): string[] => [
      `${input} and ${deviation} exclude each other: with the deviation nothing is assigned`,
    ];
    const problems = [
      ...(scope === undefined ? [] : scopeProblems(scope)),
      ...guardrails.flatMap(([policy, own]) => valueProblems(policy, own)),
      ...inputProblems(props),
      ...(jobSignedCode && unsignedCode ? both("jobSignedCode", "unsignedCode") : []),
      ...(jobApproval && unapprovedJobs ? both("jobApproval", "unapprovedJobs") : []),
      ...(props.logRepair && scope !== undefined && !("resourceGroup" in scope)
        ? [
            "logRepair takes the resource group as the scope: its identity gets its roles there and nowhere above",
          ]
        : []),
    ];
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    return guardrails;
  }

  private recordDeviations({ notEnforced, unapprovedJobs, unsignedCode }: GuardrailDeviations): void {
    const deviations = Deviations.of(this);
    deviations.accept(this, "unsignedCode", unsignedCode, {
      recommendations: ["security/signed-training-code", "security/policy-code-signing"],
      rules: ["security/policy-signed-code"],
    });
    deviations.accept(this, "unapprovedJobs", unapprovedJobs, {
      recommendations: ["security/policy-approval-endpoint"],
      rules: ["security/policy-approval"],
    });
    deviations.accept(this, "notEnforced", notEnforced, {
      recommendations: [
        "security/approved-model-registries",
        "security/policy-workspace-public-access-disabled",
      ],
      rules: ["security/policy-enforced"],
    });
  }

  private assign(
    [policy, values]: AssignedGuardrail,
    scope: PolicyScope,
    enforce: boolean,
  ): IPolicyAssignment {
    const facts: PolicyFacts = GUARDRAIL_POLICIES[policy];
    const [strongest] = facts.effect.allowed;
    const effect = values.reportsOnly === true ? "Audit" : strongest;
    return new PolicyAssignment(this, GUARDRAIL_WORDS[policy].name.replace(/^ml-/, ""), {
      ...GUARDRAIL_WORDS[policy],
      scope,
      messageOnFindings: facts.about !== undefined,
      definition: `policyDefinitions/${facts.id}`,
      parameters: { [facts.effect.parameter]: effect, ...known(values.parameters) },
      enforce,
      policies: [{ id: facts.id, denies: enforce && effect === "Deny" }],
    });
  }

  private repairLogs(
    { diagnosticSettingName, identity, logAnalyticsWorkspaceId }: LogRepair,
    group: IResourceGroup,
    scope: PolicyScope,
    enforce: boolean,
  ): IPolicyAssignment {
    const description = "Lets Azure Policy add diagnostic settings to workspaces";
    const { logAnalyticsContributor, monitoringContributor } = BUILT_IN_ROLES;
    const grant = (
      id: string,
      on: string,
      role: typeof monitoringContributor | typeof logAnalyticsContributor,
    ) => new RoleAssignment(this, id, { scope: on, role, principal: identity, description });
    grant("settings", group.resourceGroupId, monitoringContributor);
    grant("logs", logAnalyticsWorkspaceId, logAnalyticsContributor);
    const { id } = BUILT_IN_POLICIES.workspaceLogsToLogAnalytics;
    return new PolicyAssignment(this, "log-repair", {
      scope,
      name: "ml-log-repair",
      displayName: "Machine learning: logs of workspaces that nobody collects",
      message:
        "Azure adds a diagnostic setting to the workspace by itself; import it into Terraform, or make one there.",
      messageOnFindings: true,
      definition: `policyDefinitions/${id}`,
      parameters: {
        effect: "DeployIfNotExists",
        profileName: diagnosticSettingName,
        logAnalytics: logAnalyticsWorkspaceId,
        logsEnabled: true,
        metricsEnabled: true,
      },
      enforce,
      policies: [{ id, denies: false }],
      actor: { identity, location: group.location },
    });
  }
}

function policies(): GuardrailPolicy[] {
  return Object.keys(GUARDRAIL_POLICIES).filter((key): key is GuardrailPolicy =>
    Object.hasOwn(GUARDRAIL_POLICIES, key),
  );
}

function canDeny(policy: GuardrailPolicy): boolean {
  return GUARDRAIL_POLICIES[policy].effect.allowed[0] === "Deny";
}

/** Those that are there: the others were refused. */
function known(parameters: GuardrailValues["parameters"]): Record<string, PolicyValue> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
