import { Testing } from "cdktf";
import { dev } from "../../environments/dev";
import type { LandingZoneConfig } from "../../stacks/config/landing-zone-config";
import { resolveConfig } from "../../stacks/config/profile";
import { isServing } from "../../stacks/config/serving-config";
import { ServingStack } from "../../stacks/serving-stack";
import { Template } from "../support/template";

type Serving = NonNullable<LandingZoneConfig["serving"]>;
type Batch = NonNullable<Serving["batch"]>[number];

const ALERTS = "azurerm_monitor_scheduled_query_rules_alert_v2";
const model = (name: string) => ({
  name,
  model: `azureml://registries/shared/models/${name}/versions/1`,
});
const nightly = (name: string, timeLimitMinutes = 60, more: object = {}) => ({
  name: `nightly-${name}`,
  model: name,
  trigger: { cron: "0 2 * * *" },
  timeLimitMinutes,
  input: "azureml://datastores/workspaceblobstore/paths/stores",
  ...more,
});

/** The queries of all alerts on jobs and what they write, by the last parts of their addresses. */
function queriesOf(serving: Partial<Serving>, isTold = true): Record<string, string> {
  const config = resolveConfig({
    ...dev,
    alerts: isTold ? dev.alerts : undefined,
    serving: { backend: { kind: "local" }, deployers: dev.serving?.deployers, ...serving },
  });
  if (!isServing(config)) {
    throw new Error("it serves nothing");
  }
  const stack = new ServingStack(Testing.app({ stackTraces: false }), "dev-serving", { config });
  return Object.fromEntries(
    Template.of(stack)
      .resources()
      .filter(({ type }) => type === ALERTS)
      .map(({ address, attributes }) => {
        const [{ query }] = attributes.criteria as [{ query: string }];
        return [address.replace(/^.*\.(batch-alerts|retraining)_/, ""), query];
      }),
  );
}

const batch = (more: Partial<Batch> = {}) =>
  queriesOf({ batch: [{ prefix: "stores", models: ["north", "south", "east"].map(model), ...more }] });

const minutesOf = (query: string | undefined) => /Minutes > (\d+)/.exec(query ?? "")?.[1];
const modelsOf = (query: string | undefined) => /datatable\(Model: string\)\[(.*?)\]/.exec(query ?? "")?.[1];

describe("jobs of batch endpoints", () => {
  test("deploy/batch-partial-failure-staging: somebody hears of failed and slow ones, whether their age is watched or not", () => {
    expect(Object.keys(batch())).toEqual(["stores_batch-duration", "stores_batch-job-failed"]);
    expect(queriesOf({ batch: dev.serving?.batch })).toEqual({
      "churn-stores-dev_batch-duration": expect.stringContaining('ClusterName =~ "batch"'),
      "churn-stores-dev_batch-job-failed": expect.stringContaining('"JobFailed"'),
    });
    expect(queriesOf({ batch: dev.serving?.batch }, false)).toEqual({});
  });

  test("only those of this workspace: another one may have a cluster of the same name", () => {
    const queries = Object.entries(batch({ maxAgeHours: 26 })).filter(([id]) => /job|duration/.test(id));
    expect(queries).toHaveLength(2);
    for (const [, query] of queries) {
      expect(query).toContain('_ResourceId =~ "${data.azurerm_machine_learning_workspace.workspace.id}"');
    }
  });

  test.each([
    ["a day where no schedule says how long", [], "1440"],
    ["the longest limit of the schedules", [nightly("north", 60), nightly("south", 90)], "90"],
    ["46 hours at most, as far as Azure looks back", [nightly("north", 60), nightly("south", 5000)], "2760"],
    ["five minutes at least", [nightly("north", 1)], "5"],
  ])("slow is %s", (_what, schedules, minutes) => {
    expect(minutesOf(batch({ schedules })["stores_batch-duration"])).toBe(minutes);
  });
});

describe("predictions that must be fresh", () => {
  const stale = (more: Partial<Batch>) =>
    modelsOf(batch({ maxAgeHours: 26, ...more })["stores_stale-predictions"]);

  test("deploy/batch-freshness-schedule: are those of each model that a schedule runs", () => {
    expect(stale({ schedules: [nightly("north"), nightly("east")] })).toBe('"north", "east"');
    expect(stale({ schedules: [nightly("north"), nightly("east", 60, { enabled: false })] })).toBe('"north"');
  });

  test("are those of each deployed model where no schedule runs any", () => {
    expect(stale({})).toBe('"north", "south", "east"');
    expect(stale({ models: [model("north"), { ...model("south"), retired: true }] })).toBe('"north"');
  });
});

describe("retraining", () => {
  const trained = (job: object, more: object = {}) =>
    minutesOf(
      queriesOf({
        retraining: [
          {
            name: "weekly",
            trigger: { cron: "0 4 * * 0" },
            timeLimitMinutes: 240,
            job,
            ...more,
          } as NonNullable<Serving["retraining"]>[number],
        ],
      })["weekly_alerts_training-duration"],
    );
  const pipeline = { componentId: "azureml://registries/shared/components/train/versions/1" };
  const sweep = {
    command: "python train.py",
    environmentId: "azureml://registries/shared/environments/train/versions/1",
    searchSpace: { lr: { uniform: [0.001, 0.1] } },
    objective: { metric: "auc", goal: "Maximize" },
    maxTotalTrials: 8,
    trialTimeoutMinutes: 60,
    earlyTermination: { policy: "MedianStopping" },
  };

  test("performance/monitor-serving-and-training-infra: a pipeline, which Azure never ends, has its schedule's limit for a target", () => {
    expect(trained(pipeline)).toBe("240");
    expect(trained(pipeline, { targetMinutes: 30 })).toBe("30");
    expect(trained(pipeline, { timeLimitMinutes: 10_000 })).toBe("2760");
  });

  test("a sweep ends by its own limit, and has an alert where a target is given", () => {
    expect(trained(sweep)).toBeUndefined();
    expect(trained(sweep, { targetMinutes: 30 })).toBe("30");
  });
});
