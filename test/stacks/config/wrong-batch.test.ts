import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { configIssues } from "../../../stacks/config/issues";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { goodDev, goodDeviation, goodProd } from "./good-configs";

type Serving = NonNullable<LandingZoneConfig["serving"]>;
type Batch = NonNullable<Serving["batch"]>[number];
type Schedule = NonNullable<Batch["schedules"]>[number];

const MODEL = "azureml://registries/shared/models/churn/versions/1";
const FIELD = "serving.batch[0]";
const OWN_STATE = { ...goodProd().backend, container: "tfstate-serving", key: "s" } as Serving["backend"];

function inDev(batch: Partial<Batch>, more: Partial<LandingZoneConfig> = {}): string[] {
  return issues({ ...goodDev(), ...more }, { backend: { kind: "local" }, batch: [batchOf(batch)] });
}

function inProd(batch: Partial<Batch>, more: Partial<LandingZoneConfig> = {}): string[] {
  return issues({ ...goodProd(), ...more }, { backend: OWN_STATE, batch: [batchOf(batch)] });
}

function issues(base: LandingZoneConfig, serving: Serving): string[] {
  return configIssues({ ...base, serving }).map(({ path: field, problem }) => `${field} ${problem}`);
}

function batchOf(changes: Partial<Batch>): Batch {
  return { prefix: "stores", models: models("north"), ...changes };
}

const models = (...names: readonly string[]): Batch["models"] =>
  names.map((name) => ({ name, model: MODEL }));

function scheduled(trigger: Schedule["trigger"], changes: Partial<Schedule> = {}): Schedule {
  const input = "azureml://datastores/workspaceblobstore/paths/stores";
  return { name: "nightly", model: "north", trigger, timeLimitMinutes: 60, input, ...changes };
}

describe("deploy/batch-nodes-and-concurrency: nodes that a job can have", () => {
  const least = (most: number, got: number) => [
    `${FIELD}.instances must be ${most} at most: the batch cluster has no more nodes (compute.batch.maxNodes) (got ${got})`,
  ];

  test("are those of the profile's batch cluster", () => {
    expect(inDev({ instances: 2 })).toEqual([]);
    expect(inDev({ instances: 20 })).toEqual(least(2, 20));
    expect(inDev({ instances: 100 })).toEqual(least(2, 100));
    expect(inProd({ instances: 8, maxAgeHours: 26 })).toEqual([]);
    expect(inProd({ instances: 9, maxAgeHours: 26 })).toEqual(least(8, 9));
  });

  test("are those that the configuration gives the cluster", () => {
    expect(inDev({ instances: 3 }, { compute: { batch: { maxNodes: 3 } } })).toEqual([]);
    expect(inDev({ instances: 2 }, { compute: { batch: { maxNodes: 1 } } })).toEqual(least(1, 2));
  });

  test("retries and their time are the team's to say; none at all is refused", () => {
    expect(inDev({ maxRetries: 1, miniBatchTimeoutSeconds: 36_000 })).toEqual([]);
    expect(inDev({ maxRetries: 0, miniBatchTimeoutSeconds: 36_001 })).toEqual([
      `${FIELD}.maxRetries must be ≥ 1 (got 0)`,
      `${FIELD}.miniBatchTimeoutSeconds must be ≤ 36000 (got 36001)`,
    ]);
  });
});

describe("deploy/update-plan-blue-green: the default of a batch endpoint", () => {
  const two = models("north", "south").map((one) => ({ ...one, default: true }));

  test("is one: two defaults are one sentence", () => {
    expect(inDev({ models: two })).toEqual([
      `${FIELD}.models[1].default must be left out: north is the default of the same endpoint already`,
    ]);
    expect(inDev({ models: two, deploymentsPerEndpoint: 1 })).toEqual([]);
  });

  test("is deployed", () => {
    expect(inDev({ models: two.map((one, at) => ({ ...one, retired: at === 0 })) })).toEqual([
      `${FIELD}.models[0].default must be left out: the model is retired`,
    ]);
  });
});

