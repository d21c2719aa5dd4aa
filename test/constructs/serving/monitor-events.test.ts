import { SecureStorageAccount } from "../../../constructs/data/secure-storage-account";
import { MonitorEvents, type MonitorEventsProps } from "../../../constructs/serving/monitor-events";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { reference, Template } from "../../support/template";
import { WORKSPACE_ID } from "../compute/test-workspace";
import { ACTION_GROUP, messageOf, RUNBOOKS, testAlerting } from "./alerting";
import { testStack } from "./readable-stack";

const ACCOUNT = armId("Microsoft.Storage/storageAccounts", "stmonitor");
const TOPIC = "azurerm_eventgrid_system_topic.monitors";

function events(props: Partial<MonitorEventsProps> = {}) {
  const stack = testStack();
  const made = new MonitorEvents(stack, "monitors", {
    resourceGroup: existingResourceGroup(),
    name: "evgt-churn-test-weu",
    workspace: { workspaceId: WORKSPACE_ID, workspaceName: "mlw-churn", location: "northeurope" },
    account: SecureStorageAccount.fromStorageAccountId(ACCOUNT),
    alerting: testAlerting(),
    ...props,
  });
  return { made, template: Template.of(stack) };
}

const subscription = (props?: Partial<MonitorEventsProps>) =>
  events(props).template.resource("azurerm_eventgrid_system_topic_event_subscription").only;

describe("MonitorEvents", () => {
  test("operations/monitor-model-drift: an action group is told of each run that passed a threshold", () => {
    const { template } = events();
    expect(template.resource("azurerm_monitor_metric_alert").only).toMatchObject({
      name: "mlw-churn-model-monitor",
      scopes: [reference(`${TOPIC}.id`)],
      severity: 2,
      window_size: "PT1H",
      criteria: [
        {
          metric_namespace: "Microsoft.EventGrid/systemTopics",
          metric_name: "MatchedEventCount",
          aggregation: "Total",
          operator: "GreaterThan",
          threshold: 0,
        },
      ],
      action: [
        { action_group_id: ACTION_GROUP, webhook_properties: { runbook: `${RUNBOOKS}/model-monitor.md` } },
      ],
    });
  });

  test("only runs of monitors, and only those that passed a threshold, match", () => {
    expect(subscription()).toMatchObject({
      system_topic: reference(`${TOPIC}.name`),
      included_event_types: ["Microsoft.MachineLearningServices.RunStatusChanged"],
      advanced_filter: { is_not_null: [{ key: "data.RunTags.azureml_modelmonitor_threshold_breached" }] },
    });
  });

  test("the topic listens to the workspace, where that one is", () => {
    expect(events().template.resource("azurerm_eventgrid_system_topic").only).toEqual({
      name: "evgt-churn-test-weu",
      resource_group_name: "rg-churn-test-weu",
      location: "northeurope",
      source_resource_id: WORKSPACE_ID,
      topic_type: "Microsoft.MachineLearningServices.Workspaces",
      identity: { type: "SystemAssigned" },
      tags: { owner: "ml-platform", costCenter: "4711" },
    });
  });

  test("security/managed-identity-between-services: it delivers as itself, and may send to that queue only", () => {
    const { template } = events();
    expect(template.resource("azurerm_storage_queue").only).toEqual({
      name: "model-monitor-events",
      storage_account_id: ACCOUNT,
    });
    expect(template.resource("azurerm_role_assignment").only).toMatchObject({
      scope: reference("azurerm_storage_queue.monitors_queue.id"),
      role_definition_id: expect.stringMatching(/\/c6a89b2d-59bc-44d0-9896-0f6e12d7b80a$/),
      principal_id: reference(`${TOPIC}.identity[0].principal_id`),
      principal_type: "ServicePrincipal",
    });
    expect(subscription()).toMatchObject({
      delivery_identity: { type: "SystemAssigned" },
      storage_queue_endpoint: {
        storage_account_id: ACCOUNT,
        queue_name: reference("azurerm_storage_queue.monitors_queue.name"),
        queue_message_time_to_live_in_seconds: 1_209_600,
      },
      depends_on: ["azurerm_role_assignment.monitors_sender"],
    });
  });

  test("events are tried for a day, and kept as long as is said", () => {
    expect(subscription({ keepDays: 30 })).toMatchObject({
      retry_policy: { event_time_to_live: 1440, max_delivery_attempts: 30 },
      storage_queue_endpoint: { queue_message_time_to_live_in_seconds: 2_592_000 },
    });
  });

  test("operations/collect-resource-logs: what it could not deliver is logged", () => {
    const { made } = events();
    expect(made.diagnosticTargets).toEqual([
      {
        name: "topic",
        resourceId: made.topicId,
        resourceType: "Microsoft.EventGrid/systemTopics",
        logs: "allLogs",
        metrics: ["AllMetrics"],
      },
    ]);
  });

  test("says all that is wrong at once", () => {
    expect(
      messageOf(() =>
        events({
          name: "e.g.",
          keepDays: 31,
          severity: 5 as 4,
          alerting: testAlerting({ runbooks: "wiki" }),
        }),
      ),
    ).toBe(
      'test/monitors: name must be 3 to 50 letters, digits and hyphens (got "e.g."); ' +
        "keepDays must be a whole number from 1 to 30 (got 31); severity must be 0 to 4 (got 5); " +
        "alerting.runbooks must be an https address without a slash at its end, user, password, query, quotes or angle brackets, of at most 500 characters",
    );
    expect(messageOf(() => events({ keepDays: 0, name: "ab" }))).toMatch(/name must .*; keepDays must /);
    expect(events({ severity: 1 }).template.resource("azurerm_monitor_metric_alert").only).toMatchObject({
      severity: 1,
    });
  });
});
