import { configIssues } from "../../../stacks/config/issues";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { goodDev, goodProd } from "./good-configs";

type Serving = NonNullable<LandingZoneConfig["serving"]>;
type Online = NonNullable<Serving["online"]>[number];
type Batch = NonNullable<Serving["batch"]>[number];
type Retraining = NonNullable<Serving["retraining"]>[number];

const MODEL = "azureml://registries/shared/models/churn/versions/1";

function issues(serving: Partial<Serving>): string[] {
  const config = { ...goodDev(), serving: { backend: { kind: "local" as const }, ...serving } };
  return configIssues(config).map(({ path, problem }) => `${path} ${problem}`);
}

function online(changes: Partial<Online>): Online {
  return { name: "churn-score", deployments: [{ name: "blue", model: MODEL }], ...changes };
}

function batch(changes: Partial<Batch>): Batch {
  return { prefix: "stores", models: [{ name: "north", model: MODEL }], ...changes };
}

const sweep = {
  command: "python train.py",
  environmentId: "azureml://registries/shared/environments/train/versions/1",
  searchSpace: { rate: { uniform: [0.1, 0.2] as [number, number] } },
  objective: { metric: "auc", goal: "Maximize" as const },
  maxTotalTrials: 10,
  trialTimeoutMinutes: 30,
  earlyTermination: { policy: "MedianStopping" as const },
};

function retraining(changes: Partial<Retraining>): Retraining {
  return { name: "weekly", trigger: { cron: "0 4 * * 1" }, timeLimitMinutes: 60, job: sweep, ...changes };
}

