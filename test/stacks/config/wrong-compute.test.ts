import { vmSizesFor } from "../../../constructs/compute/vm-sizes";
import { changed, goodDev, goodDeviation, issueLines, type WrongCases } from "./good-configs";

const GUID = "11111111-0000-0000-0000-000000000021";
const namesOf = (...args: Parameters<typeof vmSizesFor>) =>
  vmSizesFor(...args)
    .map(({ name }) => name)
    .join(", ");

const CASES: WrongCases = {
  "GPU without opt-in": [
    { "compute.training": { vmSize: "Standard_NC4as_T4_v3" } },
    'compute.training.vmSize is wrong: vmSize "Standard_NC4as_T4_v3" has GPUs (1); accept their price with gpu: true, or choose a size without',
  ],
  "GPU for batch inference without opt-in": [
    { "compute.batch": { vmSize: "Standard_NC4as_T4_v3" } },
    'compute.batch.vmSize is wrong: vmSize "Standard_NC4as_T4_v3" has GPUs (1); accept their price with gpu: true, or choose a size without',
  ],
  "opt-in to GPUs without a size": [
    { compute: { training: { gpu: true }, batch: { gpu: true } } },
    `compute.training.vmSize is wrong: gpu: true, but vmSize "Standard_DS3_v2" has no GPU; leave gpu out, or choose from: ${namesOf("training", { gpu: true })}`,
    `compute.batch.vmSize is wrong: gpu: true, but vmSize "Standard_DS3_v2" has no GPU; leave gpu out, or choose from: ${namesOf("batchInference", { gpu: true })}`,
  ],
  "VM sizes not allowed": [
    {
      compute: {
        training: { vmSize: "Standard_A1" },
        batch: { vmSize: "Standard_A2" },
        imageBuild: { vmSize: "Standard_M16ms" },
        instances: [{ name: "anna", assignedTo: GUID, vmSize: "Standard_M16ms" }],
      },
    },
    `compute.training.vmSize is wrong: vmSize "Standard_A1" is not allowed for training; allowed are ${namesOf("training")}`,
    `compute.batch.vmSize is wrong: vmSize "Standard_A2" is not allowed for batch inference; allowed are ${namesOf("batchInference")}`,
    `compute.imageBuild.vmSize is wrong: vmSize "Standard_M16ms" is not allowed for image builds; allowed are ${namesOf("imageBuild")}`,
    `compute.instances[0].vmSize is wrong: vmSize "Standard_M16ms" is not allowed for interactive work; allowed are ${namesOf("interactive")}`,
  ],
  "more warm nodes than nodes": [
    { "compute.training": { keepWarm: { minNodes: 5, deviation: goodDeviation() } } },
    "compute.training.keepWarm.minNodes must be ≤ maxNodes = 4 (got 5)",
  ],
  "more warm nodes than chosen": [
    { "compute.training": { maxNodes: 1, keepWarm: { minNodes: 2, deviation: goodDeviation() } } },
    "compute.training.keepWarm.minNodes must be ≤ maxNodes = 1 (got 2)",
  ],
  "instances called like clusters": [
    {
      "compute.instances": ["training", "Image-Build", "batch1"].map((name) => ({
        name,
        assignedTo: GUID,
      })),
    },
    'compute.instances[0].name must not be training, batch, image-build: clusters are called that (got "training")',
    'compute.instances[1].name must not be training, batch, image-build: clusters are called that (got "Image-Build")',
  ],
  "instance called batch": [
    { "compute.instances": [{ name: "Batch", assignedTo: GUID }] },
    'compute.instances[0].name must not be training, batch, image-build: clusters are called that (got "Batch")',
  ],
  "VM size that looks like a secret": [
    { "compute.batch": { vmSize: "AccountKey=abc" } },
    `compute.batch.vmSize is wrong: vmSize a text that looks like a secret and is not shown is not allowed for batch inference; allowed are ${namesOf("batchInference")}`,
  ],
  "duplicate instance names": [
    {
      "compute.instances": [
        { name: "anna", assignedTo: GUID },
        { name: "Anna", assignedTo: GUID },
      ],
    },
    'compute.instances[1].name must differ from the name of compute.instances[0] (got "anna")',
  ],
};

describe("computes that can't work are refused", () => {
  test.each(Object.entries(CASES))("%s", (_name, [changes, ...expected]) => {
    expect(issueLines(changed(goodDev(), changes))).toEqual(expected);
  });
});
