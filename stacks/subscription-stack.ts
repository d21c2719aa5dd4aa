import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { Budget } from "../constructs/governance/budget";
import { DefenderPlans } from "../constructs/governance/defender-plans";
import { type ExampleValue, ExampleValueGuard } from "../constructs/governance/example-value-guard";
import type { IPolicyAssignment } from "../constructs/governance/policy-assignment";
import { PolicyExemptions } from "../constructs/governance/policy-exemptions";
import { PolicyGuardrails } from "../constructs/governance/policy-guardrails";
import { ResourceGroup } from "../constructs/governance/resource-group";
import { ResourceProviderRegistration } from "../constructs/governance/resource-provider-registration";
import { SecurityBenchmark } from "../constructs/governance/security-benchmark";
import { SecurityContact } from "../constructs/governance/security-contact";
import { ResourceNames } from "../constructs/naming/resource-names";
import { ActionGroup, actionGroupShortName } from "../constructs/observability/action-group";
import { ActivityAlerts } from "../constructs/observability/activity-alerts";
import { ActivityLogExport } from "../constructs/observability/activity-log-export";
import { AdvisorAlerts } from "../constructs/observability/advisor-alerts";
import { collectLogs } from "../constructs/observability/collect-logs";
import { LogAnalytics } from "../constructs/observability/log-analytics";
import { ServiceHealthAlerts } from "../constructs/observability/service-health-alerts";
import { AzureProviders } from "../constructs/terraform/azure-providers";
import { resourcesIn } from "../constructs/terraform/resources-in";
import { waitFor } from "../constructs/terraform/wait-for";
import { enforceBaseline } from "./baseline-validation";
import { UNPROTECTED } from "./config/chosen-weakenings";
import { type Residents, SUBSCRIPTION_IN_NAMES, subscriptionPolicies } from "./config/resolve-subscription";
import type { SubscriptionConfig } from "./config/subscription-config";
import { placeState } from "./parts/backend";
import { protectData } from "./parts/protection";
import { ReadableAddressStack } from "./readable-address-stack";

export interface SubscriptionStackProps {
  /** The entry's name in environments/subscriptions.ts, e.g. `prod`: the tag `environment`. */
  readonly name: string;
  readonly config: SubscriptionConfig;
  readonly residents: Residents;
  /** Values of the configuration that nobody has filled in yet. @default - none */
  readonly examples?: readonly ExampleValue[];
}

const RETENTION_DAYS = 365;
const UNPROTECTED_SUBSCRIPTION = [...UNPROTECTED, "reliability/defender-prevent-destroy"];

/**
 * What a subscription has once, whoever works in it: registered resource providers, Defender's plans and who hears of
 * them, the security benchmark, a budget, the activity log kept, and alerts on what changes and fails. It has a state
 * of its own, so that destroying an environment switches off nothing that another one needs.
 *
 * Deployed before the first environment of the subscription, whose stacks read nothing of it.
 *
 * Recommendations: `security/security-baseline-and-defender`, `operations/infrastructure-as-code`,
 * `operations/collect-resource-logs`, `cost/policies-and-quotas`, `ai-cost/cost-accountability`,
 * `ai-operations/automated-monitoring-alerting-audit`.
 */
