import { Token } from "cdktf";

/** Clusters of a workspace of which more than `most` jobs failed. */
export function failedJobsOfClustersQuery(workspaceId: string, most: number): string {
  return queryLines(
    "AmlComputeJobEvent",
    ofResource(workspaceId),
    'where EventType == "JobFailed"',
    "summarize Failed = dcount(JobId) by ClusterName",
    `where Failed > ${most}`,
  );
}

/** Clusters of a workspace that told of more than `most` errors, by the errors' codes. */
export function clusterErrorsQuery(workspaceId: string, most: number): string {
  return queryLines(
    "AmlComputeClusterEvent",
    ofResource(workspaceId),
    // how an empty list of codes is written is documented nowhere
    'where isnotempty(ClusterErrorCodes) and ClusterErrorCodes != "[]"',
    "summarize Errors = count() by ClusterName, ClusterErrorCodes",
    `where Errors > ${most}`,
  );
}

/** Reasons for which an account refused more than `most` requests to its blobs. */
export function deniedBlobsQuery(accountName: string, most: number): string {
  return queryLines(
    "StorageBlobLogs",
    `where AccountName =~ "${accountName}"`,
    'where StatusCode == "403"',
    "summarize Denied = count() by StatusText",
    `where Denied > ${most}`,
  );
}

/** One row, if more than so many GB came in that are paid. */
export function ingestionQuery(gigabytes: number): string {
  return queryLines(
    "Usage",
    "where IsBillable == true",
    // Quantity is in MB, of which Azure counts a thousand to a GB
    "summarize Gigabytes = sum(Quantity) / 1000",
    `where Gigabytes > ${gigabytes}`,
  );
}

/** A row for each time that the workspace said that it keeps nothing more for the day. */
export function dailyCapQuery(): string {
  return queryLines(
    "_LogOperation",
    'where Category =~ "Ingestion"',
    'where Detail contains "OverQuota"',
    "project TimeGenerated, Operation, Detail",
  );
}

/** What a resource itself wrote: other workspaces may have clusters of the same name. */
export function ofResource(resourceId: string): string {
  return `where _ResourceId =~ "${resourceId}"`;
}

/** A query of a table: a step on each line. */
export function queryLines(table: string, ...steps: readonly string[]): string {
  return [table, ...steps.map((step) => `| ${step}`)].join("\n");
}

/** What is wrong with a name or an ARM id that a query compares with; `undefined` if nothing is. */
export function queriedProblem(field: string, value: string): string | undefined {
  return Token.isUnresolved(value) || /^[\w./()-]+$/.test(value)
    ? undefined
    : `${field} may have letters, digits and . _ - / ( ) (got ${JSON.stringify(value)})`;
}
