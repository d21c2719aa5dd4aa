/** What a compute is for. */
export type VmPurpose = "training" | "batchInference" | "onlineInference" | "imageBuild" | "interactive";

/** A VM size that computes may have. */
export interface VmSize {
  /** Azure's spelling, e.g. `Standard_DS3_v2`. */
  readonly name: string;
  /** Azure's series, in which quota is counted, e.g. `DSv2`. */
  readonly family: string;
  readonly vcpus: number;
  readonly memoryGiB: number;
  /** GPUs; 0 for a CPU size. */
  readonly gpus: number;
}

interface VmFamily {
  readonly family: string;
  readonly purposes: readonly VmPurpose[];
  /** GPUs a size has: one value for each of `sizes`. @default - none */
  readonly gpus?: readonly number[];
  /** Name, vCPUs and memory in GiB. */
  readonly sizes: readonly (readonly [name: string, vcpus: number, memoryGiB: number])[];
}

const JOBS: readonly VmPurpose[] = ["training", "batchInference"];
const JOBS_AND_PEOPLE: readonly VmPurpose[] = [...JOBS, "interactive"];

/**
 * Series for managed computes; which of them a region has, and with what quota, differs. Images are
 * built on general-purpose sizes only, and nobody explores data on an A100.
 */
const FAMILIES: readonly VmFamily[] = [
  {
    family: "DSv2",
    purposes: [...JOBS_AND_PEOPLE, "onlineInference", "imageBuild"],
    sizes: [
      ["Standard_DS2_v2", 2, 7],
      ["Standard_DS3_v2", 4, 14],
      ["Standard_DS4_v2", 8, 28],
      ["Standard_DS5_v2", 16, 56],
    ],
  },
  {
    family: "DSv3",
    purposes: [...JOBS_AND_PEOPLE, "imageBuild"],
    sizes: [
      ["Standard_D2s_v3", 2, 8],
      ["Standard_D4s_v3", 4, 16],
      ["Standard_D8s_v3", 8, 32],
      ["Standard_D16s_v3", 16, 64],
      ["Standard_D32s_v3", 32, 128],
    ],
  },
  {
    family: "DDSv4",
    purposes: [...JOBS_AND_PEOPLE, "imageBuild"],
    sizes: [
      ["Standard_D2ds_v4", 2, 8],
      ["Standard_D4ds_v4", 4, 16],
      ["Standard_D8ds_v4", 8, 32],
      ["Standard_D16ds_v4", 16, 64],
      ["Standard_D32ds_v4", 32, 128],
    ],
  },
  {
    family: "DDSv5",
    purposes: [...JOBS_AND_PEOPLE, "imageBuild"],
    sizes: [
      ["Standard_D2ds_v5", 2, 8],
      ["Standard_D4ds_v5", 4, 16],
      ["Standard_D8ds_v5", 8, 32],
      ["Standard_D16ds_v5", 16, 64],
      ["Standard_D32ds_v5", 32, 128],
    ],
  },
  {
    family: "ESv3",
    purposes: [...JOBS_AND_PEOPLE, "onlineInference"],
    sizes: [
      ["Standard_E4s_v3", 4, 32],
      ["Standard_E8s_v3", 8, 64],
      ["Standard_E16s_v3", 16, 128],
      ["Standard_E32s_v3", 32, 256],
    ],
  },
  {
    family: "FSv2",
    purposes: [...JOBS_AND_PEOPLE, "onlineInference"],
    sizes: [
      ["Standard_F4s_v2", 4, 8],
      ["Standard_F8s_v2", 8, 16],
      ["Standard_F16s_v2", 16, 32],
      ["Standard_F32s_v2", 32, 64],
      ["Standard_F72s_v2", 72, 144],
    ],
  },
  {
    family: "M",
    purposes: JOBS,
    sizes: [
      ["Standard_M16ms", 16, 437.5],
      ["Standard_M32ms", 32, 875],
    ],
  },
  {
    family: "NCasT4_v3",
    purposes: [...JOBS_AND_PEOPLE, "onlineInference"],
    gpus: [1, 1, 1, 4],
    sizes: [
      ["Standard_NC4as_T4_v3", 4, 28],
      ["Standard_NC8as_T4_v3", 8, 56],
      ["Standard_NC16as_T4_v3", 16, 110],
      ["Standard_NC64as_T4_v3", 64, 440],
    ],
  },
  {
    family: "NCads_A100_v4",
    purposes: [...JOBS, "onlineInference"],
    gpus: [1, 2, 4],
    sizes: [
      ["Standard_NC24ads_A100_v4", 24, 220],
      ["Standard_NC48ads_A100_v4", 48, 440],
      ["Standard_NC96ads_A100_v4", 96, 880],
    ],
  },
  {
    family: "NCads_H100_v5",
    purposes: [...JOBS, "onlineInference"],
    gpus: [1, 2],
    sizes: [
      ["Standard_NC40ads_H100_v5", 40, 320],
      ["Standard_NC80adis_H100_v5", 80, 640],
    ],
  },
  {
    family: "NDasrA100_v4",
    purposes: ["training"],
    gpus: [8],
    sizes: [["Standard_ND96asr_v4", 96, 900]],
  },
];

