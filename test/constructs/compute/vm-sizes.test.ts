import {
  canonicalVmSize,
  findVmSize,
  type VmPurpose,
  vmSizeProblem,
  vmSizesFor,
} from "../../../constructs/compute/vm-sizes";

const names = (purpose: VmPurpose, gpu?: boolean) =>
  vmSizesFor(purpose, { gpu }).map(({ name, family, vcpus, memoryGiB, gpus }) =>
    [name, family, vcpus, memoryGiB, gpus].join(" "),
  );

const GENERAL = [
  "Standard_DS2_v2 DSv2 2 7 0",
  "Standard_DS3_v2 DSv2 4 14 0",
  "Standard_DS4_v2 DSv2 8 28 0",
  "Standard_DS5_v2 DSv2 16 56 0",
  "Standard_D2s_v3 DSv3 2 8 0",
  "Standard_D4s_v3 DSv3 4 16 0",
  "Standard_D8s_v3 DSv3 8 32 0",
  "Standard_D16s_v3 DSv3 16 64 0",
  "Standard_D32s_v3 DSv3 32 128 0",
  "Standard_D2ds_v4 DDSv4 2 8 0",
  "Standard_D4ds_v4 DDSv4 4 16 0",
  "Standard_D8ds_v4 DDSv4 8 32 0",
  "Standard_D16ds_v4 DDSv4 16 64 0",
  "Standard_D32ds_v4 DDSv4 32 128 0",
  "Standard_D2ds_v5 DDSv5 2 8 0",
  "Standard_D4ds_v5 DDSv5 4 16 0",
  "Standard_D8ds_v5 DDSv5 8 32 0",
  "Standard_D16ds_v5 DDSv5 16 64 0",
  "Standard_D32ds_v5 DDSv5 32 128 0",
];
const MEMORY_AND_COMPUTE = [
  "Standard_E4s_v3 ESv3 4 32 0",
  "Standard_E8s_v3 ESv3 8 64 0",
  "Standard_E16s_v3 ESv3 16 128 0",
  "Standard_E32s_v3 ESv3 32 256 0",
  "Standard_F4s_v2 FSv2 4 8 0",
  "Standard_F8s_v2 FSv2 8 16 0",
  "Standard_F16s_v2 FSv2 16 32 0",
  "Standard_F32s_v2 FSv2 32 64 0",
  "Standard_F72s_v2 FSv2 72 144 0",
];
const HUGE = ["Standard_M16ms M 16 437.5 0", "Standard_M32ms M 32 875 0"];
const T4 = [
  "Standard_NC4as_T4_v3 NCasT4_v3 4 28 1",
  "Standard_NC8as_T4_v3 NCasT4_v3 8 56 1",
  "Standard_NC16as_T4_v3 NCasT4_v3 16 110 1",
  "Standard_NC64as_T4_v3 NCasT4_v3 64 440 4",
];
const A100_AND_H100 = [
  "Standard_NC24ads_A100_v4 NCads_A100_v4 24 220 1",
  "Standard_NC48ads_A100_v4 NCads_A100_v4 48 440 2",
  "Standard_NC96ads_A100_v4 NCads_A100_v4 96 880 4",
  "Standard_NC40ads_H100_v5 NCads_H100_v5 40 320 1",
  "Standard_NC80adis_H100_v5 NCads_H100_v5 80 640 2",
];

