import { configIssues } from "../../../stacks/config/issues";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { goodDev, goodProd } from "./good-configs";

type Serving = NonNullable<LandingZoneConfig["serving"]>;
type Online = NonNullable<Serving["online"]>[number];

const MODEL = "azureml://registries/shared/models/churn/versions/1";

function online(changes: Partial<Online> = {}): Online {
  return { name: "churn-score", deployments: [{ name: "blue", model: MODEL }], ...changes };
}

function issues(serving: Partial<Serving>, base: LandingZoneConfig = goodDev()): string[] {
  const config = { ...base, serving: { backend: { kind: "local" as const }, ...serving } };
  return configIssues(config).map(({ path, problem }) => `${path} ${problem}`);
}

const TWO = [
  { name: "blue", model: MODEL },
  { name: "green", model: MODEL },
];

describe("serving", () => {
  test("what is right has no issue", () => {
    const rollout = { live: "blue", candidate: "green", mirror: 10, canary: [10, 50], step: "canary-50" };
    const batch = [{ prefix: "stores", models: [{ name: "north", model: MODEL }] }];
    expect(
      issues({ online: [online(), online({ name: "other", deployments: TWO, rollout })], batch }),
    ).toEqual([]);
  });

  test("something is served", () => {
    expect(issues({})).toEqual(["serving must name an endpoint in online or batch, or be left out"]);
  });

  test("a state of its own: a rollout must not reach the landing zone's", () => {
    const base = goodProd();
    expect(issues({ backend: base.backend, online: [online()] }, base)).toEqual([
      "serving.backend.key must differ from backend.key: a rollout must not reach the landing zone's state",
    ]);
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
      online({ deployments: TWO, rollout: { live: "blue", candidate: "blue", mirror: 10 } }),
      ["serving.online[0].rollout is wrong: live and candidate must be two deployments (both are blue)"],
    ],
    [
      "a step that isn't one",
      online({ deployments: TWO, rollout: { live: "blue", candidate: "green", step: "canary-20" } }),
      [
        'serving.online[0].rollout is wrong: "canary-20" is no step of this rollout (beside, canary-10, promoted)',
      ],
    ],
    [
      "canaries that go down",
      online({ deployments: TWO, rollout: { live: "blue", candidate: "green", canary: [50, 10] } }),
      [
        "serving.online[0].rollout is wrong: canary must be a whole number from 51 to 99, more than the step before (got 10)",
      ],
    ],
    [
      "a plan for nobody",
      online({ rollout: { live: "blue", mirror: 10, step: "mirror" } }),
      [
        "serving.online[0].rollout.mirror must be left out, or a candidate be named that it is for",
        "serving.online[0].rollout.step must be left out, or a candidate be named that it is for",
      ],
    ],
    [
      "two deployments of one name",
      online({ deployments: [...TWO, { name: "BLUE", model: MODEL }], rollout: { live: "blue" } }),
      [
        'serving.online[0].deployments[2].name must differ from serving.online[0].deployments[0].name (got "blue")',
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
    const deployments = [{ name: "blue", model: MODEL, instances: 2 }];
    const backend = { ...goodProd().backend, key: "serving.tfstate" } as Serving["backend"];
    expect(issues({ backend, online: [online({ deployments })] }, goodProd())).toEqual([
      "serving.online[0].deployments[0].instances must be a whole number from 3 to 100 (got 2)",
    ]);
  });
});
