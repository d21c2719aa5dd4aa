import { configIssues } from "../../../stacks/config/issues";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { goodDev, goodDeviation } from "./good-configs";

type Serving = NonNullable<LandingZoneConfig["serving"]>;
type Online = NonNullable<Serving["online"]>[number];
type Batch = NonNullable<Serving["batch"]>[number];
type Retraining = NonNullable<Serving["retraining"]>[number];

const GROUP = "11111111-0000-0000-0000-0000000000ab";
const MODEL = "azureml://registries/shared/models/churn/versions/1";
const TAKEN = "must be another name: this one is taken by what is made with it";

function issues(serving: Partial<Serving>, changes: Partial<LandingZoneConfig> = {}): string[] {
  // some have GPUs
  const costs = { gpu: goodDeviation() };
  const config = {
    ...goodDev(),
    costs,
    ...changes,
    serving: { backend: { kind: "local" as const }, ...serving },
  };
  return configIssues(config).map(({ path, problem }) => `${path} ${problem}`);
}

const deployed = (name: string, deployments: readonly string[], gpu?: string): Online => ({
  name,
  deployments: deployments.map((one) =>
    one === gpu
      ? { name: one, model: MODEL, gpu: true, instanceType: "Standard_NC4as_T4_v3" }
      : { name: one, model: MODEL },
  ),
  rollout: { live: deployments[0] ?? "" },
});

const models = (prefix: string, names: readonly string[]): Batch => ({
  prefix,
  models: names.map((name) => ({ name, model: MODEL })),
});

const nightly = (name: string): NonNullable<Batch["schedules"]>[number] => ({
  name,
  model: "north",
  trigger: { cron: "0 2 * * *" },
  timeLimitMinutes: 60,
  input: "azureml://datastores/workspaceblobstore/paths/stores",
});

const trained = (name: string, changes: Partial<Retraining> = {}): Retraining => ({
  name,
  trigger: { cron: "0 4 * * 1" },
  timeLimitMinutes: 60,
  job: { componentId: "azureml://registries/shared/components/train/versions/1" },
  ...changes,
});

describe("names of what is served", () => {
  test.each([
    "Resource",
    "Default",
    "traffic",
    "alerts",
    "settings",
    "blue-alerts",
    "blue-autoscale",
    "toString",
  ])("a deployment can't be called %s", (name) => {
    expect(issues({ online: [deployed("churn", ["blue", name])] })).toEqual([
      `serving.online[0].deployments[1].name ${TAKEN} (got "${name}")`,
    ]);
  });

  test.each(["Resource", "Default", "default", "constructor"])("a batch model can't be called %s", (name) => {
    expect(issues({ batch: [models("stores", ["north", name])] })).toEqual([
      `serving.batch[0].models[1].name ${TAKEN} (got "${name}")`,
    ]);
  });

  test("what every object of JavaScript has is no name of an endpoint, a prefix or a schedule", () => {
    const batch = [{ ...models("toString", ["north"]), schedules: [nightly("valueOf")] }];
    expect(
      issues({ online: [deployed("constructor", ["blue"])], batch, retraining: [trained("hasOwnProperty")] }),
    ).toEqual([
      `serving.online[0].name ${TAKEN} (got "constructor")`,
      `serving.batch[0].prefix ${TAKEN} (got "toString")`,
      `serving.batch[0].schedules[0].name ${TAKEN} (got "valueOf")`,
      `serving.retraining[0].name ${TAKEN} (got "hasOwnProperty")`,
    ]);
  });

  test("a schedule isn't called as what switches another one off, whichever endpoints both are of", () => {
    const batch = [
      { ...models("stores", ["north"]), schedules: [nightly("nightly")] },
      { ...models("regions", ["north"]), schedules: [nightly("nightly_disable")] },
    ];
    expect(issues({ batch, retraining: [trained("weekly"), trained("weekly_disable")] })).toEqual([
      `serving.batch[1].schedules[0].name ${TAKEN} (got "nightly_disable")`,
      `serving.retraining[1].name ${TAKEN} (got "weekly_disable")`,
    ]);
    expect(issues({ online: [deployed("alerts", ["blue"]), deployed("traffic", ["blue"])] })).toEqual([]);
  });

  test("an online and a batch endpoint would have one host name, whatever their case", () => {
    const batch = [{ ...models("stores", ["north", "south"]), deploymentsPerEndpoint: 1 }];
    expect(issues({ online: [deployed("STORES-2", ["blue"])], batch })).toEqual([
      'serving.batch[0].prefix makes an endpoint stores-2, as serving.online[0].name is called: it must differ (got "stores")',
    ]);
    expect(issues({ online: [deployed("stores-3", ["blue"])], batch })).toEqual([]);
  });

  test("deployments of two endpoints whose alerts would have one name", () => {
    expect(
      issues({ online: [deployed("churn", ["score-blue"]), deployed("churn-score", ["blue"])] }),
    ).toEqual([
      'serving.online[1].deployments[0].name must differ from serving.online[0].deployments[0].name (got "churn-score-blue"): their alerts would have one name',
    ]);
  });

  test("a deployment with GPUs and one whose alert on memory would be called as its alert on theirs", () => {
    const problem =
      'serving.online[0].deployments[1].name must differ from serving.online[0].deployments[0].name (got "churn-blue-gpu"): their alerts would have one name';
    expect(issues({ online: [deployed("churn", ["blue", "blue-gpu"], "blue")] })).toEqual([problem]);
    expect(issues({ online: [deployed("churn", ["blue", "blue-gpu"])] })).toEqual([]);
  });

  test("two schedules whose slow jobs would be told by one alert", () => {
    const target = { targetMinutes: 30 };
    expect(
      issues({
        retraining: [trained("weekly", target), trained("other", { ...target, experiment: "weekly" })],
      }),
    ).toEqual([
      'serving.retraining[1].experiment must differ from serving.retraining[0].name (got "weekly"): their alerts would have one name',
    ]);
    // without a target a pipeline is told of by its limit
    expect(
      issues({ retraining: [trained("weekly", target), trained("other", { experiment: "weekly" })] }),
    ).toHaveLength(1);
  });

  test("a group that stands twice among who rolls out or who calls, whatever its case", () => {
    const twice = [{ group: GROUP }, { group: GROUP.toUpperCase() }];
    expect(issues({ online: [deployed("churn", ["blue"])], deployers: twice, invokers: twice })).toEqual([
      `serving.deployers[1].group must not repeat serving.deployers[0] (got "${GROUP}")`,
      `serving.invokers[1].group must not repeat serving.invokers[0] (got "${GROUP}")`,
    ]);
  });

  test("addresses that would be one receiver of alerts, and what only looks like an address", () => {
    const runbooks = "https://git.example.org/docs/runbooks";
    const emails = ["ml.oncall@example.org", "ML-oncall@example.org", "a@example.org"];
    expect(issues({ online: [deployed("churn", ["blue"])] }, { alerts: { emails, runbooks } })).toEqual([
      'alerts.emails[1] must differ from alerts.emails[0] by more than case and punctuation (got "ML-oncall@example.org")',
    ]);
    expect(
      issues({ online: [deployed("churn", ["blue"])] }, { alerts: { emails: ["a,b@c.de"], runbooks } }),
    ).toEqual(['alerts.emails[0] must be an e-mail address (got "a,b@c.de")']);
  });
});
