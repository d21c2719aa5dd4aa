import { queryLines } from "./platform-queries";

/** Failed jobs an hour, by cluster. */
export function failedJobsByClusterQuery(workspaceId: string): string {
  return queryLines(
    "AmlComputeJobEvent",
    `where _ResourceId =~ "${workspaceId}"`,
    'where EventType == "JobFailed"',
    "summarize Failed = dcount(JobId) by Time = bin(TimeGenerated, 1h), ClusterName",
    "order by Time asc",
  );
}

/** The fifty jobs that failed last, with what they said. */
export function lastFailedJobsQuery(workspaceId: string): string {
  return queryLines(
    "AmlComputeJobEvent",
    `where _ResourceId =~ "${workspaceId}"`,
    'where EventType == "JobFailed"',
    "project TimeGenerated, ClusterName, ExperimentName, JobName, JobErrorMessage",
    "top 50 by TimeGenerated desc",
  );
}

/** How long 19 of 20 requests took, a quarter of an hour apart, by endpoint. */
export function latencyByEndpointQuery(workspaceId: string): string {
  return queryLines(
    "AmlOnlineEndpointTrafficLog",
    `where _ResourceId startswith "${workspaceId}/"`,
    "summarize P95 = percentile(TotalDurationMs, 95) by Time = bin(TimeGenerated, 15m), EndpointName",
    "order by Time asc",
  );
}

/** How requests were answered, by deployment. */
export function answersByEndpointQuery(workspaceId: string): string {
  return queryLines(
    "AmlOnlineEndpointTrafficLog",
    `where _ResourceId startswith "${workspaceId}/"`,
    "summarize Requests = count(), Errors = countif(ResponseCode >= 500 or ResponseCode == 408), Refused = countif(ResponseCode == 401 or ResponseCode == 403), TurnedAway = countif(ResponseCode == 429), P95 = percentile(TotalDurationMs, 95) by EndpointName, DeploymentName",
    "order by Requests desc",
  );
}

/** GB a day that are paid, by table. */
export function ingestionByTableQuery(): string {
  return queryLines(
    "Usage",
    "where IsBillable == true",
    "summarize Gigabytes = sum(Quantity) / 1000 by Time = bin(TimeGenerated, 1d), DataType",
    "order by Time asc",
  );
}
