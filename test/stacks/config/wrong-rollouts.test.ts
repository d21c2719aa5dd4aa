import { ResourceNames } from "../../../constructs/naming/resource-names";
import { configIssues } from "../../../stacks/config/issues";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { goodDev } from "./good-configs";

type Serving = NonNullable<LandingZoneConfig["serving"]>;

const MODEL = "azureml://registries/shared/models/churn/versions/1";
const READER = "11111111-0000-0000-0000-000000000031";
const DEPLOYER = "11111111-0000-0000-0000-000000000032";

function issues(serving: Partial<Serving>, changes: Partial<LandingZoneConfig> = {}): string[] {
  const config = { ...goodDev(), ...changes, serving: { backend: { kind: "local" as const }, ...serving } };
  return configIssues(config).map(({ path, problem }) => `${path} ${problem}`);
}

describe("a candidate", () => {
  const online: NonNullable<Serving["online"]>[number] = {
    name: "churn-score",
    deployments: ["blue", "green"].map((name) => ({ name, model: MODEL })),
    rollout: { live: "blue" },
  };
  const rollout = { live: "blue", candidate: "green" };

  test("has a smoke test in dev, too; who is live alone needs none there", () => {
    expect(issues({ online: [online, { ...online, name: "other", rollout }] })).toEqual([
      "serving.online[1].smokeTest is missing: with rollout.candidate it stands before each rise of traffic",
    ]);
    const smokeTest = { request: {}, expect: { type: "object" as const } };
    expect(issues({ online: [{ ...online, rollout, smokeTest }] })).toEqual([]);
  });
});

describe("a model", () => {
  const served = (model: string) =>
    issues({ online: [{ name: "churn-score", deployments: [{ name: "blue", model }] }] });

  test("is named by a version that stays", () => {
    const id = "azureml://registries/shared/models/churn/versions/latest";
    expect(served(id)).toEqual([
      `serving.online[0].deployments[0].model must end with a version that stays: the latest is another one tomorrow (got "${id}")`,
    ]);
  });

  test("lies in this workspace or in a registry, and so does what runs it", () => {
    const { location: _, ...dev } = goodDev();
    const names = new ResourceNames({ ...dev, location: "westeurope" });
    const workspace = (group: string) =>
      `/subscriptions/${dev.subscriptionId}/resourceGroups/${group}/providers/Microsoft.MachineLearningServices/workspaces/${names.of("machineLearningWorkspace")}`;
    const own = workspace(names.of("resourceGroup"));
    const all = (from: string) => ({
      online: [
        {
          name: "churn-score",
          deployments: [
            {
              name: "blue",
              model: `${from}/models/churn/versions/1`,
              scoring: {
                codeId: `${from}/codes/churn/versions/1`,
                script: "score.py",
                environmentId: `${from}/environments/churn/versions/1`,
              },
            },
          ],
        },
      ],
      batch: [{ prefix: "stores", models: [{ name: "north", model: `${from}/models/churn/versions/1` }] }],
    });
    const changes = { location: "westeurope" };
    expect(issues(all(own), changes)).toEqual([]);
    const [name, group] = [names.of("machineLearningWorkspace"), names.of("resourceGroup")];
    const refused = `must lie in this workspace (${name} in ${group}), or in a registry (got one of ${name} in rg-other)`;
    expect(issues(all(workspace("rg-other")), changes)).toEqual([
      `serving.online[0].deployments[0].model ${refused}`,
      `serving.online[0].deployments[0].scoring.codeId ${refused}`,
      `serving.online[0].deployments[0].scoring.environmentId ${refused}`,
      `serving.batch[0].models[0].model ${refused}`,
    ]);
  });

  test("is shown where it is misspelt, as far as there is room", () => {
    expect(served("azureml://registry/shared/models/churn/versions/1")).toEqual([
      expect.stringContaining('(got "azureml://registry/shared/models/churn/versions/1")'),
    ]);
  });
});

describe("who reads collected requests", () => {
  const payloadCollection = {
    purpose: "drift of inputs",
    consent: "terms of use, § 4",
    columnsLeftOut: [],
  };
  const collecting: Partial<Serving> = {
    deployers: [{ group: DEPLOYER }],
    online: [{ name: "churn-score", deployments: [{ name: "blue", model: MODEL, payloadCollection }] }],
    payload: { retentionDays: 365, readers: [{ group: READER }] },
  };
  const same = [{ group: READER.toUpperCase() }];
  const apart = "serving.payload.readers[0] must be a group apart from";

  test.each<[string, Partial<Serving>, Partial<LandingZoneConfig>, string]>([
    ["serving.deployers", { deployers: same }, {}, "who runs the endpoints has no need of it"],
    ["serving.invokers", { invokers: same }, {}, "who calls the endpoints would read what others sent"],
    ["groups.dataScientists", {}, { groups: { dataScientists: same } }, "their role changes endpoints, too"],
    [
      "groups.computeOperators",
      {},
      { groups: { computeOperators: same } },
      "who starts and stops computes has no need of it",
    ],
    [
      "groups.registryUsers.groups",
      {},
      {
        groups: {
          registryUsers: {
            machineLearningRegistryId:
              "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/registries/r",
            groups: same,
          },
        },
      },
      "who registers models has no need of it",
    ],
  ])("is none of %s", (list, serving, changes, why) => {
    expect(issues({ ...collecting, ...serving }, changes)).toEqual([`${apart} ${list}: ${why}`]);
  });

  test("is none of serving.publishers", () => {
    expect(issues({ ...collecting, publishers: same })).toContain(
      `${apart} serving.publishers: who publishes predictions has no need of it`,
    );
  });

  test("is said once for each list, and may be one who only reads", () => {
    expect(issues({ ...collecting, deployers: same, invokers: same })).toHaveLength(2);
    expect(issues(collecting, { groups: { readers: same } })).toEqual([]);
  });

  test("reads for a year at most", () => {
    expect(issues({ ...collecting, payload: { retentionDays: 366, readers: [{ group: READER }] } })).toEqual([
      "serving.payload.retentionDays must be ≤ 365 (got 366)",
    ]);
  });
});
