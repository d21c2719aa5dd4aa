import { changed, goodDev, goodDeviation, goodProd, issueLines, type WrongCases } from "./good-configs";

const T4 = "Standard_NC4as_T4_v3";
const GUID = "11111111-0000-0000-0000-000000000021";
const SERVED = {
  backend: { kind: "local" },
  online: [
    {
      name: "churn-score",
      deployments: [
        {
          name: "blue",
          model: "azureml://registries/ml/models/churn/versions/1",
          autoscale: { maximum: 30 },
        },
      ],
    },
  ],
};

const CASES: WrongCases = {
  "a size with GPUs without somebody's word": [
    { "compute.training": { vmSize: T4, gpu: true } },
    `compute.training.vmSize has GPUs: costs.gpu, a Deviation, must say who accepted that they cost many times as much (got "${T4}")`,
  ],
  "GPUs that a list of sizes leaves out": [
    {
      "compute.training": { vmSize: T4, gpu: true },
      costs: { gpu: goodDeviation(), allowedSizes: ["Standard_DS2_v2", "Standard_DS3_v2"] },
    },
    `compute.training.vmSize "${T4}" is not allowed; allowed are Standard_DS2_v2, Standard_DS3_v2 (costs.allowedSizes)`,
  ],
  "sizes outside the list, defaults included": [
    {
      costs: { allowedSizes: ["Standard_DS2_v2"] },
      "compute.instances": [{ name: "anna", assignedTo: GUID }],
    },
    ...["compute.training", "compute.batch", "compute.instances[0]"].map(
      (path) =>
        `${path}.vmSize "Standard_DS3_v2" is not allowed; allowed are Standard_DS2_v2 (costs.allowedSizes)`,
    ),
  ],
  "a list with GPUs and nobody's word": [
    { costs: { allowedSizes: ["Standard_DS3_v2", T4] } },
    `costs.allowedSizes[1] must be a size without GPUs, or gpu the Deviation that accepts them (got "${T4}")`,
  ],
  "what is no size": [
    { costs: { allowedSizes: ["large", "Standard_DS3_v2", "standard_ds3_v2"] } },
    'costs.allowedSizes[0] must be a VM size such as Standard_DS3_v2 (got "large")',
    "costs.allowedSizes[2] must differ from allowedSizes[1]",
  ],
  "a word for GPUs without an end": [
    { costs: { gpu: { ...goodDeviation(), expires: "soon" } } },
    'costs.gpu.expires must be a calendar day, YYYY-MM-DD (got "soon")',
  ],
  "more nodes than allowed": [
    { "compute.batch": { maxNodes: 9 }, costs: { maximumNodes: { each: 8 } } },
    "compute.batch.maxNodes must be ≤ costs.maximumNodes.each = 8 (got 9)",
  ],
  "more instances of a deployment than allowed": [
    { serving: SERVED },
    "serving.online[0].deployments[0].autoscale.maximum must be ≤ costs.maximumNodes.each = 20 (got 30)",
  ],
  "more machines together than allowed": [
    { costs: { maximumNodes: { each: 4, total: 6 } } },
    "costs.maximumNodes.total must be ≥ 7, all machines of the environment at their most (got 6)",
  ],
  "limits that can't both hold": [
    { costs: { maximumNodes: { each: 9, total: 8 } } },
    "costs.maximumNodes.each must be ≤ maximumNodes.total = 8 (got 9)",
  ],
  "no machines at all": [
    { costs: { maximumNodes: { total: 0 } } },
    "costs.maximumNodes.total must be ≥ 1 (got 0)",
  ],
  "hours of what isn't there": [
    { costs: { hours: { trainning: 40, "churn-score/blue": 10 } } },
    "costs.hours.trainning must be one of training, batch, image-build, clusters, instances, online: there is nothing else that runs",
    "costs.hours.churn-score/blue must be one of training, batch, image-build, clusters, instances, online: there is nothing else that runs",
  ],
  "more hours than a month has": [
    { costs: { hours: { training: 731, batch: -1 } } },
    "costs.hours.training must be ≤ 730 (got 731)",
    "costs.hours.batch must be ≥ 0 (got -1)",
  ],
  "hours that could be an instance's or a kind's": [
    { "compute.instances": [{ name: "online", assignedTo: GUID }], costs: { hours: { online: 80 } } },
    "costs.hours.online is the name of something and of a kind: give the instance another name",
  ],
  "a field that nobody knows": [{ costs: { hour: {} } }, expect.stringMatching(/^costs\.hour /) as string],
};

describe("costs that can't be are refused", () => {
  test.each(Object.entries(CASES))("%s", (_name, [changes, ...expected]) => {
    expect(issueLines(changed(goodDev(), changes))).toEqual(expected);
  });

  test("hours of a training cluster where models arrive as artifacts", () => {
    const changes = { promotion: "artifact", "costs.hours": { training: 40 } };
    const lines = issueLines(changed(goodProd(), changes)).filter((line) => line.startsWith("costs"));
    expect(lines).toEqual([
      "costs.hours.training must be one of batch, image-build, clusters, instances, online: there is nothing else that runs",
    ]);
  });
});

describe("costs that can be pass", () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    [
      "GPUs that somebody accepted",
      { "compute.training": { vmSize: T4, gpu: true }, "costs.gpu": goodDeviation() },
    ],
    ["as many machines as allowed", { costs: { maximumNodes: { each: 4, total: 7 } } }],
    ["a total below what each may have by default", { costs: { maximumNodes: { total: 7 } } }],
    [
      "hours by name and by kind",
      { costs: { hours: { training: 730, clusters: 0, instances: 0.5, online: 1 } } },
    ],
    [
      "hours of a deployment",
      {
        serving: { ...SERVED, online: [{ ...SERVED.online[0], name: "score" }] },
        costs: { hours: { "score/blue": 200 }, maximumNodes: { each: 30 } },
      },
    ],
  ])("%s", (_name, changes) => {
    expect(issueLines(changed(goodDev(), changes))).toEqual([]);
  });
});
