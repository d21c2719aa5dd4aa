import { SecureStorageAccount } from "../../../constructs/data/secure-storage-account";
import { type ManyModelsProps, manyModels } from "../../../constructs/serving/many-models";
import { ModelMonitor } from "../../../constructs/serving/model-monitor";
import { MonitorEvents } from "../../../constructs/serving/monitor-events";
import { RetrainingSchedule } from "../../../constructs/serving/retraining-schedule";
import { servingStack } from "../../stacks/synthesized";
import { armId, existingResourceGroup, testDeviation } from "../../support/fixtures";
import { Template } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "../compute/test-workspace";
import { ACTION_GROUP, testAlerting } from "./alerting";
import { monitorProps } from "./monitor-props";
import { testStack } from "./readable-stack";
import { CLUSTER, PIPELINE, SCHEDULE, scheduled } from "./retraining";

/** Bodies of what azapi makes of a type, e.g. `schedules`, by address. */
function bodies(template: Template, type: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    template
      .resources()
      .filter(({ attributes, type: made }) => made === "azapi_resource" && isOf(attributes.type, type))
      .map(({ address, attributes }) => [address, attributes.body]),
  );
}

function isOf(written: unknown, type: string): boolean {
  return typeof written === "string" && written.split("@")[0]?.endsWith(`/workspaces/${type}`) === true;
}

test("deploy/choose-online-or-batch: the committed examples have an endpoint of either kind, each with deployments", () => {
  for (const environment of ["dev", "prod"] as const) {
    const template = Template.of(servingStack(environment));
    const kinds = [
      "onlineEndpoints",
      "onlineEndpoints/deployments",
      "batchEndpoints",
      "batchEndpoints/deployments",
    ];
    expect(kinds.map((kind) => Object.keys(bodies(template, kind)).length > 0)).toEqual(
      kinds.map(() => true),
    );
  }
});

describe("what is noticed, and what is done about it", () => {
  const stack = testStack();
  new ModelMonitor(stack, "monitor", monitorProps(stack, testDeviation()));
  new RetrainingSchedule(stack, "retrain", {
    workspace: testWorkspace(stack),
    name: "churn-retrain",
    trigger: { recurrence: { frequency: "Week" } },
    timeLimitMinutes: 240,
    cluster: CLUSTER,
    job: PIPELINE,
  });
  new MonitorEvents(stack, "events", {
    resourceGroup: existingResourceGroup(),
    name: "evgt-churn-test-weu",
    workspace: testWorkspace(stack),
    account: SecureStorageAccount.fromStorageAccountId(
      armId("Microsoft.Storage/storageAccounts", "stmonitor"),
    ),
    alerting: testAlerting(),
  });
  const template = Template.of(stack);

  test("ai-operations/detect-and-mitigate-model-decay: one schedule watches a model, another trains it again", () => {
    expect(bodies(template, "schedules")).toMatchObject({
      "azapi_resource.monitor": { properties: { action: { actionType: "CreateMonitor" } } },
      "azapi_resource.retrain": { properties: { action: { actionType: "CreateJob" } } },
    });
  });

  test("ai-performance/automated-metric-collection-and-retraining: what is measured has thresholds, and an action group is told that a training can listen to", () => {
    expect(bodies(template, "schedules")["azapi_resource.monitor"]).toMatchObject({
      properties: {
        isEnabled: true,
        action: {
          monitorDefinition: {
            alertNotificationSettings: {
              emailNotificationSettings: { emails: ["ml-operations@example.com"] },
            },
            signals: { dataDrift: { metricThresholds: expect.anything() } },
          },
        },
      },
    });
    expect(template.resource("azurerm_monitor_metric_alert").only).toMatchObject({
      criteria: [{ metric_name: "MatchedEventCount", threshold: 0 }],
      action: [{ action_group_id: ACTION_GROUP }],
    });
  });
});

test("ai-reliability/update-frequency-and-automated-online-training: training starts by the clock, as often as somebody says", () => {
  const trigger = { recurrence: { frequency: "Day", hours: [3] } } as const;
  expect(SCHEDULE).toContain("/workspaces/schedules@");
  expect(bodies(scheduled({ trigger }), "schedules")["azapi_resource.retrain"]).toMatchObject({
    properties: {
      isEnabled: true,
      trigger: { triggerType: "Recurrence", frequency: "Day", interval: 1, schedule: { hours: [3] } },
    },
  });
});

describe("deploy/many-models-register-name-tag: a list of models", () => {
  const made = (models: ManyModelsProps["models"]): Template => {
    const stack = testStack();
    const cluster = { computeId: `${WORKSPACE_ID}/computes/batch` };
    manyModels(stack, { workspace: testWorkspace(stack), prefix: "stores", models, cluster });
    return Template.of(stack);
  };
  const modelId = (name: string) => `azureml://registries/shared/models/${name}/versions/4`;

  test("keeps them apart by name, each with the version that was registered", () => {
    const template = made(["north", "south"].map((name) => ({ name, modelId: modelId(name) })));
    expect(bodies(template, "batchEndpoints/deployments")).toMatchObject({
      "azapi_resource.stores-1_north": { properties: { model: { assetId: modelId("north") } } },
      "azapi_resource.stores-1_south": { properties: { model: { assetId: modelId("south") } } },
    });
  });

  test("takes neither a name twice nor a model without a version", () => {
    const twice = [
      { name: "north", modelId: modelId("north") },
      { name: "NORTH", modelId: "azureml://registries/shared/models/north" },
    ];
    expect(() => made(twice)).toThrow(/NORTH|north twice/);
    expect(() => made([{ name: "north", modelId: "azureml://registries/shared/models/north" }])).toThrow(
      /version/,
    );
  });
});
