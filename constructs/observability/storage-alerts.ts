import { Construct } from "constructs";
import type { IStorageAccount } from "../data/secure-storage-account";
import { recipientProblems } from "./activity-log-alert";
import { type Alerting, type AlertLimit, limitProblems } from "./alerting";
import { LogAlert } from "./log-alert";
import { MetricAlert } from "./metric-alert";
import { PLATFORM_ALERTS, platformAlertTerms } from "./platform-alerts";
import { PLATFORM_LIMITS } from "./platform-limits";
import { STORAGE_METRICS } from "./platform-metrics";
import { deniedBlobsQuery, queriedProblem } from "./platform-queries";

export interface StorageAlertsProps {
  readonly alerting: Alerting;
  readonly account: IStorageAccount;
  /** ARM id of the Log Analytics workspace that the setting of the account's blobs writes to. */
  readonly logAnalyticsWorkspaceId: string;
  /** Percent of the requests that are answered, 0 to 100. @default 99 within an hour */
  readonly availability?: AlertLimit;
  /** Requests to blobs that may be refused for the same reason. @default 10 within an hour */
  readonly denied?: AlertLimit;
  /** Requests that may be turned away because there are too many. @default 100 within 15 minutes */
  readonly throttled?: AlertLimit;
}

/**
 * Answers to requests beyond what an account or its servers take, as the values of the metric's dimension are called
 * (learn.microsoft.com/azure/storage/blobs/monitor-blob-storage-reference, looked up on 2026-11-22).
 */
const THROTTLED = [
  "ServerBusyError",
  "ClientThrottlingError",
  "ClientAccountBandwidthThrottlingError",
  "ClientAccountRequestThrottlingError",
] as const;

/**
 * Alerts on a storage account: what it leaves unanswered, what it refuses, and what is too much for it. What is refused
 * is asked of the log of its blobs, since only that one says why.
 *
 * Recommendations: `ai-operations/automated-monitoring-alerting-audit`, `operations/collect-resource-logs`.
 */
export class StorageAlerts extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: StorageAlertsProps) {
    super(scope, id);
    const { account, alerting, logAnalyticsWorkspaceId } = props;
    const {
      availability = PLATFORM_LIMITS["storage-availability"],
      denied = PLATFORM_LIMITS["storage-denied"],
      throttled = PLATFORM_LIMITS["storage-throttled"],
    } = props;
    const name = account.storageAccountName;
    const problems = [
      ...recipientProblems(alerting, name),
      queriedProblem("account.storageAccountName", name),
      ...limitProblems("availability", availability, PLATFORM_LIMITS["storage-availability"]),
      ...limitProblems("denied", denied, PLATFORM_LIMITS["storage-denied"]),
      ...limitProblems("throttled", throttled, PLATFORM_LIMITS["storage-throttled"]),
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    new MetricAlert(this, "storage-availability", {
      ...platformAlertTerms("storage-availability", name, availability),
      alerting,
      resourceId: account.storageAccountId,
      metric: STORAGE_METRICS.availability,
      operator: "LessThan",
      threshold: availability.threshold,
      window: availability.window ?? PLATFORM_ALERTS["storage-availability"].window,
    });
    new LogAlert(this, "storage-denied", {
      ...platformAlertTerms("storage-denied", name, denied),
      alerting,
      logAnalyticsWorkspaceId,
      query: deniedBlobsQuery(name, denied.threshold),
      splitBy: ["StatusText"],
      window: denied.window ?? PLATFORM_ALERTS["storage-denied"].window,
    });
    new MetricAlert(this, "storage-throttled", {
      ...platformAlertTerms("storage-throttled", name, throttled),
      alerting,
      resourceId: account.storageAccountId,
      metric: STORAGE_METRICS.transactions,
      aggregation: "Total",
      only: { dimension: "ResponseType", values: THROTTLED },
      operator: "GreaterThan",
      threshold: throttled.threshold,
      window: throttled.window ?? PLATFORM_ALERTS["storage-throttled"].window,
    });
  }
}
