import { collectLogs } from "../../../constructs/observability/collect-logs";
import {
  DeploymentAutoscale,
  type DeploymentAutoscaleProps,
} from "../../../constructs/serving/deployment-autoscale";
import type { ScaledDeployment } from "../../../constructs/serving/scaled-deployment";
import { existingResourceGroup } from "../../support/fixtures";
import { reference, Template } from "../../support/template";
import { WORKSPACE_ID } from "../compute/test-workspace";
import { LOGS, messageOf } from "./alerting";
import { testStack } from "./readable-stack";

const ENDPOINT = `${WORKSPACE_ID}/onlineEndpoints/churn-score`;
const DEPLOYMENT = `${ENDPOINT}/deployments/blue`;

function deployment(overrides: Partial<ScaledDeployment> = {}): ScaledDeployment {
  return {
    deploymentId: DEPLOYMENT,
    deploymentName: "blue",
    endpoint: {
      endpointId: ENDPOINT,
      endpointName: "churn-score",
      location: "northeurope",
      tags: { owner: "churn" },
    },
    instances: 3,
    inProduction: true,
    ...overrides,
  };
}

interface Rule {
  readonly metric_trigger: Record<string, unknown>;
  readonly scale_action: Record<string, unknown>;
}
interface Profile {
  readonly name: string;
  readonly capacity: object;
  readonly rule?: readonly Rule[];
  readonly recurrence?: object;
}

function autoscale(props: Partial<DeploymentAutoscaleProps> = {}) {
  const stack = testStack();
  const made = new DeploymentAutoscale(stack, "scale", {
    resourceGroup: existingResourceGroup(),
    deployment: deployment(),
    maximum: 10,
    ...props,
  });
  collectLogs(made, LOGS);
  const template = Template.of(stack);
  const setting = template.resource("azurerm_monitor_autoscale_setting").only;
  return { made, setting, template, profiles: setting.profile as readonly Profile[] };
}

const NIGHTS = {
  name: "nights",
  days: ["Monday", "Friday"],
  from: "20:00",
  to: "23:59",
  minimum: 3,
} as const;

