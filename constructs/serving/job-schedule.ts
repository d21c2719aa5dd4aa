import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { wholeNumberProblem } from "../compute/compute";
import { AzapiActionAtDestroy } from "../terraform/azapi-action-at-destroy";
import type { ArmBody } from "../terraform/azapi-element";
import { AzapiResource } from "../terraform/azapi-resource";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import { type JobTrigger, triggerBody, triggerProblems } from "./job-trigger";
import { withServiceExpressions } from "./service-expression";

/** ARM type and API version of a schedule. */
const SCHEDULE_TYPE = "Microsoft.MachineLearningServices/workspaces/schedules@2025-12-01";

const NAME = /^[a-zA-Z0-9][\w-]{0,253}$/;
/** Four weeks: what takes longer hangs. */
const LONGEST_MINUTES = 40_320;

/** A schedule of a workspace, new or existing. */
export interface ISchedule {
  /** ARM id. */
  readonly scheduleId: string;
  /** Its jobs are named after it: `<name>-20270101T060000Z`. */
  readonly scheduleName: string;
}

/** What every schedule can be told. */
export interface JobScheduleProps {
  readonly workspace: IMachineLearningWorkspace;
  /** 1 to 254 letters, digits, underscores and hyphens, a letter or digit first. */
  readonly name: string;
  readonly trigger: JobTrigger;
  /** Minutes that a job may take, 1 to 40320 (four weeks). */
  readonly timeLimitMinutes: number;
  /**
   * The day of the synthesis, `YYYY-MM-DD`, given so that the same configuration stays the same code: a
   * schedule that ended before is refused. Goes with `trigger.end`. @default - without `end`, not looked at
   */
  readonly today?: string;
  /** Whether it starts jobs; what somebody switches in the studio is set back. @default true */
  readonly enabled?: boolean;
  /** What the studio shows. @default - none */
  readonly description?: string;
  /** @default - the workspace's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What the kinds of schedules decide. */
export interface ScheduledAction {
  /** The `action` of the request. */
  readonly body: ArmBody;
  /** The `action` of the last request, which only switches it off: nothing that comes and goes is named. */
  readonly resting: ArmBody;
  /** Where `resting` names what must be there; a change makes another schedule, e.g. `properties.action.x`. */
  readonly fixed: readonly string[];
  /** What must be there before a job runs. */
  readonly after: readonly ITerraformDependable[];
}

/** A schedule that is switched off before it is deleted, because Azure deletes no active one. */
export abstract class JobSchedule extends Construct implements ISchedule {
  readonly scheduleId: string;
  readonly scheduleName: string;
  /** For the alert on jobs that take longer; the tag `timeLimitMinutes` says it too. */
  readonly timeLimitMinutes: number;

  /** @throws with all problems of the props at once, `problems` among them */
  protected constructor(
    scope: Construct,
    id: string,
    props: JobScheduleProps,
    problems: readonly (string | undefined)[],
    action: () => ScheduledAction,
  ) {
    super(scope, id);
    const all = [...scheduleProblems(props), ...problems].filter((problem) => problem !== undefined);
    if (all.length > 0) {
      throw new Error(`${this.node.path}: ${all.join("; ")}`);
    }
    const { name, trigger, workspace } = props;
    this.scheduleName = name;
    this.timeLimitMinutes = props.timeLimitMinutes;
    const { after, body, fixed, resting } = action();
    this.scheduleId = new AzapiResource(this, "Resource", {
      type: SCHEDULE_TYPE,
      name,
      parentId: workspace.workspaceId,
      body: {
        properties: {
          displayName: name,
          description: props.description,
          tags: { ...(props.tags ?? workspace.tags), timeLimitMinutes: String(props.timeLimitMinutes) },
          isEnabled: props.enabled ?? true,
          trigger: triggerBody(trigger),
          action: withServiceExpressions(body),
        },
      },
      dependsOn: [...workspace.readyForCompute, ...after],
      replaceTriggersRefs: fixed,
    }).id;
    // an end that has passed by then would be refused, so it is left out
    const { end, start, ...endless } = trigger;
    new AzapiActionAtDestroy(this, "disable", {
      type: SCHEDULE_TYPE,
      resourceId: this.scheduleId,
      method: "PUT",
      body: {
        properties: {
          isEnabled: false,
          trigger: triggerBody(endless),
          action: withServiceExpressions(resting),
        },
      },
    });
  }
}

/** What is wrong with a schedule, whatever it starts, in words that begin with the field. */
export function scheduleProblems(props: Omit<JobScheduleProps, "workspace">): (string | undefined)[] {
  return [
    scheduleNameProblem("name", props.name),
    wholeNumberProblem("timeLimitMinutes", props.timeLimitMinutes, 1, LONGEST_MINUTES),
    ...triggerProblems(props.trigger, props.today),
  ];
}

/** What is wrong with the name of a schedule, or of what is listed under it; `undefined` if nothing is. */
export function scheduleNameProblem(field: string, name: string): string | undefined {
  return NAME.test(name)
    ? undefined
    : `${field} must be 1 to 254 letters, digits, underscores and hyphens, beginning with a letter or digit (got ${JSON.stringify(name)})`;
}
