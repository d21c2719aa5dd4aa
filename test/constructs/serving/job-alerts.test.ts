import { BatchAlerts, type BatchAlertsProps } from "../../../constructs/serving/batch-alerts";
import { TrainingAlerts, type TrainingAlertsProps } from "../../../constructs/serving/training-alerts";
import { armId } from "../../support/fixtures";
import { Template } from "../../support/template";
import { rowsOf } from "../observability/kql-rows";
import { LOGS, messageOf, RUNBOOKS, testAlerting } from "./alerting";
import { testStack } from "./readable-stack";

const WORKSPACE = armId("Microsoft.MachineLearningServices/workspaces", "mlw-churn");
const QUERY = "azurerm_monitor_scheduled_query_rules_alert_v2";
const given = { alerting: testAlerting(), logAnalyticsWorkspaceId: LOGS };

const ALL = {
  ...given,
  endpoint: { endpointName: "churn-batch" },
  workspace: { workspaceId: WORKSPACE },
  cluster: { computeName: "batch" },
  maxAgeHours: 26,
};

function batch(props: Partial<BatchAlertsProps> = {}) {
  const stack = testStack();
  new BatchAlerts(stack, "alerts", { ...ALL, ...props });
  return Template.of(stack)
    .resource(QUERY)
    .count(props.timeLimitMinutes === undefined ? 2 : 3);
}

function training(props: Partial<TrainingAlertsProps> = {}) {
  const stack = testStack();
  new TrainingAlerts(stack, "alerts", {
    ...given,
    workspace: { workspaceId: WORKSPACE, workspaceName: "mlw-churn" },
    cluster: { computeName: "training" },
    targetMinutes: 240,
    ...props,
  });
  return Template.of(stack).resource(QUERY).only;
}

/** Of the table that is there only once a job has run. */
const JOBS =
  "union isfuzzy=true AmlComputeJobEvent, (datatable(TimeGenerated: datetime, _ResourceId: string, ClusterName: string, EventType: string, ExperimentName: string, JobName: string)[])";
const OF_WORKSPACE = `| where _ResourceId =~ "${WORKSPACE}"`;

const textOf = (alert: Record<string, unknown>): string => queryOf(alert).join("\n");
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
      JOBS,
      OF_WORKSPACE,
      '| where ClusterName =~ "batch"',
      '| where EventType == "JobFailed"',
      "| summarize Failed = max(TimeGenerated) by JobName, ExperimentName",
    ]);
  });

  test("deploy/batch-freshness-schedule: tells while no job has succeeded for longer than it may be", () => {
    const alert = batch({ experimentName: "churn-daily" }).named("alerts_stale-predictions");
    expect(alert).toMatchObject({ window_duration: "P2D", evaluation_frequency: "PT30M" });
    expect(queryOf(alert)).toEqual([
      JOBS,
      "| where TimeGenerated > ago(26h)",
      OF_WORKSPACE,
      '| where ClusterName =~ "batch"',
      '| where ExperimentName == "churn-daily"',
      '| where EventType == "JobSucceeded"',
      "| summarize Succeeded = count()",
      "| where Succeeded == 0",
    ]);
  });

  test("old predictions are told where no job has ever run, so that there is no table yet", () => {
    const query = textOf(batch().named("alerts_stale-predictions"));
    expect(rowsOf(query, {})).toHaveLength(1);
    const ran = (hours: number, workspace = WORKSPACE) => ({
      AmlComputeJobEvent: [
        { TimeGenerated: hours, _ResourceId: workspace, ClusterName: "batch", EventType: "JobSucceeded" },
      ],
    });
    expect(rowsOf(query, ran(25))).toEqual([]);
    expect(rowsOf(query, ran(27))).toHaveLength(1);
    // a cluster of the same name in another workspace
    expect(rowsOf(query, ran(25, `${WORKSPACE}-2`))).toHaveLength(1);
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
      workspace: { workspaceId: WORKSPACE },
      cluster: { computeName: "batch" },
      maxAgeHours: 26,
      timeLimitMinutes: 90,
    };
    new BatchAlerts(stack, "alerts", { ...props, jobs: false });
    expect(Template.of(stack).resource(QUERY).only).toMatchObject({ name: "other-batch-stale-predictions" });
  });

  test("jobs are told where nobody says how old predictions may be", () => {
    const stack = testStack();
    const { maxAgeHours: _, ...jobs } = ALL;
    new BatchAlerts(stack, "alerts", { ...jobs, timeLimitMinutes: 90 });
    expect(
      Template.of(stack)
        .resources()
        .map(({ address }) => address),
    ).toEqual([`${QUERY}.alerts_batch-duration`, `${QUERY}.alerts_batch-job-failed`]);
  });

  test("an alert on nothing is refused", () => {
    const output = { accountName: "stchurn", container: "predictions" };
    expect(messageOf(() => batch({ maxAgeHours: undefined, jobs: false }))).toBe(
      "test/alerts: maxAgeHours must be given where jobs is false: nothing would be watched",
    );
    expect(messageOf(() => batch({ maxAgeHours: undefined, output }))).toBe(
      "test/alerts: maxAgeHours must be given where output is: nobody would be told how old it is",
    );
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
        output: { accountName: '"', container: '"', folder: '"', models: ["a", "b c"] },
        workspace: { workspaceId: "|" },
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
      'output.models[1] may have letters, digits and . _ - / (got "b c")',
      "workspace.workspaceId may",
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
      JOBS,
      OF_WORKSPACE,
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
        workspace: { workspaceId: "|", workspaceName: "mlw-churn" },
        targetMinutes: 2761,
        severity: JSON.parse("-1"),
      }),
    );
    for (const field of [
      "alerting.runbooks must",
      "workspace.workspaceId may",
      "cluster.computeName may",
      "experimentName may",
      "targetMinutes must be a whole number from 5 to 2760",
      "severity must be 0 to 4 (got -1)",
    ]) {
      expect(message).toContain(field);
    }
  });
});
