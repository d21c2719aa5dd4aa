import {
  MonitorAutoscaleSetting,
  type MonitorAutoscaleSettingProfile,
} from "@cdktf/provider-azurerm/lib/monitor-autoscale-setting";
import type { Construct } from "constructs";
import { wholeNumberProblem } from "../compute/compute";
import type { IResourceGroup } from "../governance/resource-group";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import { AzureConstruct } from "../terraform/azure-construct";
import { type AutoscaleRules, type Capacity, scaleRuleProblems, scaleRules } from "./autoscale-rules";
import { type AutoscaleSchedule, recurrenceAt, scheduleProblems } from "./autoscale-schedules";
import type { ScaledDeployment } from "./scaled-deployment";

/** How far a deployment may grow and shrink, and when. */
export interface AutoscaleLimits {
  /** Instances at most, more than `minimum`, to 100: what the team is ready to pay, and the quota of the machines gives. */
  readonly maximum: number;
  /**
   * Instances at least, and as many as there shall be while Azure can't read the metrics. In production not fewer
   * than the deployment began with. @default - the deployment's instances
   */
  readonly minimum?: number;
  /** @default cpu: { out: 70, in: 30 } */
  readonly rules?: AutoscaleRules;
  /** Times with limits of their own; at all others those of the setting hold. @default - none */
  readonly schedules?: readonly AutoscaleSchedule[];
  /** Windows name of the time zone of the schedules, e.g. `W. Europe Standard Time`. @default UTC */
  readonly timezone?: string;
  /** Minutes that nothing changes after it grew, 1 to 720. @default 5 */
  readonly scaleOutCooldownMinutes?: number;
  /** Minutes that nothing changes after it shrank, as many as after it grew or more, to 720. @default 20 */
  readonly scaleInCooldownMinutes?: number;
}

export interface DeploymentAutoscaleProps extends AutoscaleLimits {
  readonly resourceGroup: IResourceGroup;
  readonly deployment: ScaledDeployment;
}

const DEFAULT_PROFILE = "default";

/**
 * Lets a deployment grow with its load, fast, and shrink again, slowly. The deployment's own number of instances
 * is only where it begins.
 *
 * Recommendation: `performance/autoscale-deployments`.
 */
export class DeploymentAutoscale extends AzureConstruct implements IMonitored {
  readonly autoscaleSettingId: string;
  readonly minimum: number;
  readonly maximum: number;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: DeploymentAutoscaleProps) {
    super(scope, id);
    const problems = autoscaleProblems(props, props.deployment);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { deployment, maximum, resourceGroup } = props;
    const { endpoint } = deployment;
    this.minimum = props.minimum ?? deployment.instances;
    this.maximum = maximum;
    this.autoscaleSettingId = new MonitorAutoscaleSetting(this, "Resource", {
      name: `autoscale-${endpoint.endpointName}-${deployment.deploymentName}`,
      resourceGroupName: resourceGroup.resourceGroupName,
      // a setting lies where its target does
      location: endpoint.location,
      targetResourceId: deployment.deploymentId,
      enabled: true,
      profile: this.profiles(props),
      tags: { ...endpoint.tags },
    }).id;
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    return [
      {
        name: "autoscale",
        resourceId: this.autoscaleSettingId,
        resourceType: "Microsoft.Insights/autoscalesettings",
        logs: "allLogs",
        metrics: ["AllMetrics"],
      },
    ];
  }

  /**
   * A profile says only when it begins; it ends when the next one does. So what holds after a schedule is a profile
   * too, of which Azure knows by its name which schedule it belongs to.
   */
  private profiles(props: DeploymentAutoscaleProps): MonitorAutoscaleSettingProfile[] {
    const { deployment, schedules = [], timezone = "UTC" } = props;
    const limited = ({ maximum, minimum }: Capacity) => ({
      capacity: { minimum, default: minimum, maximum },
      rule: scaleRules(rulesOf(props), deployment, cooldownsOf(props), { maximum, minimum }),
    });
    return schedules.length === 0
      ? [{ name: DEFAULT_PROFILE, ...limited(this) }]
      : schedules.flatMap(({ days, from, maximum = this.maximum, minimum, name, to }) => [
          { name, ...limited({ maximum, minimum }), recurrence: recurrenceAt(days, from, timezone) },
          {
            name: JSON.stringify({ name: DEFAULT_PROFILE, for: name }),
            ...limited(this),
            recurrence: recurrenceAt(days, to, timezone),
          },
        ]);
  }
}

function rulesOf({ rules }: AutoscaleLimits): AutoscaleRules {
  return rules ?? { cpu: { out: 70, in: 30 } };
}

function cooldownsOf(props: AutoscaleLimits) {
  return { out: props.scaleOutCooldownMinutes ?? 5, in: props.scaleInCooldownMinutes ?? 20 };
}

/** What is wrong with an autoscale setting of a deployment, in words that begin with the field; empty if nothing is. */
export function autoscaleProblems(
  props: AutoscaleLimits,
  { inProduction, instances }: Pick<ScaledDeployment, "inProduction" | "instances">,
): string[] {
  const { maximum, schedules = [], timezone = "UTC" } = props;
  const minimum = props.minimum ?? instances;
  const least = inProduction ? instances : 1;
  const cooldowns = cooldownsOf(props);
  return [
    wholeNumberProblem("minimum", minimum, least, 99),
    wholeNumberProblem("maximum", maximum, minimum >= 1 ? minimum + 1 : 2, 100),
    ...scaleRuleProblems(rulesOf(props), Math.max(1, minimum)),
    ...scheduleProblems(schedules, least, maximum),
    /^[A-Z][\w.+ ()-]*$/.test(timezone)
      ? undefined
      : `timezone must be the Windows name of a time zone, e.g. "W. Europe Standard Time" (got ${JSON.stringify(timezone)})`,
    wholeNumberProblem("scaleOutCooldownMinutes", cooldowns.out, 1, 720),
    wholeNumberProblem("scaleInCooldownMinutes", cooldowns.in, Math.min(cooldowns.out, 720), 720),
  ].filter((problem) => problem !== undefined);
}
