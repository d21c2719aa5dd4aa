import { configIssues } from "../../../stacks/config/issues";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { goodDev, goodProd } from "./good-configs";

type Serving = NonNullable<LandingZoneConfig["serving"]>;
type Online = NonNullable<Serving["online"]>[number];

const GROUP = "11111111-0000-0000-0000-000000000031";
const MODEL = "azureml://registries/shared/models/churn/versions/1";

function online(changes: Partial<Online> = {}): Online {
  return { name: "churn-score", deployments: [{ name: "blue", model: MODEL }], ...changes };
}

function issues(serving: Partial<Serving>, base: LandingZoneConfig = goodDev()): string[] {
  const config = { ...base, serving: { backend: { kind: "local" as const }, ...serving } };
  return configIssues(config).map(({ path, problem }) => `${path} ${problem}`);
}

const OWN_STATE = {
  ...goodProd().backend,
  container: "tfstate-serving",
  key: "serving.tfstate",
} as Serving["backend"];
const smokeTest: Online["smokeTest"] = { request: {}, expect: { type: "object" } };

const TWO = [
  { name: "blue", model: MODEL },
  { name: "green", model: MODEL },
];

describe("serving", () => {
  test("what is right has no issue", () => {
    const rollout = { live: "blue", candidate: "green", mirror: 10, canary: [10, 50], step: "canary-50" };
    const batch = [{ prefix: "stores", models: [{ name: "north", model: MODEL }] }];
    expect(
      issues({ online: [online(), online({ name: "other", deployments: TWO, rollout, smokeTest })], batch }),
    ).toEqual([]);
  });

  test("something is served", () => {
    expect(issues({})).toEqual([
      "serving must name an endpoint in online or batch, or a schedule in retraining, or be left out",
    ]);
  });

  test("a state of its own: a rollout must not reach the landing zone's", () => {
    const base = { ...goodDev(), backend: goodProd().backend };
    const refused = [
      "serving.backend.container must differ from backend.container, or lie in another account: a rollout must not reach the landing zone's state",
    ];
    const backend = (changes: object) => ({ ...base.backend, ...changes }) as Serving["backend"];
    const served = (changes: object) => issues({ backend: backend(changes), online: [online()] }, base);
    expect(served({})).toEqual(refused);
    expect(served({ key: "serving.tfstate" })).toEqual(refused);
    expect(served({ container: "tfstate-serving" })).toEqual([]);
    expect(served({ storageAccount: "sttfserving" })).toEqual([]);
  });

  test.each<[string, Online, string[]]>([
    [
      "an unknown model",
      online({ deployments: [{ name: "blue", model: "azureml:churn@latest" }] }),
      [
        'serving.online[0].deployments[0].model must be azureml://registries/<registry>/models/<name>/versions/<version> or the ARM id of a workspace\'s (…/workspaces/<workspace>/models/<name>/versions/<version>) (got "azureml:churn@latest")',
      ],
    ],
    [
      "a size that isn't allowed, and what isn't a name",
      online({
        name: "1",
        deployments: [{ name: "b", model: MODEL, instanceType: "Standard_M16ms" }],
      }),
      [
        'serving.online[0].name must be 3 to 32 letters, digits and hyphens, beginning with a letter and not ending in a hyphen (got "1")',
        'serving.online[0].deployments[0].name must be 3 to 32 letters, digits and hyphens, beginning with a letter and not ending in a hyphen (got "b")',
        expect.stringMatching(
          /^serving\.online\[0\]\.deployments\[0\]\.instanceType "Standard_M16ms" is not allowed for online inference; allowed are /,
        ) as unknown as string,
      ],
    ],
    [
      "two deployments and nobody who is live",
      online({ deployments: TWO }),
      ["serving.online[0].rollout must say who is live: blue or green"],
    ],
    [
      "a stranger who is live",
      online({ rollout: { live: "red" } }),
      ['serving.online[0].rollout.live must be one of the deployments: blue (got "red")'],
    ],
    [
      "a copy to who answers",
      online({ deployments: TWO, rollout: { live: "blue", candidate: "blue", mirror: 10 }, smokeTest }),
      ["serving.online[0].rollout is wrong: live and candidate must be two deployments (both are blue)"],
    ],
    [
      "a step that isn't one",
      online({
        deployments: TWO,
        rollout: { live: "blue", candidate: "green", step: "canary-20" },
        smokeTest,
      }),
      [
        'serving.online[0].rollout is wrong: "canary-20" is no step of this rollout (beside, canary-10, promoted)',
      ],
    ],
    [
      "canaries that go down",
      online({
        deployments: TWO,
        rollout: { live: "blue", candidate: "green", canary: [50, 10] },
        smokeTest,
      }),
      [
        "serving.online[0].rollout is wrong: canary must be a whole number from 51 to 99, more than the step before (got 10)",
      ],
    ],
    [
      "a plan for nobody",
      online({ rollout: { live: "blue", mirror: 10, step: "mirror" } }),
      [
        "serving.online[0].rollout.mirror must be left out, or a candidate be named that it is for",
        'serving.online[0].rollout.step must be deployed or live, or a candidate be named that it is for (got "mirror")',
      ],
    ],
    [
      "two deployments of one name",
      online({ deployments: [...TWO, { name: "BLUE", model: MODEL }], rollout: { live: "blue" } }),
      [
        'serving.online[0].deployments[2].name must differ from serving.online[0].deployments[0].name (got "BLUE")',
      ],
    ],
  ])("refuses %s", (_, endpoint, problems) => {
    expect(issues({ online: [endpoint] })).toEqual(problems);
  });

  test("two endpoints of one name, and models that can't be told apart", () => {
    const models = [
      { name: "north", model: MODEL },
      { name: "north", model: MODEL },
    ];
    expect(issues({ online: [online(), online()], batch: [{ prefix: "stores", models }] })).toEqual([
      "serving.batch[0].models names north twice",
      'serving.online[1].name must differ from serving.online[0].name (got "churn-score")',
    ]);
  });

  test("in prod fewer than three instances are refused", () => {
    const deployments = [{ name: "blue", model: MODEL, instances: 2, autoscale: { maximum: 4 } }];
    expect(issues({ backend: OWN_STATE, online: [online({ deployments, smokeTest })] }, goodProd())).toEqual([
      "serving.online[0].deployments[0].instances must be a whole number from 3 to 100 (got 2)",
    ]);
  });

  test("in prod it grows with its load, and traffic rises behind a gate", () => {
    const batch = [{ prefix: "stores", models: [{ name: "north", model: MODEL }] }];
    expect(issues({ backend: OWN_STATE, online: [online()], batch }, goodProd())).toEqual([
      "serving.online[0].smokeTest is missing: in prod it stands before each rise of traffic",
      "serving.online[0].deployments[0].autoscale is missing: in prod a deployment grows with its load",
      "serving.batch[0].maxAgeHours is missing: in prod somebody relies on predictions not being old, or ageUnwatched says who accepted that",
    ]);
  });

  test("autoscale that can't be, and a smoke test of what is no shape", () => {
    const deployments = [
      {
        name: "blue",
        model: MODEL,
        instances: 4,
        autoscale: { maximum: 3, rules: { cpu: { out: 30, in: 70 } }, scaleInCooldownMinutes: 1 },
      },
    ];
    const shape = { type: "array" as const, minItems: 3, maxItems: 1 };
    expect(issues({ online: [online({ deployments, smokeTest: { request: {}, expect: shape } })] })).toEqual([
      "serving.online[0].deployments[0].autoscale.maximum must be a whole number from 5 to 100 (got 3)",
      expect.stringMatching(/^serving\.online\[0\]\.deployments\[0\]\.autoscale\.rules\.cpu/),
      "serving.online[0].deployments[0].autoscale.scaleInCooldownMinutes must be a whole number from 5 to 720 (got 1)",
      "serving.online[0].smokeTest.expect.minItems must not be more than maxItems (got 3 and 1)",
    ]);
  });

  test("shapes and addresses that aren't any", () => {
    const wrong = {
      ...goodDev(),
      alerts: { emails: ["ml-oncall"], runbooks: "http://git.example.org/docs/" },
      serving: {
        backend: { kind: "local" as const },
        online: [online({ smokeTest: { request: {}, expect: { type: "list" } as never } })],
      },
    };
    expect(configIssues(wrong).map(({ path, problem }) => `${path} ${problem}`)).toEqual([
      'alerts.emails[0] must be an e-mail address (got "ml-oncall")',
      expect.stringMatching(/^alerts\.runbooks must be an https address without a slash at its end/),
      expect.stringMatching(/^serving\.online\[0\]\.smokeTest\.expect\.type must be /),
    ]);
  });

  test("what is collected has a place, a group that reads it, and nobody who runs the endpoint among them", () => {
    const payloadCollection = {
      purpose: "drift of inputs",
      consent: "terms of use, § 4",
      columnsLeftOut: [],
    };
    const collecting = [online({ deployments: [{ name: "blue", model: MODEL, payloadCollection }] })];
    const payload = { retentionDays: 30, readers: [{ group: GROUP }] };
    expect(issues({ online: collecting })).toEqual([
      "serving.online[0].deployments[0].payloadCollection needs serving.payload: an account of its own, who reads it, and for how long",
    ]);
    expect(issues({ online: collecting, payload })).toEqual([
      "serving.deployers is missing: who runs the endpoints must not read what they were asked",
    ]);
    expect(issues({ online: [online()], payload, deployers: [{ group: GROUP }] })).toEqual([
      "serving.payload must be left out: no deployment has payloadCollection",
      "serving.payload.readers[0] must be a group apart from serving.deployers: who runs the endpoints has no need of it",
    ]);
    const deployers = [{ group: "11111111-0000-0000-0000-000000000032" }];
    expect(issues({ online: collecting, payload, deployers })).toEqual([]);
  });

  test("a schedule in the past, for nobody, without an end of its jobs, into what it reads", () => {
    const schedule = {
      name: "nightly",
      model: "north",
      trigger: { cron: "0 2 * * *" },
      timeLimitMinutes: 60,
      input: "azureml://datastores/workspaceblobstore/paths/stores",
      output: "azureml://datastores/workspaceblobstore/paths/out",
    };
    const batch = (changes: object) => [
      {
        prefix: "stores",
        models: [{ name: "north", model: MODEL }],
        schedules: [{ ...schedule, ...changes }],
      },
    ];
    expect(issues({ batch: batch({}) })).toEqual([]);
    const past = { ...schedule.trigger, end: "2025-01-01T00:00:00" };
    expect(
      issues({
        batch: batch({ model: "south", trigger: past, today: "2026-11-22", output: schedule.input }),
      }),
    ).toEqual([
      "serving.batch[0].schedules[0].trigger.end is in the past: it would never run (got 2025-01-01T00:00:00, and today is 2026-11-22)",
      "serving.batch[0].schedules[0].output must not lie in input: the next job would score it",
      'serving.batch[0].schedules[0].model must be the name of a model that is deployed: north (got "south")',
    ]);
    expect(issues({ batch: batch({ timeLimitMinutes: undefined }) })).toEqual([
      "serving.batch[0].schedules[0].timeLimitMinutes is missing; it must be a number",
    ]);
  });

  test("retraining without a cluster, without a limit, by a name that a schedule has", () => {
    const retraining = {
      name: "weekly",
      trigger: { cron: "0 4 1 * *" },
      timeLimitMinutes: 60,
      job: { componentId: "train" },
    };
    expect(issues({ retraining: [retraining, retraining] }, { ...goodDev(), promotion: "artifact" })).toEqual(
      [
        'serving.retraining[1].name must differ from serving.retraining[0].name (got "weekly")',
        ...[0, 1].flatMap((at) => [
          `serving.retraining[${at}] needs a training cluster: promotion must be retrain`,
          expect.stringMatching(/^serving\.retraining\[\d\]\.trigger\.cron "0 4 1 \* \*" must have \*/),
          expect.stringMatching(/^serving\.retraining\[\d\]\.job\.componentId must be /),
        ]),
      ],
    );
  });
});