export class SubscriptionStack extends ReadableAddressStack {
  private readonly protect: boolean;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SubscriptionStackProps,
  ) {
    super(scope, id);
    const { config, examples = [], name } = props;
    this.protect = config.protectData ?? true;
    enforceBaseline(this, {
      warnOnly: [...(config.baseline?.warnOnly ?? []), ...(this.protect ? [] : UNPROTECTED_SUBSCRIPTION)],
    });
    const { azurermVersion, cloud, location, nameSuffix, subscriptionId, tenantId, useCase } = config;
    placeState(this, { ...config, cloud: cloud ?? "public" });
    new AzureProviders(this, "providers", {
      tenantId,
      subscriptionId,
      cloud,
      azurermVersion,
      purgeOnDestroy: false,
    });
    const registration = new ResourceProviderRegistration(this, "registered", {
      additional: config.resourceProviders,
    });

    const names = new ResourceNames({
      useCase,
      environment: SUBSCRIPTION_IN_NAMES,
      location,
      subscriptionId,
      suffix: nameSuffix,
    });
    const group = new ResourceGroup(this, "group", {
      name: names.of("resourceGroup"),
      location,
      tags: { ...config.tags, useCase, environment: name },
    });
    const logAnalyticsWorkspaceId = this.keepActivityLog(group, names);
    const actionGroupId = this.alert(group, names);
    const assignments = this.govern(group);
    this.watchCosts(names);
    new PolicyExemptions(this, "exemptions", { resourceGroup: group, assignments });
    this.inOrder(registration, group);
    new ExampleValueGuard(this, "example-values", { examples });

    for (const [output, value] of Object.entries({
      resource_group_name: group.resourceGroupName,
      log_analytics_workspace_id: logAnalyticsWorkspaceId,
      action_group_id: actionGroupId,
    })) {
      new TerraformOutput(this, output, { value });
    }
  }

  /** Where the activity log is kept: Azure itself forgets it after 90 days. */
  private keepActivityLog(group: ResourceGroup, names: ResourceNames): string {
    const { logAnalyticsWorkspaceId: existing, retentionDays = RETENTION_DAYS } = this.props.config;
    const logAnalyticsWorkspaceId = existing ?? this.ownWorkspace(group, names, retentionDays);
    new ActivityLogExport(this, "activity-log", { logAnalyticsWorkspaceId });
    return logAnalyticsWorkspaceId;
  }

  private ownWorkspace(group: ResourceGroup, names: ResourceNames, retentionDays: number): string {
    const logs = new LogAnalytics(this, "logs", {
      resourceGroup: group,
      name: names.of("logAnalyticsWorkspace"),
      retentionDays,
      preventDestroy: this.protect,
    });
    const { logAnalyticsWorkspaceId } = logs;
    collectLogs(logs, logAnalyticsWorkspaceId);
    if (this.protect) {
      protectData([{ construct: logs, targetId: logAnalyticsWorkspaceId, inScope: [] }]);
    }
    return logAnalyticsWorkspaceId;
  }

  /** Who is told, and of what: changes anywhere in the subscription, Azure's own incidents, Advisor. */
  private alert(group: ResourceGroup, names: ResourceNames): string {
    const { config, name, residents } = this.props;
    const { emails, runbooks } = config.alerts;
    const { actionGroupId } = new ActionGroup(this, "alerts", {
      resourceGroup: group,
      name: names.of("actionGroup"),
      shortName: actionGroupShortName(`sub-${name}`),
      emails,
    });
    const alerting = { resourceGroup: group, actionGroupId, runbooks };
    const told = { alerting, name: this.node.id };
    new ActivityAlerts(this, "activity", told);
    new ServiceHealthAlerts(this, "service-health", { ...told, regions: residents.regions });
    new AdvisorAlerts(this, "advisor", told);
    return actionGroupId;
  }

  /** Defender and Azure Policy. */
  private govern(group: ResourceGroup): IPolicyAssignment[] {
    const { config, residents } = this.props;
    new DefenderPlans(this, "defender", { ...config.defender, preventDestroy: this.protect });
    new SecurityContact(this, "security-contact", config.securityContact);
    const scope = { subscriptionId: config.subscriptionId };
    const { securityBenchmark: benchmark = { assigned: "here" } } = config;
    const policies = subscriptionPolicies(config, residents);
    return [
      benchmark.assigned === "already"
        ? SecurityBenchmark.fromPolicyAssignmentId(benchmark.policyAssignmentId, benchmark.version)
        : new SecurityBenchmark(this, "benchmark", { scope, version: benchmark.version }),
      ...(policies === undefined
        ? []
        : new PolicyGuardrails(this, "guardrails", { ...policies, resourceGroup: group, scope }).assignments),
    ];
  }

  private watchCosts(names: ResourceNames): void {
    const { alerts, budget } = this.props.config;
    new Budget(this, "budget", {
      name: names.of("budget"),
      amount: budget.monthly,
      startsOn: budget.startsOn,
      emails: budget.emails ?? alerts.emails,
      thresholds: budget.thresholds,
    });
  }

  /** Of what was made so far all waits for the group, and that for the registrations: a new subscription has none. */
  private inOrder(registration: ResourceProviderRegistration, group: ResourceGroup): void {
    const groups = resourcesIn(group);
    const first = [...resourcesIn(registration), ...groups];
    for (const resource of groups) {
      waitFor(resource, registration.registered);
    }
    for (const resource of resourcesIn(this).filter((one) => !first.includes(one))) {
      waitFor(resource, groups);
    }
  }
}