describe("deploy/batch-freshness-schedule: schedules of prod", () => {
  const off = [scheduled({ cron: "0 2 * * *" }, { enabled: false })];
  const refused = (field: string) =>
    `${field}.enabled must be true in prod, or the schedule be left out: it would start nothing (for a while, baseline.warnOnly may name reliability/schedule-enabled) (got false)`;

  test("start something, and in dev they may rest", () => {
    expect(inProd({ schedules: off, maxAgeHours: 26 })).toEqual([refused(`${FIELD}.schedules[0]`)]);
    expect(inDev({ schedules: off })).toEqual([]);
  });

  test("that train start something, too", () => {
    const retraining = [
      {
        name: "weekly",
        trigger: { cron: "0 4 * * 1" },
        timeLimitMinutes: 60,
        enabled: false,
        job: { componentId: "azureml://registries/shared/components/train/versions/1" },
      },
    ];
    expect(issues({ ...goodProd(), promotion: "retrain" }, { backend: OWN_STATE, retraining })).toEqual([
      refused("serving.retraining[0]"),
    ]);
  });

  test("may rest where the rule that finds them only warns", () => {
    const baseline = { warnOnly: ["reliability/schedule-enabled"] };
    expect(inProd({ schedules: off, maxAgeHours: 26 }, { baseline })).toEqual([]);
  });
});

