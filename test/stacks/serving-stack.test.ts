import { Testing } from "cdktf";
import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import type { LandingZoneConfig } from "../../stacks/config/landing-zone-config";
import { resolveConfig } from "../../stacks/config/profile";
import { isServing } from "../../stacks/config/serving-config";
import { ServingStack } from "../../stacks/serving-stack";
import { Template } from "../support/template";
import { synthesized } from "./synthesized";

type Serving = NonNullable<LandingZoneConfig["serving"]>;

const DEPLOYER = "00000000-0000-0000-0000-000000000031";
const INVOKER = "00000000-0000-0000-0000-000000000032";
const model = (name: string) => `azureml://registries/shared/models/${name}/versions/1`;

const SERVING: Serving = {
  backend: { kind: "local" },
  deployers: [{ group: DEPLOYER }],
  invokers: [{ group: INVOKER }],
  online: [{ name: "churn-score", deployments: [{ name: "blue", model: model("churn") }] }],
  batch: [{ prefix: "stores", models: [{ name: "north", model: model("north") }], maxAgeHours: 26 }],
};

const SMOKE_TEST = {
  request: { input_data: [[1, 2]] },
  expect: { type: "array" as const, items: { type: "number" as const } },
};

/** As `SERVING`, with what only some environments ask for. */
const MORE: Partial<Serving> = {
  online: [
    {
      name: "churn-score",
      latencyP95Ms: 300,
      smokeTest: SMOKE_TEST,
      deployments: [
        {
          name: "blue",
          model: model("churn"),
          autoscale: { maximum: 6 },
          payloadCollection: { purpose: "drift of inputs", consent: "terms of use, § 4", columnsLeftOut: [] },
        },
      ],
      rollout: { live: "blue", step: "live" },
    },
  ],
  batch: [
    {
      prefix: "stores",
      models: [{ name: "north", model: model("north") }],
      schedules: [
        {
          name: "stores-north",
          model: "north",
          trigger: { cron: "0 2 * * *" },
          timeLimitMinutes: 60,
          input: "azureml://datastores/workspaceblobstore/paths/stores",
        },
      ],
      maxAgeHours: 26,
    },
  ],
  payload: { retentionDays: 30, readers: [{ group: "00000000-0000-0000-0000-000000000041" }] },
  retraining: [
    {
      name: "churn-weekly",
      trigger: { cron: "0 4 * * 0" },
      timeLimitMinutes: 240,
      targetMinutes: 120,
      inputs: { data: { folder: "azureml://datastores/workspaceblobstore/paths/churn" } },
      job: {
        command: "python train.py",
        environmentId: "azureml://registries/shared/environments/train/versions/1",
        searchSpace: { lr: { uniform: [0.001, 0.1] } },
        objective: { metric: "auc", goal: "Maximize" },
        maxTotalTrials: 8,
        trialTimeoutMinutes: 60,
        earlyTermination: { policy: "MedianStopping" },
      },
    },
  ],
};

function served(base: LandingZoneConfig, serving: Partial<Serving> = {}): Template {
  const config = resolveConfig({ ...base, serving: { ...SERVING, ...serving } });
  if (!isServing(config)) {
    throw new Error("it serves nothing");
  }
  return Template.of(
    new ServingStack(Testing.app({ stackTraces: false }), `${config.environment}-serving`, { config }),
  );
}

const addresses = (template: Template) => template.resources().map(({ address }) => address);
const named = (template: Template, address: string): Record<string, unknown> =>
  template.resources().find((one) => one.address === address)?.attributes ?? {};

