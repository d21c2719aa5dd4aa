import { ClusterAlerts, type ClusterAlertsProps } from "../../../constructs/observability/cluster-alerts";
import { Template } from "../../support/template";
import { WORKSPACE_ID } from "../compute/test-workspace";
import { ACTION_GROUP, LOGS, messageOf, RUNBOOKS } from "../serving/alerting";
import { testStack } from "../serving/readable-stack";
import { all, logs, metricOf, nobody, queryAlertOf, queryOf } from "./alert-readers";

function clusters(props: Partial<ClusterAlertsProps> = {}): Template {
  const stack = testStack();
  const workspace = { workspaceId: WORKSPACE_ID, workspaceName: "mlw-churn" };
  new ClusterAlerts(stack, "alerts", { ...logs, workspace, ...props });
  return Template.of(stack);
}

describe("ClusterAlerts", () => {
  test.each([
    ["cluster-unusable", "Unusable Nodes", "Maximum", "ClusterName", 0, "PT15M", 2],
    ["cluster-preempted", "Preempted Nodes", "Maximum", "ClusterName", 0, "PT15M", 3],
    ["cluster-idle", "Idle Nodes", "Minimum", "ClusterName", 0, "PT1H", 3],
    ["cluster-quota", "Quota Utilization Percentage", "Maximum", "VmFamilyName", 80, "PT15M", 2],
  ])("%s looks at %s", (alert, metric_name, aggregation, dimension, threshold, window_size, severity) => {
    expect(metricOf(clusters(), alert)).toMatchObject({
      name: `mlw-churn-${alert}`,
      scopes: [WORKSPACE_ID],
      severity,
      window_size,
      criteria: [
        {
          metric_namespace: "Microsoft.MachineLearningServices/workspaces",
          metric_name,
          aggregation,
          operator: "GreaterThan",
          threshold,
          dimension: [all(["*"], dimension)],
        },
      ],
      action: [{ action_group_id: ACTION_GROUP, webhook_properties: { runbook: `${RUNBOOKS}/${alert}.md` } }],
    });
  });

  test("operations/monitor-training-infrastructure: tells of each cluster of which too many jobs fail", () => {
    expect(queryAlertOf(clusters(), "cluster-jobs-failed")).toMatchObject({
      severity: 2,
      window_duration: "PT1H",
      scopes: [LOGS],
      criteria: [{ dimension: [all(["*"], "ClusterName")] }],
      action: { action_groups: [ACTION_GROUP] },
    });
    expect(queryOf(clusters(), "cluster-jobs-failed")).toEqual([
      "AmlComputeJobEvent",
      `| where _ResourceId =~ "${WORKSPACE_ID}"`,
      '| where EventType == "JobFailed"',
      "| summarize Failed = dcount(JobId) by ClusterName",
      "| where Failed > 3",
    ]);
  });

  test("tells of what a cluster calls an error, by its codes", () => {
    expect(queryAlertOf(clusters(), "cluster-error")).toMatchObject({
      criteria: [{ dimension: [all(["*"], "ClusterName"), all(["*"], "ClusterErrorCodes")] }],
    });
    expect(queryOf(clusters(), "cluster-error")).toEqual([
      "AmlComputeClusterEvent",
      `| where _ResourceId =~ "${WORKSPACE_ID}"`,
      '| where isnotempty(ClusterErrorCodes) and ClusterErrorCodes != "[]"',
      "| summarize Errors = count() by ClusterName, ClusterErrorCodes",
      "| where Errors > 0",
    ]);
  });

  test("each threshold is an input, with its window and its severity", () => {
    const limit = { threshold: 7, severity: 4, window: "PT6H" } as const;
    const made = clusters({
      errors: limit,
      failedJobs: limit,
      idleNodes: limit,
      preemptedNodes: limit,
      quota: limit,
      unusableNodes: limit,
    });
    for (const alert of ["unusable", "preempted", "idle", "quota"]) {
      expect(metricOf(made, `cluster-${alert}`)).toMatchObject({
        severity: 4,
        window_size: "PT6H",
        criteria: [{ threshold: 7 }],
      });
    }
    for (const alert of ["cluster-jobs-failed", "cluster-error"]) {
      expect(queryAlertOf(made, alert)).toMatchObject({ severity: 4, window_duration: "PT6H" });
      expect(queryOf(made, alert).at(-1)).toMatch(/ > 7$/);
    }
  });

  test("says all that is wrong at once", () => {
    const message = messageOf(() =>
      clusters({
        alerting: nobody,
        workspace: { workspaceId: 'a" or 1 == 1', workspaceName: "a/b" },
        errors: { threshold: -1 },
        failedJobs: { threshold: Number.NaN },
        idleNodes: { threshold: -2 },
        preemptedNodes: { threshold: -3 },
        quota: { threshold: 101 },
        unusableNodes: { threshold: 0, severity: JSON.parse("5") },
      }),
    );
    for (const field of [
      "alerts: alerting.runbooks must",
      "alerting.actionGroupId must be the ARM id of an action group",
      "name must be 1 to 200 characters",
      "workspace.workspaceId may",
      "errors.threshold must be 0 to 100000 errors (got -1)",
      "failedJobs.threshold must be 0 to 100000 jobs (got NaN)",
      "idleNodes.threshold must be 0 to 100000 nodes (got -2)",
      "preemptedNodes.threshold must be 0 to 100000 nodes (got -3)",
      "quota.threshold must be 1 to 100 percent (got 101)",
      "unusableNodes.severity must be 0 to 4 (got 5)",
    ]) {
      expect(message).toContain(field);
    }
  });
});
