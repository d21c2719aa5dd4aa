import { MonitorAlerts, type MonitorAlertsProps } from "../../../constructs/serving/monitor-alerts";
import { Template } from "../../support/template";
import { WORKSPACE_ID } from "../compute/test-workspace";
import { rowsOf } from "../observability/kql-rows";
import { LOGS, messageOf, RUNBOOKS, testAlerting } from "./alerting";
import { testStack } from "./readable-stack";

function alert(props: Partial<MonitorAlertsProps> = {}) {
  const stack = testStack();
  new MonitorAlerts(stack, "alerts", {
    alerting: testAlerting(),
    logAnalyticsWorkspaceId: LOGS,
    workspace: { workspaceId: WORKSPACE_ID },
    monitor: { scheduleName: "churn-monitor" },
    ...props,
  });
  return Template.of(stack).resource("azurerm_monitor_scheduled_query_rules_alert_v2").only;
}

function queryOf({ criteria }: Record<string, unknown>): string {
  const [{ query }] = criteria as [{ query: string }];
  return query;
}

describe("MonitorAlerts", () => {
  test("operations/monitor-model-drift: tells of each run of the monitor that failed", () => {
    expect(alert()).toMatchObject({
      name: "churn-monitor-monitor-failed",
      scopes: [LOGS],
      severity: 2,
      window_duration: "PT1H",
      criteria: [{ dimension: [{ name: "RunId", operator: "Include", values: ["*"] }] }],
      action: { custom_properties: { runbook: `${RUNBOOKS}/monitor-failed.md` } },
    });
    expect(queryOf(alert()).split("\n")).toEqual([
      "union isfuzzy=true AmlRunStatusChangedEvent, (datatable(TimeGenerated: datetime, _ResourceId: string, RunId: string, Status: string)[])",
      `| where _ResourceId =~ "${WORKSPACE_ID}"`,
      '| where RunId contains "churn-monitor-20"',
      '| where Status =~ "Failed"',
      "| summarize Failed = max(TimeGenerated) by RunId",
    ]);
    expect(alert({ severity: 1 })).toMatchObject({ severity: 1 });
  });

  test("runs of another schedule or workspace, and those that end well, are none of its", () => {
    const query = queryOf(alert());
    const failed = {
      _ResourceId: WORKSPACE_ID.toLowerCase(),
      RunId: "churn-monitor-20270104T060000Z",
      Status: "Failed",
    };
    const found = (other: object) =>
      rowsOf(query, { AmlRunStatusChangedEvent: [{ ...failed, ...other }] }).length;
    expect(found({})).toBe(1);
    expect(found({ Status: "Completed" })).toBe(0);
    expect(found({ RunId: "churn-monitor-weekly-20270104T060000Z" })).toBe(0);
    expect(found({ _ResourceId: `${WORKSPACE_ID}-2` })).toBe(0);
    expect(rowsOf(query, {})).toEqual([]);
  });

  test("says all that is wrong at once", () => {
    const severity = JSON.parse("9");
    expect(
      messageOf(() => alert({ monitor: { scheduleName: '"' }, workspace: { workspaceId: '"' }, severity })),
    ).toBe(
      'test/alerts: workspace.workspaceId may have letters, digits and . _ - / ( ) (got "\\""); ' +
        'monitor.scheduleName may have letters, digits and . _ - / (got "\\""); severity must be 0 to 4 (got 9)',
    );
  });
});