describe("the stack of what is served", () => {
  test("has nothing in it that a rollout could break but endpoints and what goes with them", () => {
    expect(addresses(served(dev))).toEqual([
      "azapi_resource.batch_stores-1",
      "azapi_resource.batch_stores-1_north",
      "azapi_resource.online_churn-score",
      "azapi_resource.online_churn-score_blue",
      "azapi_resource_action.batch_stores-1_default_drain",
      "azapi_resource_action.online_churn-score_traffic",
      "azapi_resource_action.online_churn-score_traffic_drain",
      "azapi_update_resource.batch_stores-1_default",
      "azapi_update_resource.online_churn-score_settings",
      "azurerm_monitor_diagnostic_setting.online_churn-score_endpoint-logs",
      "azurerm_monitor_metric_alert.online_churn-score_alerts_latency-p95",
      "azurerm_monitor_metric_alert.online_churn-score_alerts_network-bytes",
      "azurerm_monitor_metric_alert.online_churn-score_blue-alerts_cpu",
      "azurerm_monitor_metric_alert.online_churn-score_blue-alerts_memory",
      "azurerm_monitor_scheduled_query_rules_alert_v2.batch-alerts_stores_batch-duration",
      "azurerm_monitor_scheduled_query_rules_alert_v2.batch-alerts_stores_batch-job-failed",
      "azurerm_monitor_scheduled_query_rules_alert_v2.batch-alerts_stores_stale-predictions",
      "azurerm_monitor_scheduled_query_rules_alert_v2.online_churn-score_alerts_availability",
      "azurerm_monitor_scheduled_query_rules_alert_v2.online_churn-score_alerts_error-rate",
      "terraform_data.online_churn-score_traffic_kept",
    ]);
  });

  test("finds the landing zone by its names at plan, and never reads its state or a key", () => {
    const { data, resource } = served(dev).json as Record<string, Record<string, Record<string, object>>>;
    expect(Object.keys(data ?? {})).toEqual([
      "azurerm_machine_learning_workspace",
      "azurerm_monitor_action_group",
      "azurerm_user_assigned_identity",
    ]);
    const landingZone = synthesized("dev");
    const workspace = landingZone.resource("azurerm_machine_learning_workspace").only;
    expect(data?.azurerm_machine_learning_workspace?.workspace).toMatchObject({
      name: workspace.name,
      resource_group_name: landingZone.resource("azurerm_resource_group").named("group").name,
    });
    expect(JSON.stringify({ data, resource })).not.toContain("terraform_remote_state");
  });

  test("in prod three instances answer, and Terraform refuses to destroy their endpoint", () => {
    const online = [
      {
        name: "churn-score",
        deployments: [{ name: "blue", model: model("churn"), autoscale: { maximum: 6 } }],
        smokeTest: { request: {}, expect: { type: "array" as const } },
      },
    ];
    const [inDev, inProd] = [served(dev, { online }), served(prod, { online })];
    const capacity = (template: Template) =>
      (named(template, "azapi_resource.online_churn-score_blue").body as { sku: { capacity: number } }).sku
        .capacity;
    expect([capacity(inDev), capacity(inProd)]).toEqual([1, 3]);
    expect(named(inProd, "azapi_resource.online_churn-score").lifecycle).toMatchObject({
      prevent_destroy: true,
    });
    expect(named(inDev, "azapi_resource.online_churn-score").lifecycle).not.toHaveProperty("prevent_destroy");
  });

  test("deploy/update-plan-blue-green: a rollout is at the step that the configuration says", () => {
    const deployments = ["blue", "green"].map((name) => ({ name, model: model("churn") }));
    const traffic = (rollout: object) => {
      const online = [{ name: "churn-score", deployments, rollout: { live: "blue", ...rollout } }];
      const { body } = named(served(dev, { online }), "azapi_resource_action.online_churn-score_traffic");
      return (body as { properties: { traffic: object; mirrorTraffic: object } }).properties;
    };
    const plan = { candidate: "green", mirror: 10, canary: [10, 50] };
    expect(traffic({})).toMatchObject({ traffic: { blue: 100, green: 0 }, mirrorTraffic: {} });
    expect(traffic(plan)).toMatchObject({ traffic: { blue: 100, green: 0 }, mirrorTraffic: {} });
    expect(traffic({ ...plan, step: "mirror" })).toMatchObject({ mirrorTraffic: { green: 10 } });
    expect(traffic({ ...plan, step: "canary-50" })).toMatchObject({ traffic: { blue: 50, green: 50 } });
    expect(traffic({ ...plan, step: "promoted" })).toMatchObject({ traffic: { blue: 0, green: 100 } });
    expect(traffic({ ...plan, step: "rolled-back" })).toMatchObject({ traffic: { blue: 100, green: 0 } });
  });

  test("batch jobs run on the landing zone's dedicated cluster", () => {
    const { body } = named(served(dev), "azapi_resource.batch_stores-1_north");
    expect(body).toMatchObject({
      properties: { compute: "${data.azurerm_machine_learning_workspace.workspace.id}/computes/batch" },
    });
    expect(
      synthesized("dev").resource("azurerm_machine_learning_compute_cluster").named("batch"),
    ).toMatchObject({
      name: "batch",
      vm_priority: "Dedicated",
    });
  });
});