describe("DeploymentAutoscale", () => {
  test("performance/autoscale-deployments: grows by two within minutes of a load, and shrinks by one, slowly", () => {
    const { made, profiles, setting } = autoscale();
    expect(setting).toMatchObject({
      name: "autoscale-churn-score-blue",
      resource_group_name: "rg-churn-test-weu",
      location: "northeurope",
      target_resource_id: DEPLOYMENT,
      enabled: true,
      tags: { owner: "churn" },
    });
    const cpu = {
      metric_name: "CpuUtilizationPercentage",
      metric_namespace: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments",
      metric_resource_id: DEPLOYMENT,
      divide_by_instance_count: false,
      statistic: "Average",
      time_aggregation: "Average",
      time_grain: "PT1M",
    };
    const scale_action = { type: "ChangeCount" };
    expect(profiles).toEqual([
      {
        name: "default",
        capacity: { minimum: 3, default: 3, maximum: 10 },
        rule: [
          {
            metric_trigger: { ...cpu, operator: "GreaterThan", threshold: 70, time_window: "PT5M" },
            scale_action: { ...scale_action, direction: "Increase", value: 2, cooldown: "PT5M" },
          },
          {
            metric_trigger: { ...cpu, operator: "LessThan", threshold: 30, time_window: "PT15M" },
            scale_action: { ...scale_action, direction: "Decrease", value: 1, cooldown: "PT20M" },
          },
        ],
      },
    ]);
    // what an alert on capacity asks for
    expect({ minimum: made.minimum, maximum: made.maximum }).toEqual({ minimum: 3, maximum: 10 });
  });

  test("requests count an instance, and what the endpoint has is told by deployment", () => {
    const { profiles } = autoscale({
      rules: { requestsPerMinute: { out: 600, in: 200 }, latencyP95: { out: 400, in: 350 } },
    });
    const triggers = profiles[0]?.rule?.map((rule) => rule.metric_trigger) ?? [];
    const shared = {
      metric_namespace: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
      metric_resource_id: ENDPOINT,
      dimensions: [{ name: "deployment", operator: "Equals", values: ["blue"] }],
    };
    const requests = { ...shared, metric_name: "RequestsPerMinute", divide_by_instance_count: true };
    const latency = { ...shared, metric_name: "RequestLatency_P95", divide_by_instance_count: false };
    expect(triggers).toMatchObject([
      { ...requests, operator: "GreaterThan", threshold: 600 },
      { ...requests, operator: "LessThan", threshold: 200 },
      { ...latency, operator: "GreaterThan", threshold: 400 },
      { ...latency, operator: "LessThan", threshold: 350 },
    ]);
  });

  test("a schedule ends with a profile that Azure knows to be the usual one", () => {
    const { profiles } = autoscale({
      timezone: "W. Europe Standard Time",
      schedules: [
        { ...NIGHTS, days: ["Saturday", "Sunday"], from: "00:00", minimum: 4, maximum: 4, name: "weekend" },
        { ...NIGHTS, minimum: 5, maximum: 6, from: "07:05", to: "19:30", name: "office-hours" },
      ],
    });
    expect(profiles.map(({ capacity, name, recurrence }) => ({ name, capacity, recurrence }))).toEqual([
      {
        name: "weekend",
        capacity: { minimum: 4, default: 4, maximum: 4 },
        recurrence: at(["Saturday", "Sunday"], 0, 0),
      },
      {
        name: '{"name":"default","for":"weekend"}',
        capacity: { minimum: 3, default: 3, maximum: 10 },
        recurrence: at(["Saturday", "Sunday"], 23, 59),
      },
      {
        name: "office-hours",
        capacity: { minimum: 5, default: 5, maximum: 6 },
        recurrence: at(["Monday", "Friday"], 7, 5),
      },
      {
        name: '{"name":"default","for":"office-hours"}',
        capacity: { minimum: 3, default: 3, maximum: 10 },
        recurrence: at(["Monday", "Friday"], 19, 30),
      },
    ]);
    // none where the number is fixed; one at a time where there is room for one
    expect(profiles.map(({ rule }) => rule?.map(({ scale_action }) => scale_action.value) ?? [])).toEqual([
      [],
      [2, 1],
      [1, 1],
      [2, 1],
    ]);
    expect(autoscale({ schedules: [NIGHTS] }).profiles[0]?.recurrence).toMatchObject({ timezone: "UTC" });
  });

  test("operations/collect-resource-logs: what it decided is collected", () => {
    const { template } = autoscale();
    expect(template.resource("azurerm_monitor_diagnostic_setting").only).toMatchObject({
      target_resource_id: reference("azurerm_monitor_autoscale_setting.scale.id"),
      enabled_log: [{ category_group: "allLogs" }],
    });
  });

  test("in production there are never fewer than at the start", () => {
    expect(messageOf(() => autoscale({ minimum: 2 }))).toBe(
      "test/scale: minimum must be a whole number from 3 to 99 (got 2)",
    );
    expect(messageOf(() => autoscale({ schedules: [{ ...NIGHTS, minimum: 2 }] }))).toBe(
      "test/scale: schedules[0].minimum must be a whole number from 3 to 10 (got 2)",
    );
    const test = deployment({ inProduction: false });
    expect(autoscale({ deployment: test, minimum: 1 }).profiles[0]?.capacity).toMatchObject({ minimum: 1 });
  });

  test("shrinks as slowly as it grows, or slower", () => {
    expect(messageOf(() => autoscale({ scaleOutCooldownMinutes: 30 }))).toBe(
      "test/scale: scaleInCooldownMinutes must be a whole number from 30 to 720 (got 20)",
    );
    const { profiles } = autoscale({ scaleOutCooldownMinutes: 30, scaleInCooldownMinutes: 30 });
    expect(profiles[0]?.rule?.map(({ scale_action }) => scale_action.cooldown)).toEqual(["PT30M", "PT30M"]);
  });

  test("never grows again because it shrank", () => {
    // 4 instances at 52 percent would be 3 at 69.3
    autoscale({ rules: { cpu: { out: 70, in: 52 } } });
    expect(messageOf(() => autoscale({ rules: { cpu: { out: 70, in: 53 } } }))).toBe(
      "test/scale: rules.cpu.in must be less than 52.5: from 4 to 3 instances the load of each would rise to the 70 at which it grows again (got 53)",
    );
  });

  test("says all that is wrong at once", () => {
    const message = messageOf(() =>
      autoscale({
        maximum: 3,
        rules: {
          cpu: { out: 101, in: 30 },
          requestsPerMinute: { out: 5, in: 5 },
          latencyP95: { out: 5, in: 0 },
        },
        timezone: "Europe/Berlin",
        scaleOutCooldownMinutes: 0,
        scaleInCooldownMinutes: 721,
      }),
    );
    for (const field of [
      "maximum must be a whole number from 4 to 100 (got 3)",
      "rules.cpu must have 0 < in < out <= 100 (got in 30, out 101)",
      "rules.requestsPerMinute must have 0 < in < out <= 1000000",
      "rules.latencyP95 must have 0 < in < out <= 180000",
      "timezone must be the Windows name",
      "scaleOutCooldownMinutes must be a whole number from 1 to 720 (got 0)",
      "scaleInCooldownMinutes must be a whole number from 0 to 720 (got 721)",
    ]) {
      expect(message).toContain(field);
    }
    expect(messageOf(() => autoscale({ rules: {} }))).toContain("rules must have one of cpu, ");
  });

  test("schedules are real times that don't meet", () => {
    const odd = JSON.parse('["Monday", "Caturday"]');
    const message = messageOf(() =>
      autoscale({
        schedules: [
          { ...NIGHTS, name: "a b", days: [], from: "8:00" },
          { ...NIGHTS, days: odd, from: "20:00", to: "19:59", maximum: 11 },
          { ...NIGHTS, days: ["Monday", "Monday"], from: "24:00" },
        ],
      }),
    );
    for (const part of [
      'schedules[0].name must be 1 to 64 letters, digits, - and _ (got "a b")',
      "schedules[0].days must be different weekdays",
      'schedules[0] must have from and to as hh:mm, the former earlier on the same day (got "8:00", "23:59")',
      "schedules[1].days must be different weekdays",
      "schedules[1] must have from and to",
      "schedules[1].maximum must be a whole number from 1 to 10 (got 11)",
      "schedules[2].days must be different weekdays",
      "schedules[2] must have from and to",
      'schedules must have different names (two are "nights")',
    ]) {
      expect(message).toContain(part);
    }
  });

  test("one schedule begins a minute after the other has ended, or Azure wouldn't know which holds", () => {
    const late = { ...NIGHTS, name: "late", days: ["Friday"], from: "23:00" } as const;
    const early = { ...NIGHTS, to: "23:00" };
    expect(messageOf(() => autoscale({ schedules: [early, late] }))).toBe(
      'test/scale: schedules "nights" and "late" must be a minute apart on the days that they share',
    );
    expect(messageOf(() => autoscale({ schedules: [late, early] }))).toContain("must be a minute apart");
    autoscale({ schedules: [early, { ...late, from: "23:01" }] });
    autoscale({ schedules: [early, { ...late, days: ["Sunday"] }] });
  });

  test("Azure takes ten schedules at most", () => {
    const hours = (count: number) =>
      Array.from({ length: count }, (_, hour) => ({
        ...NIGHTS,
        name: `hour-${hour}`,
        from: `${10 + hour}:00`,
        to: `${10 + hour}:30`,
      }));
    autoscale({ schedules: hours(10) });
    expect(messageOf(() => autoscale({ schedules: hours(11) }))).toBe(
      "test/scale: schedules may be 10 at most (got 11)",
    );
  });
});

function at(days: readonly string[], hour: number, minute: number) {
  return { timezone: "W. Europe Standard Time", days, hours: [hour], minutes: [minute] };
}
