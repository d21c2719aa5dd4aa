import { Token } from "cdktf";
import { tableOrNothing } from "../observability/log-source";
import { ofResource, queryLines } from "../observability/platform-queries";

/**
 * Answers that count against the model: what Azure or the model broke, and what it was too slow for. A model that
 * refuses its input answers 4xx, and Azure hands that on as 424: the caller's fault.
 */
const BROKEN =
  "ResponseCode >= 500 or ResponseCode == 408 or (ResponseCode == 424 and not(coalesce(ModelStatusCode, 0) between (400 .. 499)))";

/** Those, and requests that were turned away because there were too many. */
const UNANSWERED = `${BROKEN} or ResponseCode == 429`;

/** Which jobs: all of a cluster, or one experiment's there. */
export interface JobFilter {
  /** ARM id of the workspace: others that write to the same logs may have a cluster of this name. */
  readonly workspaceId: string;
  readonly clusterName: string;
  readonly experimentName?: string;
}

/** Deployments of an endpoint of which more than `percent` of the answers are broken. */
export function errorRateQuery(endpointName: string, percent: number, minimumRequests: number): string {
  return shareQuery(endpointName, BROKEN, `Percent > ${percent}`, minimumRequests, " by DeploymentName");
}

/** The endpoint, if less than `percent` of its requests were answered. */
export function availabilityQuery(endpointName: string, percent: number, minimumRequests: number): string {
  return shareQuery(endpointName, UNANSWERED, `100.0 - Percent < ${percent}`, minimumRequests, "");
}

function shareQuery(
  endpointName: string,
  counted: string,
  wrong: string,
  minimumRequests: number,
  by: string,
): string {
  return queryLines(
    "AmlOnlineEndpointTrafficLog",
    `where EndpointName =~ "${endpointName}"`,
    `summarize Requests = count(), Counted = countif(${counted})${by}`,
    `where Requests >= ${minimumRequests}`,
    "extend Percent = 100.0 * Counted / Requests",
    `where ${wrong}`,
  );
}

/** Jobs that failed. */
export function failedJobsQuery(jobs: JobFilter): string {
  return queryLines(
    JOBS,
    ...filters(jobs),
    'where EventType == "JobFailed"',
    "summarize Failed = max(TimeGenerated) by JobName, ExperimentName",
  );
}

/** One row, if no job succeeded in the last hours. */
export function noSuccessQuery(jobs: JobFilter, hours: number): string {
  return queryLines(
    JOBS,
    `where TimeGenerated > ago(${hours}h)`,
    ...filters(jobs),
    'where EventType == "JobSucceeded"',
    "summarize Succeeded = count()",
    "where Succeeded == 0",
  );
}

/**
 * Jobs that run, or ran, longer than so many minutes. How a cancelled job's last event is called is not written
 * down anywhere: whatever comes last and is neither a submission nor a start, ends it.
 */
export function longJobsQuery(jobs: JobFilter, minutes: number): string {
  return queryLines(
    JOBS,
    ...filters(jobs),
    'summarize Started = minif(TimeGenerated, EventType == "JobRunning"), (Last, LastEvent) = arg_max(TimeGenerated, EventType) by JobName, ExperimentName',
    "where isnotnull(Started)",
    'extend Ended = iff(LastEvent in ("JobSubmitted", "JobRunning"), now(), Last)',
    'extend Minutes = datetime_diff("minute", Ended, Started)',
    `where Minutes > ${minutes}`,
  );
}

/**
 * Runs of a schedule that failed, wherever they ran. They are named after it, `<schedule>-20270101T060000Z`; whether
 * the log writes anything before the name is not written down anywhere.
 */
export function failedRunsQuery(workspaceId: string, scheduleName: string): string {
  return queryLines(
    tableOrNothing("AmlRunStatusChangedEvent", ["TimeGenerated", "_ResourceId", "RunId", "Status"]),
    ofResource(workspaceId),
    `where RunId contains "${scheduleName}-20"`,
    'where Status =~ "Failed"',
    "summarize Failed = max(TimeGenerated) by RunId",
  );
}

const JOBS = tableOrNothing("AmlComputeJobEvent", [
  "TimeGenerated",
  "_ResourceId",
  "ClusterName",
  "EventType",
  "ExperimentName",
  "JobName",
]);

function filters({ clusterName, experimentName, workspaceId }: JobFilter): string[] {
  return [
    ofResource(workspaceId),
    `where ClusterName =~ "${clusterName}"`,
    ...(experimentName === undefined ? [] : [`where ExperimentName == "${experimentName}"`]),
  ];
}

/** What is wrong with a name that a query compares with; `undefined` if nothing is. */
export function queriedNameProblem(field: string, name: string | undefined): string | undefined {
  return name === undefined || Token.isUnresolved(name) || /^[\w./-]+$/.test(name)
    ? undefined
    : `${field} may have letters, digits and . _ - / (got ${JSON.stringify(name)})`;
}