describe("what only some environments ask for", () => {
  const stack = served(dev, MORE);
  const one = (address: string) => named(stack, address);

  test("ai-operations/safe-deployment-strategy: a gate stands before the traffic, and says which step", () => {
    const { variable } = stack.json as { variable: Record<string, { default: string }> };
    expect(variable.churn_score_gate).toMatchObject({ default: "" });
    expect(JSON.stringify(one("terraform_data.online_churn-score_traffic_gate"))).toContain("Step live");
    expect(one("azapi_resource_action.online_churn-score_traffic").depends_on).toContain(
      "terraform_data.online_churn-score_traffic_gate",
    );
    const before = served(dev, { ...MORE, online: deployedOnly() });
    expect(addresses(before)).not.toContain("terraform_data.online_churn-score_traffic_gate");
    expect(one("azapi_resource_action.online_churn-score_traffic").body).toMatchObject({
      properties: { traffic: { blue: 100 } },
    });
    expect(addresses(before)).not.toContain("azapi_resource_action.online_churn-score_traffic");
  });

  test("performance/autoscale-deployments: from the profile's number of instances to the maximum", () => {
    expect(one("azurerm_monitor_autoscale_setting.online_churn-score_blue-autoscale")).toMatchObject({
      target_resource_id: "${azapi_resource.online_churn-score_blue.id}",
      profile: [{ capacity: { minimum: 1, default: 1, maximum: 6 } }],
    });
    expect(addresses(stack)).toContain(
      "azurerm_monitor_diagnostic_setting.online_churn-score_blue-autoscale_autoscale-logs",
    );
    expect(
      one("azurerm_monitor_metric_alert.online_churn-score_blue-alerts_capacity").criteria,
    ).toMatchObject([{ threshold: 6 }]);
  });

  test("alerts tell the landing zone's action group, as an identity that only reads logs", () => {
    expect(one("azurerm_monitor_metric_alert.online_churn-score_alerts_latency-p95")).toMatchObject({
      action: [{ action_group_id: "${data.azurerm_monitor_action_group.alerts.id}" }],
      criteria: [{ threshold: 300 }],
    });
    expect(
      one("azurerm_monitor_scheduled_query_rules_alert_v2.online_churn-score_alerts_error-rate").identity,
    ).toEqual({
      type: "UserAssigned",
      identity_ids: ["${data.azurerm_user_assigned_identity.alerts-identity.id}"],
    });
    expect(addresses(served({ ...dev, alerts: undefined }, MORE)).join()).not.toContain("alert");
  });

  test("deploy/batch-freshness-schedule: a job each night, and somebody hears of predictions that are too old", () => {
    expect(one("azapi_resource.schedule_stores-north").body).toMatchObject({
      properties: {
        trigger: { expression: "0 2 * * *" },
        action: {
          endpointInvocationDefinition: {
            properties: {
              OutputData: {
                output: {
                  Uri: "azureml://datastores/predictions_staging/paths/stores/north/$${{name}}/",
                },
              },
            },
            endpointId: "${azapi_resource.batch_stores-1.id}",
            deploymentName: "north",
          },
        },
      },
    });
    expect(
      one("azurerm_monitor_scheduled_query_rules_alert_v2.batch-alerts_stores_stale-predictions"),
    ).toMatchObject({ criteria: [{ query: expect.stringContaining("26h") }] });
  });

  test("two prefixes work on one cluster: one pair of alerts on its jobs, and one each on old predictions", () => {
    const nightly = (prefix: string, timeLimitMinutes: number, maxAgeHours?: number) => ({
      prefix,
      models: [{ name: "north", model: model("north") }],
      schedules: [
        {
          name: `${prefix}-north`,
          model: "north",
          trigger: { cron: "0 2 * * *" },
          timeLimitMinutes,
          input: "azureml://datastores/workspaceblobstore/paths/stores",
        },
      ],
      maxAgeHours,
    });
    const batch = [nightly("unwatched", 30), nightly("stores", 60, 26), nightly("regions", 90, 47)];
    const two = served(dev, { batch });
    const alerts = "azurerm_monitor_scheduled_query_rules_alert_v2.batch-alerts";
    expect(addresses(two).filter((address) => address.startsWith(alerts))).toEqual([
      `${alerts}_regions_stale-predictions`,
      `${alerts}_stores_stale-predictions`,
      `${alerts}_unwatched_batch-duration`,
      `${alerts}_unwatched_batch-job-failed`,
    ]);
    expect(named(two, `${alerts}_unwatched_batch-duration`)).toMatchObject({
      criteria: [{ query: expect.stringContaining("Minutes > 90") }],
    });
  });

  test("retraining passes what was found, the inputs and the folder of checkpoints to its command", () => {
    const { body } = one("azapi_resource.retraining_churn-weekly") as { body: unknown };
    expect(body).toMatchObject({
      properties: {
        action: {
          jobDefinition: {
            computeId: "${data.azurerm_machine_learning_workspace.workspace.id}/computes/training",
            trial: {
              command:
                "python train.py --lr $${{search_space.lr}} --data $${{inputs.data}} --checkpoints $${{outputs.checkpoints}}",
            },
            outputs: {
              checkpoints: { uri: "azureml://datastores/checkpoints/paths/churn-weekly/$${{name}}/" },
            },
          },
        },
      },
    });
    expect(
      one("azurerm_monitor_scheduled_query_rules_alert_v2.retraining_churn-weekly_alerts_training-duration"),
    ).toMatchObject({ criteria: [{ query: expect.stringContaining("churn-weekly") }] });
  });

  test("what is collected goes into the data assets of the landing zone's store", () => {
    expect(one("azapi_resource.online_churn-score_blue").body).toMatchObject({
      properties: {
        dataCollector: {
          collections: {
            model_inputs: {
              dataId:
                "${data.azurerm_machine_learning_workspace.workspace.id}/data/payload-model-inputs/versions/1",
            },
          },
        },
      },
    });
  });

  test("its outputs tell a pipeline where to ask, and at which step it is", () => {
    const { output } = stack.json as { output: Record<string, { value: string }> };
    expect(output).toMatchObject({
      "endpoint_id_churn-score": { value: "${azapi_resource.online_churn-score.id}" },
      "scoring_uri_churn-score": {
        value: "${azapi_resource.online_churn-score.output.properties.scoringUri}",
      },
      "step_churn-score": { value: "live" },
    });
  });
});