describe("deploy/batch-freshness-schedule: how old predictions may be", () => {
  const missing = `${FIELD}.maxAgeHours is missing: in prod somebody relies on predictions not being old, or ageUnwatched says who accepted that`;

  test("in prod it is watched, or somebody accepted that it isn't", () => {
    const weekly = [scheduled({ cron: "0 2 * * 1" })];
    expect(inProd({ schedules: weekly })).toEqual([missing]);
    expect(inProd({ schedules: weekly, ageUnwatched: goodDeviation() })).toEqual([]);
    expect(inProd({ ageUnwatched: { ...goodDeviation(), approvedBy: "" } })).toEqual([
      `${FIELD}.ageUnwatched.approvedBy must name the person or board who accepted the risk (got "")`,
    ]);
  });

  test("is not both, and accepted where it has to be", () => {
    const ageUnwatched = goodDeviation();
    expect(inProd({ maxAgeHours: 26, ageUnwatched })).toEqual([
      `${FIELD}.ageUnwatched must be left out: maxAgeHours watches it`,
    ]);
    expect(inDev({ ageUnwatched })).toEqual([
      `${FIELD}.ageUnwatched must be left out: only prod has to watch it`,
    ]);
  });

  test.each<[Schedule["trigger"], number]>([
    [{ cron: "0 2 * * *" }, 24],
    [{ cron: "30 2,6,22 * * *" }, 16],
    [{ cron: "0 6-10 * * *" }, 20],
    [{ cron: "0 2 * * 0,2,4,6" }, 48],
    [{ cron: "0 4 * * 1-5" }, 72],
    [{ cron: "0 4 * * 0" }, 168],
    [{ recurrence: { frequency: "Hour", interval: 12 } }, 12],
    [{ recurrence: { frequency: "Hour", interval: 30 } }, 30],
    [{ recurrence: { frequency: "Day" } }, 24],
    [{ recurrence: { frequency: "Day", hours: [4, 16] } }, 12],
    [{ recurrence: { frequency: "Day", interval: 2 } }, 48],
    [{ recurrence: { frequency: "Week" } }, 168],
    [{ recurrence: { frequency: "Week", hours: [4], weekDays: ["Sunday", "Monday"] } }, 144],
    [{ recurrence: { frequency: "Month", hours: [4], monthDays: [1] } }, 672],
  ])("a schedule by %j leaves %i hours between two runs", (trigger, gap) => {
    const schedules = [scheduled(trigger)];
    const asked = (maxAgeHours: number) => inDev({ schedules, maxAgeHours });
    if (gap > 47) {
      expect(asked(47)).toEqual([
        `${FIELD}.maxAgeHours can't watch north: ${gap} hours lie between two of its runs, and an alert looks 47 back at most; give north an entry of its own in serving.batch without maxAgeHours, in prod with ageUnwatched (got 47)`,
      ]);
    } else {
      expect(asked(gap)).toEqual([]);
      expect(asked(gap - 1)).toEqual([
        `${FIELD}.maxAgeHours must be ${gap} at least: so many hours lie between two runs of north (got ${gap - 1})`,
      ]);
    }
  });

  test("what jobs write elsewhere nobody publishes, so its age isn't watched", () => {
    const elsewhere = {
      ...scheduled({ cron: "0 2 * * *" }),
      output: "azureml://datastores/elsewhere/paths/north/",
    };
    expect(inDev({ schedules: [elsewhere] })).toEqual([]);
    expect(inDev({ schedules: [elsewhere], maxAgeHours: 26 })).toEqual([
      `${FIELD}.schedules[0].output must be left out beside maxAgeHours: only what lies where jobs write by default is published, and so watched (got "${elsewhere.output}")`,
    ]);
  });

  test.each<Schedule["trigger"]>([
    { cron: "*/5 * * * *" },
    { cron: "0 */6 * * *" },
    { recurrence: { frequency: "Month", hours: [4], monthDays: [1, 15] } },
  ])("what isn't plain is left to the team: %j", (trigger) => {
    expect(inDev({ schedules: [scheduled(trigger)], maxAgeHours: 1 })).toEqual([]);
  });

  test("hours that no day has are told as such, and nothing else is", () => {
    const schedules = [scheduled({ cron: "0 2 * * 1-999999999" })];
    expect(inDev({ schedules, maxAgeHours: 1 })).toEqual([
      expect.stringMatching(/^serving\.batch\[0\]\.schedules\[0\]\.trigger\.cron /),
    ]);
  });

  test("a model has several schedules, whose hours lie between each other", () => {
    const day = (weekDay: number, changes: Partial<Schedule> = {}, timeZone?: string) =>
      scheduled({ cron: `0 2 * * ${weekDay}`, timeZone }, { name: `on-${weekDay}`, ...changes });
    const week = [1, 2, 3, 4, 5, 6, 0];
    expect(inDev({ schedules: week.map((one) => day(one)), maxAgeHours: 24 })).toEqual([]);
    expect(inDev({ schedules: week.map((one) => day(one)), maxAgeHours: 23 })).toHaveLength(1);
    // one that is switched off runs never
    expect(
      inDev({ schedules: week.map((one) => day(one, { enabled: one !== 3 })), maxAgeHours: 47 }),
    ).toEqual([expect.stringContaining("can't watch north: 48 hours lie between two of its runs")]);
    // another model's predictions are others
    const others = week.map((one) => day(one, { model: one === 3 ? "south" : "north" }));
    expect(inDev({ models: models("north", "south"), schedules: others, maxAgeHours: 47 })).toEqual([
      expect.stringContaining("can't watch south: 168 hours"),
    ]);
    // hours of two zones aren't compared
    const zones = [day(1), day(4, {}, "W. Europe Standard Time")];
    expect(inDev({ schedules: zones, maxAgeHours: 1 })).toEqual([]);
    // twice a day, said in two ways
    const daily = [
      scheduled({ cron: "0 2 * * *" }),
      scheduled({ recurrence: { frequency: "Day", hours: [14] } }, { name: "at-noon" }),
    ];
    expect(inDev({ schedules: daily, maxAgeHours: 12 })).toEqual([]);
    expect(inDev({ schedules: daily, maxAgeHours: 11 })).toHaveLength(1);
    // Sunday is 0 for one; the other knows its days by their words
    const monday = { frequency: "Week" as const, hours: [2], weekDays: ["Monday" as const] };
    const both = [day(0), scheduled({ recurrence: monday }, { name: "monday" })];
    expect(inDev({ schedules: both, maxAgeHours: 47 })).toEqual([
      expect.stringContaining("can't watch north: 144 hours"),
    ]);
    // begins whenever it is made
    const drifting = scheduled({ recurrence: { frequency: "Day" } }, { name: "drifting" });
    expect(inDev({ schedules: [scheduled({ cron: "0 2 * * *" }), drifting], maxAgeHours: 1 })).toEqual([]);
  });
});

test("nothing is written of an environment that asks for what its cluster hasn't, or for schedules that rest", () => {
  const output = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-batch-"));
  const { PATH, HOME } = process.env;
  const schedules = [scheduled({ cron: "0 2 * * *" }, { enabled: false })];
  const prod = { serving: { batch: [batchOf({ instances: 100, schedules, maxAgeHours: 26 })] } };
  const { status, stderr } = spawnSync(process.execPath, ["-r", "tsx/cjs", "main.ts"], {
    cwd: path.resolve(__dirname, "..", "..", ".."),
    encoding: "utf8",
    env: { PATH, HOME, CDKTF_OUTDIR: output, MLZONE_WHAT_IF: JSON.stringify({ prod }) },
  });
  expect([status, fs.readdirSync(output)]).toEqual([1, []]);
  expect(stderr).toContain(`environments/prod.ts: ${FIELD}.instances must be 8 at most`);
  expect(stderr).toContain(`environments/prod.ts: ${FIELD}.schedules[0].enabled must be true in prod`);
  fs.rmSync(output, { recursive: true });
});