describe("limits of what is served", () => {
  test("a schedule that ends without the day that it was written: nobody would see that it has ended", () => {
    const trigger = { cron: "0 4 * * 1", end: "2027-06-30T00:00:00" };
    const nightly = {
      name: "nightly",
      model: "north",
      trigger,
      timeLimitMinutes: 60,
      input: "azureml://datastores/workspaceblobstore/paths/stores",
    };
    const ended = "today is missing: without it nobody sees that the schedule has ended";
    expect(
      issues({ batch: [batch({ schedules: [nightly] })], retraining: [retraining({ trigger })] }),
    ).toEqual([`serving.batch[0].schedules[0].${ended}`, `serving.retraining[0].${ended}`]);
    const today = "2026-11-22";
    expect(
      issues({
        batch: [batch({ schedules: [{ ...nightly, today }] })],
        retraining: [retraining({ trigger, today })],
      }),
    ).toEqual([]);
  });

  test("a latency that no answer can have, because the deployment gives up before", () => {
    const rules = { latencyP95: { out: 3000, in: 100 } };
    const deployments = [
      { name: "blue", model: MODEL, requestTimeoutSeconds: 2, autoscale: { maximum: 3, rules } },
    ];
    expect(issues({ online: [online({ deployments, latencyP95Ms: 2001 })] })).toEqual([
      "serving.online[0].latencyP95Ms must be 2000 at most: after so many milliseconds deployments[0] gives up (requestTimeoutSeconds) (got 2001)",
      "serving.online[0].deployments[0].autoscale.rules.latencyP95.out must be 2000 at most: after so many milliseconds deployments[0] gives up (requestTimeoutSeconds) (got 3000)",
    ]);
    expect(issues({ online: [online({ latencyP95Ms: 5000 })] })).toEqual([]);
    expect(issues({ online: [online({ latencyP95Ms: 5001 })] })).toHaveLength(1);
  });

  test("shares of which an alert could never fire", () => {
    expect(issues({ online: [online({ errorRatePercent: 100, availabilityPercent: 0 })] })).toEqual([
      "serving.online[0].errorRatePercent must be ≤ 99.9 (got 100)",
      "serving.online[0].availabilityPercent must be > 0 (got 0)",
    ]);
  });

  test("more deployments than Azure gives an endpoint", () => {
    const deployments = Array.from({ length: 21 }, (_, at) => ({ name: `model-${at}`, model: MODEL }));
    const rollout = { live: "model-0" };
    expect(issues({ online: [online({ deployments, rollout })] })).toEqual([
      expect.stringMatching(/^serving\.online\[0\]\.deployments must .*20/),
    ]);
    expect(
      issues({ online: [online({ deployments: deployments.slice(1), rollout: { live: "model-1" } })] }),
    ).toEqual([]);
  });

  test("models of a batch endpoint that are none, each said", () => {
    const models = ["north", "south"].map((name) => ({ name, model: "azureml:churn@latest" }));
    expect(issues({ batch: [batch({ models })] })).toEqual(
      [0, 1].map((at) =>
        expect.stringMatching(
          new RegExp(`^serving\\.batch\\[0\\]\\.models\\[${at}\\]\\.model must be azureml://registries/`),
        ),
      ),
    );
  });

  test("more batch endpoints than the subscription allows, unless it allows more", () => {
    const models = Array.from({ length: 2001 }, (_, at) => ({ name: `store-${at}`, model: MODEL }));
    const deployments =
      "serving has 2001 deployments, online and batch, and the subscription's limit is 500 (serving.mostDeployments); ask Azure for more";
    expect(issues({ batch: [batch({ models })] })).toEqual([
      "serving has 101 endpoints, online and batch, and the subscription's limit is 100 (serving.mostEndpoints); ask Azure for more",
      deployments,
    ]);
    expect(issues({ batch: [batch({ models })], mostEndpoints: 101 })).toEqual([deployments]);
    expect(issues({ batch: [batch({ models })], mostEndpoints: 101, mostDeployments: 2001 })).toEqual([]);
  });

  test("deployments of all endpoints count, online and batch, and none that is retired", () => {
    const models = Array.from({ length: 250 }, (_, at) => ({ name: `store-${at}`, model: MODEL }));
    const two = (more: Partial<Batch> = {}) => [
      batch({ prefix: "one", models }),
      batch({ prefix: "two", models, ...more }),
    ];
    expect(issues({ batch: two() })).toEqual([]);
    const retired = models.map((one, at) => ({ ...one, retired: at === 0 }));
    expect(issues({ batch: two({ models: retired }), online: [online({})] })).toEqual([]);
    expect(issues({ batch: two(), online: [online({})] })).toEqual([
      "serving has 501 deployments, online and batch, and the subscription's limit is 500 (serving.mostDeployments); ask Azure for more",
    ]);
    expect(issues({ batch: two(), online: [online({})], mostDeployments: 501 })).toEqual([]);
  });

  test("endpoints of all lists count", () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => online({ name: `churn-${at}` }));
    const limited = (count: number) =>
      issues({ online: many(count), batch: [batch({})] }).filter((one) => one.startsWith("serving"));
    expect(limited(99)).toEqual([]);
    expect(limited(100)).toEqual([
      "serving has 101 endpoints, online and batch, and the subscription's limit is 100 (serving.mostEndpoints); ask Azure for more",
    ]);
  });

  test("a state of prod's rollouts that only one machine has", () => {
    const retraining = [
      {
        name: "weekly",
        trigger: { cron: "0 4 * * 1" },
        timeLimitMinutes: 60,
        job: { componentId: "azureml://registries/shared/components/train/versions/1" },
      },
    ];
    const serving = { backend: { kind: "local" as const }, retraining };
    expect(
      configIssues({ ...goodProd(), promotion: "retrain", serving }).map(
        ({ path, problem }) => `${path} ${problem}`,
      ),
    ).toEqual([
      'serving.backend.kind must be "azurerm" in prod: a state on one machine is neither shared nor locked nor kept (got "local")',
    ]);
  });

  test("a job that writes where readers read", () => {
    const schedule = {
      name: "nightly",
      model: "north",
      trigger: { cron: "0 2 * * *" },
      timeLimitMinutes: 60,
      input: "azureml://datastores/workspaceblobstore/paths/stores",
      output: "azureml://datastores/predictions/paths/stores",
    };
    expect(issues({ batch: [batch({ schedules: [schedule] })] })).toEqual([
      'serving.batch[0].schedules[0].output must not lie in the datastore predictions: what is whole is copied there, and read there (got "azureml://datastores/predictions/paths/stores")',
    ]);
  });

  test("an experiment that Azure couldn't list, and a target after the limit", () => {
    expect(issues({ retraining: [retraining({ experiment: "früh am Morgen", targetMinutes: 61 })] })).toEqual(
      [
        'serving.retraining[0].experiment must be 1 to 254 letters, digits, underscores and hyphens, beginning with a letter or digit (got "früh am Morgen")',
        "serving.retraining[0].targetMinutes must be 60 at most: a job takes no longer (timeLimitMinutes) (got 61)",
      ],
    );
    expect(issues({ retraining: [retraining({ experiment: "churn", targetMinutes: 60 })] })).toEqual([]);
  });

  test("arguments of a command that have one name", () => {
    const searchSpace = { ...sweep.searchSpace, checkpoints: { choice: [1, 2] } };
    const inputs = { rate: { literal: "1" }, checkpoints: { literal: "x" }, region: { literal: "eu" } };
    const said = "must differ from the parameters of job.searchSpace and from checkpoints";
    expect(issues({ retraining: [retraining({ job: { ...sweep, searchSpace }, inputs })] })).toEqual([
      'serving.retraining[0].job.searchSpace must not name checkpoints: the command gets their folder by that name (got "checkpoints")',
      `serving.retraining[0].inputs ${said}: the command gets all by name (got "rate")`,
      `serving.retraining[0].inputs ${said}: the command gets all by name (got "checkpoints")`,
    ]);
  });

  test("a parameter that no command could get", () => {
    const searchSpace = { "learning rate": { choice: [1, 2] } };
    expect(issues({ retraining: [retraining({ job: { ...sweep, searchSpace } })] })).toEqual([
      'serving.retraining[0].job.searchSpace must name parameters by letters, digits and underscores (got "learning rate")',
    ]);
  });
});