const PURPOSE_WORDS: Record<VmPurpose, string> = {
  training: "training",
  batchInference: "batch inference",
  onlineInference: "online inference",
  imageBuild: "image builds",
  interactive: "interactive work",
};

/** Options that widen what a purpose may use. */
export interface VmSizeOptions {
  /** Whether GPUs are wanted: they cost many times as much, so nobody gets one by accident. */
  readonly gpu?: boolean;
  /** What the size is called where it is given. @default vmSize */
  readonly field?: string;
}

/** The sizes of a purpose: those without GPUs, or with `gpu` those with. */
export function vmSizesFor(purpose: VmPurpose, { gpu = false }: VmSizeOptions = {}): VmSize[] {
  return allSizesFor(purpose).filter((size) => size.gpus > 0 === gpu);
}

/** The size of that name, in any spelling of upper and lower case; `undefined` if not in the list. */
export function findVmSize(name: string): VmSize | undefined {
  return sizeNamed(name, FAMILIES.flatMap(sizesOf));
}

/** Azure's spelling of a size; `name` itself if it is not in the list. */
export function canonicalVmSize(name: string): string {
  return findVmSize(name)?.name ?? name;
}

/**
 * What is wrong with the size of a compute, in words; `undefined` if nothing is.
 *
 * Recommendations: `cost/right-size-sku-selection`, `ai-cost/gpu-only-for-ai-functions`,
 * `performance/training-compute-choice`.
 */
export function vmSizeProblem(
  purpose: VmPurpose,
  name: string,
  options: VmSizeOptions = {},
): string | undefined {
  const { field = "vmSize" } = options;
  const size = sizeNamed(name, allSizesFor(purpose));
  if (size === undefined) {
    const allowed = namesOf(vmSizesFor(purpose, options));
    return `${field} "${name}" is not allowed for ${PURPOSE_WORDS[purpose]}; allowed are ${allowed}`;
  }
  if (size.gpus > 0 && !options.gpu) {
    return `${field} "${size.name}" has GPUs (${size.gpus}); accept their price with gpu: true, or choose a size without`;
  }
  if (size.gpus === 0 && options.gpu) {
    const allowed = namesOf(vmSizesFor(purpose, options));
    return `gpu: true, but ${field} "${size.name}" has no GPU; leave gpu out, or choose from: ${allowed}`;
  }
  return undefined;
}

/** With GPUs and without. */
function allSizesFor(purpose: VmPurpose): VmSize[] {
  return FAMILIES.filter((family) => family.purposes.includes(purpose)).flatMap(sizesOf);
}

function sizeNamed(name: string, sizes: readonly VmSize[]): VmSize | undefined {
  return sizes.find((size) => size.name.toLowerCase() === name.toLowerCase());
}

function sizesOf({ family, sizes, gpus = [] }: VmFamily): VmSize[] {
  return sizes.map(([name, vcpus, memoryGiB], index) => ({
    name,
    family,
    vcpus,
    memoryGiB,
    gpus: gpus[index] ?? 0,
  }));
}

function namesOf(sizes: readonly VmSize[]): string {
  return sizes.length === 0 ? "none" : sizes.map((size) => size.name).join(", ");
}
