import { BatchAlerts, type BatchAlertsProps } from "../../../constructs/serving/batch-alerts";
import { TrainingAlerts, type TrainingAlertsProps } from "../../../constructs/serving/training-alerts";
import { Template } from "../../support/template";
import { LOGS, messageOf, RUNBOOKS, testAlerting } from "./alerting";
import { testStack } from "./readable-stack";

const QUERY = "azurerm_monitor_scheduled_query_rules_alert_v2";
const given = { alerting: testAlerting(), logAnalyticsWorkspaceId: LOGS };

function batch(props: Partial<BatchAlertsProps> = {}) {
  const stack = testStack();
  new BatchAlerts(stack, "alerts", {
    ...given,
    endpoint: { endpointName: "churn-batch" },
    cluster: { computeName: "batch" },
    maxAgeHours: 26,
    ...props,
  });
  return Template.of(stack)
    .resource(QUERY)
    .count(props.timeLimitMinutes === undefined ? 2 : 3);
}

function training(props: Partial<TrainingAlertsProps> = {}) {
  const stack = testStack();
  new TrainingAlerts(stack, "alerts", {
    ...given,
    workspace: { workspaceName: "mlw-churn" },
    cluster: { computeName: "training" },
    targetMinutes: 240,
    ...props,
  });
  return Template.of(stack).resource(QUERY).only;
}

const queryOf = (alert: Record<string, unknown>): string[] => {
  const [{ query }] = alert.criteria as [{ query: string }];
  return query.split("\n");
};

describe("BatchAlerts", () => {
  test("tells of each job that failed", () => {
    const alert = batch().named("alerts_batch-job-failed");
    expect(alert).toMatchObject({
      name: "churn-batch-batch-job-failed",
      scopes: [LOGS],
      severity: 1,
      window_duration: "PT1H",
      evaluation_frequency: "PT15M",
      criteria: [
        {
          dimension: [
            { name: "JobName", operator: "Include", values: ["*"] },
            { name: "ExperimentName", operator: "Include", values: ["*"] },
          ],
        },
      ],
      action: { custom_properties: { runbook: `${RUNBOOKS}/batch-job-failed.md` } },
    });
    expect(queryOf(alert)).toEqual([
      "AmlComputeJobEvent",
      '| where ClusterName =~ "batch"',
      '| where EventType == "JobFailed"',
      "| summarize Failed = max(TimeGenerated) by JobName, ExperimentName",
    ]);
  });

  test("deploy/batch-freshness-schedule: tells while no job has succeeded for longer than it may be", () => {
    const alert = batch({ experimentName: "churn-daily" }).named("alerts_stale-predictions");
    expect(alert).toMatchObject({ window_duration: "P2D", evaluation_frequency: "PT30M" });
    expect(queryOf(alert)).toEqual([
      "AmlComputeJobEvent",
      "| where TimeGenerated > ago(26h)",
      '| where ClusterName =~ "batch"',
      '| where ExperimentName == "churn-daily"',
      '| where EventType == "JobSucceeded"',
      "| summarize Succeeded = count()",
      "| where Succeeded == 0",
    ]);
  });

  test("where predictions are published says how old they are better than a job does", () => {
    const output = { accountName: "stchurntest", container: "predictions", folder: "churn/daily" };
    expect(queryOf(batch({ output }).named("alerts_stale-predictions"))).toEqual([
      "StorageBlobLogs",
      "| where TimeGenerated > ago(26h)",
      '| where AccountName =~ "stchurntest"',
      '| where Category == "StorageWrite" and StatusText == "Success"',
      '| where Uri matches regex "^https://[^/]+/predictions/churn/daily/"',
      "| summarize Written = count()",
      "| where Written == 0",
    ]);
    const whole = batch({ output: { ...output, folder: undefined } });
    expect(queryOf(whole.named("alerts_stale-predictions"))).toContain(
      '| where Uri matches regex "^https://[^/]+/predictions/"',
    );
  });

  test("tells of each job that takes longer than its schedule gives it: Azure ends none", () => {
    const alert = batch({ timeLimitMinutes: 90 }).named("alerts_batch-duration");
    expect(alert).toMatchObject({ name: "churn-batch-batch-duration", severity: 2, window_duration: "P2D" });
    expect(queryOf(alert)).toContain("| where Minutes > 90");
    expect(messageOf(() => batch({ timeLimitMinutes: 4 }))).toContain(
      "timeLimitMinutes must be a whole number from 5 to 2760 (got 4)",
    );
  });

  test("leaves the alerts on jobs to another where both tell of one cluster", () => {
    const stack = testStack();
    const props = {
      ...given,
      endpoint: { endpointName: "other-batch" },
      cluster: { computeName: "batch" },
      maxAgeHours: 26,
      timeLimitMinutes: 90,
    };
    new BatchAlerts(stack, "alerts", { ...props, jobs: false });
    expect(Template.of(stack).resource(QUERY).only).toMatchObject({ name: "other-batch-stale-predictions" });
  });

  test("each severity is an input", () => {
    const made = batch({ failedSeverity: 0, staleSeverity: 2 });
    expect(made.named("alerts_batch-job-failed").severity).toBe(0);
    expect(made.named("alerts_stale-predictions").severity).toBe(2);
  });

  test("says all that is wrong at once; Azure looks two days back at most", () => {
    const severity = JSON.parse("9");
    const message = messageOf(() =>
      batch({
        alerting: testAlerting({ runbooks: "" }),
        cluster: { computeName: 'a" or 1 == 1' },
        experimentName: "a b",
        output: { accountName: '"', container: '"', folder: '"' },
        maxAgeHours: 48,
        failedSeverity: severity,
        staleSeverity: severity,
      }),
    );
    for (const field of [
      "alerting.runbooks must",
      "cluster.computeName may",
      "experimentName may",
      "output.accountName may",
      "output.container may",
      "output.folder may",
      "maxAgeHours must be a whole number from 1 to 47",
      "failedSeverity must be 0 to 4 (got 9)",
      "staleSeverity must be 0 to 4 (got 9)",
    ]) {
      expect(message).toContain(field);
    }
  });
});