function deployedOnly(): Serving["online"] {
  return MORE.online?.map((endpoint) => ({ ...endpoint, rollout: { live: "blue", step: "deployed" } }));
}

describe("the landing zone of an environment that serves", () => {
  const zone = synthesized("dev", { serving: SERVING });
  const given = (principal: string) =>
    zone
      .resource("azurerm_role_assignment")
      .all.filter(({ attributes }) => String(attributes.principal_id).includes(principal))
      .map(({ attributes }) => [String(attributes.role_definition_id), String(attributes.scope)]);
  const definition = (id: string) => `\${azurerm_role_definition.${id}-role.role_definition_resource_id}`;

  test("has the identity of the endpoints with its roles before the first deployment", () => {
    expect(given("azurerm_user_assigned_identity.serving-identity")).toEqual(
      expect.arrayContaining([
        [
          expect.stringContaining("7f951dda-4ed3-4680-a7ca-43fe172d538d"),
          "${azurerm_container_registry.registry.id}",
        ],
        [
          expect.stringContaining("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"),
          "${azurerm_storage_account.storage.id}",
        ],
      ]),
    );
    expect(given("azurerm_user_assigned_identity.serving-identity")).toHaveLength(4);
  });

  test("says who rolls models out: in the workspace, as that identity, and alerts in a group of their own", () => {
    expect(given(DEPLOYER)).toEqual([
      [definition("serving-deployer"), "${azurerm_user_assigned_identity.alerts-identity.id}"],
      [definition("serving-deployer"), "${azurerm_user_assigned_identity.serving-identity.id}"],
      [definition("serving-deployer"), "${azurerm_machine_learning_workspace.workspace.id}"],
      [definition("serving-log-sender"), "${azurerm_log_analytics_workspace.monitoring_logs.id}"],
      [definition("serving-reader"), "${azurerm_resource_group.group.id}"],
      [definition("serving-watcher"), "${azurerm_resource_group.serving-group.id}"],
    ]);
    const definitions = zone.resource("azurerm_role_definition");
    const scopes = (id: string) => definitions.named(`${id}-role`).assignable_scopes;
    expect(scopes("serving-watcher")).toEqual(["${azurerm_resource_group.serving-group.id}"]);
    expect(scopes("serving-reader")).toEqual(["${azurerm_resource_group.group.id}"]);
  });

  test("has a group for alerts and autoscale settings alone: nothing of its own lies there", () => {
    const inGroup = zone
      .resources()
      .filter(({ attributes }) => String(attributes.resource_group_name).includes("serving-group"));
    expect(inGroup).toEqual([]);
    const { name, tags } = zone.resource("azurerm_resource_group").named("serving-group");
    expect(tags).toEqual(zone.resource("azurerm_resource_group").named("group").tags);
    const inThere = served(dev, MORE)
      .resources()
      .filter(({ attributes }) => attributes.resource_group_name === name)
      .map(({ address }) => address.split(".")[0]);
    expect([...new Set(inThere)].sort()).toEqual([
      "azurerm_monitor_autoscale_setting",
      "azurerm_monitor_metric_alert",
      "azurerm_monitor_scheduled_query_rules_alert_v2",
    ]);
    const watching = served(dev, MORE)
      .resources()
      .filter(({ address }) => /autoscale_setting|_alert/.test(address.split(".")[0] ?? ""));
    expect(watching).toHaveLength(inThere.length);
  });

  test("deploy/online-rbac-for-keys-and-tokens: says who calls them, in this workspace alone", () => {
    const workspace = "${azurerm_machine_learning_workspace.workspace.id}";
    expect(given(INVOKER)).toEqual([
      [definition("batch-invoker"), workspace],
      [definition("online-invoker"), workspace],
    ]);
  });

  test("deploy/batch-partial-failure-staging: has a place for what is half done, which empties itself, and one to read", () => {
    const policy = zone.resource("azurerm_storage_management_policy").named("storage_lifecycle");
    expect(policy.rule).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: "expire-predictions-staging",
          actions: { base_blob: { delete_after_days_since_modification_greater_than: 7 } },
        }),
      ]),
    );
    expect(JSON.stringify(policy.rule)).not.toContain('"predictions/"');
    const datastores = zone.resource("azurerm_machine_learning_datastore_blobstorage").all;
    expect(datastores.map(({ attributes }) => attributes.name)).toEqual([
      "predictions",
      "predictions_staging",
    ]);
  });

  test("adds nothing to one that doesn't", () => {
    const before = addresses(synthesized("dev", { serving: undefined }));
    const added = addresses(zone).filter((address) => !before.includes(address));
    expect(before.filter((address) => !addresses(zone).includes(address))).toEqual([]);
    expect(added.filter((address) => !/serving|invoker|predictions/.test(address))).toEqual([]);
  });

  test("has a store of what was asked: an account of its own that deletes, apart from who runs the endpoint", () => {
    const more = synthesized("dev", { serving: { ...SERVING, ...MORE } });
    expect(more.resource("azurerm_storage_management_policy").named("payload-store_retention")).toMatchObject(
      {
        storage_account_id: "${azurerm_storage_account.payload.id}",
        rule: [{ actions: { base_blob: { delete_after_days_since_creation_greater_than: 30 } } }],
      },
    );
    const addressed = more.resources().map(({ address }) => address);
    expect(addressed).toEqual(
      expect.arrayContaining([
        "azurerm_private_endpoint.payload-blob-endpoint",
        "azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint.egress_payload-blob",
        "azurerm_monitor_diagnostic_setting.payload_blob-logs",
        "azurerm_role_assignment.payload_network-approver",
      ]),
    );
    expect(zone.resources().filter(({ address }) => address.includes("payload"))).toEqual([]);
    const inProd = synthesized("prod", { serving: { ...SERVING, ...MORE } });
    expect(inProd.resources().map(({ address }) => address)).toContain(
      "azurerm_management_lock.payload_lock",
    );
  });

  test("keeps checkpoints for a while, in a container of its own", () => {
    const more = synthesized("dev", { serving: { ...SERVING, ...MORE } });
    expect(more.resource("azurerm_storage_management_policy").named("storage_lifecycle").rule).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: "expire-checkpoints" })]),
    );
    expect(
      more.resource("azurerm_machine_learning_datastore_blobstorage").named("datastore-checkpoints"),
    ).toMatchObject({
      storage_container_id: "${azurerm_storage_container.storage_container-checkpoints.id}",
    });
  });
});