describe("VM sizes", () => {
  test("cost/right-size-sku-selection: each purpose has its list of CPU sizes", () => {
    expect(names("training")).toEqual([...GENERAL, ...MEMORY_AND_COMPUTE, ...HUGE]);
    expect(names("batchInference")).toEqual([...GENERAL, ...MEMORY_AND_COMPUTE, ...HUGE]);
    expect(names("interactive")).toEqual([...GENERAL, ...MEMORY_AND_COMPUTE]);
    expect(names("imageBuild")).toEqual(GENERAL);
    expect(vmSizesFor("imageBuild").map(({ name }) => name)).toHaveLength(GENERAL.length);
  });

  test("ai-cost/gpu-only-for-ai-functions: each purpose has its list of GPU sizes", () => {
    expect(names("training", true)).toEqual([
      ...T4,
      ...A100_AND_H100,
      "Standard_ND96asr_v4 NDasrA100_v4 96 900 8",
    ]);
    expect(names("batchInference", true)).toEqual([...T4, ...A100_AND_H100]);
    expect(names("interactive", true)).toEqual(T4);
    expect(names("imageBuild", true)).toEqual([]);
  });

  test("cost/right-size-sku-selection: a size of the list is fine, in any case", () => {
    expect(vmSizeProblem("training", "standard_ds3_V2")).toBeUndefined();
    expect(canonicalVmSize("standard_ds3_V2")).toBe("Standard_DS3_v2");
    expect(canonicalVmSize("Standard_Z1")).toBe("Standard_Z1");
    expect(findVmSize("STANDARD_F4S_V2")).toEqual({
      name: "Standard_F4s_v2",
      family: "FSv2",
      vcpus: 4,
      memoryGiB: 8,
      gpus: 0,
    });
    expect(findVmSize("Standard_Z1")).toBeUndefined();
  });

  test.each<[VmPurpose, string]>([
    ["training", "training"],
    ["batchInference", "batch inference"],
    ["imageBuild", "image builds"],
    ["interactive", "interactive work"],
  ])("cost/right-size-sku-selection: an unknown size lists what %s may have", (purpose, words) => {
    const allowed = vmSizesFor(purpose).map(({ name }) => name);
    expect(vmSizeProblem(purpose, "Standard_Z1")).toBe(
      `vmSize "Standard_Z1" is not allowed for ${words}; allowed are ${allowed.join(", ")}`,
    );
  });

  test("ai-cost/gpu-only-for-ai-functions: an unknown GPU size lists the GPU sizes", () => {
    expect(vmSizeProblem("interactive", "Standard_NC1", { gpu: true })).toBe(
      'vmSize "Standard_NC1" is not allowed for interactive work; allowed are Standard_NC4as_T4_v3, Standard_NC8as_T4_v3, Standard_NC16as_T4_v3, Standard_NC64as_T4_v3',
    );
  });

  test("ai-cost/gpu-only-for-ai-functions: a known size of another purpose is refused", () => {
    expect(vmSizeProblem("imageBuild", "Standard_E4s_v3")).toMatch(
      /^vmSize "Standard_E4s_v3" is not allowed/,
    );
    expect(vmSizeProblem("interactive", "Standard_NC24ads_A100_v4", { gpu: true })).toMatch(/is not allowed/);
    expect(vmSizeProblem("batchInference", "Standard_ND96asr_v4", { gpu: true })).toMatch(/is not allowed/);
  });

  test("performance/training-compute-choice: a GPU only with gpu: true", () => {
    expect(vmSizeProblem("training", "standard_nc64as_t4_v3")).toBe(
      'vmSize "Standard_NC64as_T4_v3" has GPUs (4); accept their price with gpu: true, or choose a size without',
    );
    expect(vmSizeProblem("training", "Standard_NC4as_T4_v3", { gpu: false })).toMatch(/has GPUs \(1\)/);
    expect(vmSizeProblem("training", "Standard_NC4as_T4_v3", { gpu: true })).toBeUndefined();
  });

  test("performance/training-compute-choice: gpu: true needs a size with a GPU", () => {
    expect(vmSizeProblem("interactive", "standard_ds3_v2", { gpu: true })).toBe(
      'gpu: true, but vmSize "Standard_DS3_v2" has no GPU; leave gpu out, or choose from: Standard_NC4as_T4_v3, Standard_NC8as_T4_v3, Standard_NC16as_T4_v3, Standard_NC64as_T4_v3',
    );
    expect(vmSizeProblem("imageBuild", "Standard_DS3_v2", { gpu: true })).toMatch(/choose from: none$/);
  });
});