describe("TrainingAlerts", () => {
  test("tells of each job that takes longer than its target", () => {
    const alert = training();
    expect(alert).toMatchObject({
      name: "mlw-churn-training-training-duration",
      severity: 3,
      window_duration: "P2D",
      criteria: [{ dimension: [{ name: "JobName" }, { name: "ExperimentName" }] }],
    });
    expect(queryOf(alert)).toEqual([
      "AmlComputeJobEvent",
      '| where ClusterName =~ "training"',
      '| summarize Started = minif(TimeGenerated, EventType == "JobRunning"), (Last, LastEvent) = arg_max(TimeGenerated, EventType) by JobName, ExperimentName',
      "| where isnotnull(Started)",
      '| extend Ended = iff(LastEvent in ("JobSubmitted", "JobRunning"), now(), Last)',
      '| extend Minutes = datetime_diff("minute", Ended, Started)',
      "| where Minutes > 240",
    ]);
  });

  test("a target may be one experiment's", () => {
    const alert = training({ experimentName: "churn", severity: 2 });
    expect(alert).toMatchObject({ name: "mlw-churn-churn-training-duration", severity: 2 });
    expect(queryOf(alert)).toContain('| where ExperimentName == "churn"');
    const inTeam = training({ experimentName: "team/churn" });
    expect(inTeam).toMatchObject({ name: "mlw-churn-team-churn-training-duration" });
    expect(queryOf(inTeam)).toContain('| where ExperimentName == "team/churn"');
    expect(() => training({ experimentName: "x".repeat(250) })).toThrow(
      /^test\/alerts\/training-duration: name must be 1 to 260 characters, none of /,
    );
  });

  test("says all that is wrong at once; Azure looks two days back at most", () => {
    const message = messageOf(() =>
      training({
        alerting: testAlerting({ runbooks: "ftp://x/y" }),
        cluster: { computeName: "|" },
        experimentName: "'",
        targetMinutes: 2761,
        severity: JSON.parse("-1"),
      }),
    );
    for (const field of [
      "alerting.runbooks must",
      "cluster.computeName may",
      "experimentName may",
      "targetMinutes must be a whole number from 5 to 2760",
      "severity must be 0 to 4 (got -1)",
    ]) {
      expect(message).toContain(field);
    }
  });
});
