import { canonicalVmSize, findVmSize, vmSizesFor } from "../compute/vm-sizes";
import type { Deviation } from "./deviation";

/** How large machines may be, and how many. */
export interface CostLimits {
  /**
   * The sizes that machines may have, e.g. `Standard_DS3_v2`, in any spelling of upper and lower case.
   * @default - without GPUs, to 16 cores and 128 GiB; with `gpu` those with GPUs, too
   */
  readonly allowedSizes?: readonly string[];
  /** How many machines there may be at most. @default - 20 each, 60 in all */
  readonly maximumNodes?: {
    /** Of one cluster, deployment or pool, and of one job. @default 20 */
    readonly each?: number;
    /** Of all together. @default 60 */
    readonly total?: number;
  };
  /** Who accepted that GPUs cost many times as much. @default - sizes with GPUs are refused */
  readonly gpu?: Deviation;
}

/** Limits with nothing left open. */
export interface ResolvedCostLimits {
  readonly allowedSizes: readonly string[];
  readonly maximumNodes: { readonly each: number; readonly total: number };
  readonly gpu: boolean;
}

const EACH = 20;
const TOTAL = 60;
const MOST_CORES = 16;
const MOST_MEMORY_GIB = 128;
/** The most that a limit may be: Azure's own for one workspace's clusters is in the same order. */
const MOST_NODES = 1000;

/** The family of machines with accelerators, for sizes that `vm-sizes.ts` doesn't list. */
const GPU_SERIES = /^standard_n/i;

/** Whether machines of this size have GPUs. */
function hasGpu(size: string): boolean {
  const known = findVmSize(size);
  return known === undefined ? GPU_SERIES.test(size) : known.gpus > 0;
}

/** The limits with every default filled in. */
export function resolveCostLimits({ allowedSizes, gpu, maximumNodes = {} }: CostLimits): ResolvedCostLimits {
  // a limit that is given moves the other's default out of its way
  const each = maximumNodes.each ?? Math.min(EACH, maximumNodes.total ?? EACH);
  const total = maximumNodes.total ?? Math.max(TOTAL, each);
  return {
    allowedSizes: (allowedSizes ?? defaultSizes(gpu !== undefined)).map(canonicalVmSize),
    maximumNodes: { each, total },
    gpu: gpu !== undefined,
  };
}

/** What is wrong with limits, in words; empty if nothing is. */
export function costLimitProblems({ allowedSizes, gpu, maximumNodes }: CostLimits): string[] {
  const { each, total } = resolveCostLimits({ maximumNodes }).maximumNodes;
  const sizes = allowedSizes ?? ["Standard_DS3_v2"];
  return [
    ...(sizes.length > 0 ? [] : ["allowedSizes must name at least one size"]),
    ...sizes.flatMap((size, at) => sizeProblem(size, at, sizes, gpu !== undefined)),
    ...nodesProblem("each", maximumNodes?.each),
    ...nodesProblem("total", maximumNodes?.total),
    ...(each <= total ? [] : [`maximumNodes.each must be ≤ maximumNodes.total = ${total} (got ${each})`]),
  ];
}

/** What is wrong with machines of a size, in words that follow the size's place; `undefined` if nothing is. */
export function sizeLimitProblem(
  size: string,
  { allowedSizes, gpu }: ResolvedCostLimits,
): string | undefined {
  if (hasGpu(size) && !gpu) {
    return `${JSON.stringify(size)} has GPUs, which nobody accepted: give gpu a Deviation, or choose a size without`;
  }
  return allowedSizes.some((allowed) => allowed.toLowerCase() === size.toLowerCase())
    ? undefined
    : `${JSON.stringify(size)} is not allowed; allowed are ${allowedSizes.join(", ")}`;
}

function defaultSizes(withGpu: boolean): string[] {
  const cpu = vmSizesFor("training").filter(
    ({ memoryGiB, vcpus }) => vcpus <= MOST_CORES && memoryGiB <= MOST_MEMORY_GIB,
  );
  const gpu = withGpu ? vmSizesFor("training", { gpu: true }) : [];
  return [...cpu, ...gpu].map(({ name }) => name);
}

function sizeProblem(size: string, at: number, sizes: readonly string[], gpu: boolean): string[] {
  const lower = sizes.map((one) => one.toLowerCase());
  return [
    ...(/^Standard_\w+$/i.test(size)
      ? []
      : [`allowedSizes[${at}] must be a VM size such as Standard_DS3_v2 (got ${JSON.stringify(size)})`]),
    ...(lower.indexOf(size.toLowerCase()) === at
      ? []
      : [`allowedSizes[${at}] must differ from allowedSizes[${lower.indexOf(size.toLowerCase())}]`]),
    ...(hasGpu(size) && !gpu
      ? [
          `allowedSizes[${at}] must be a size without GPUs, or gpu the Deviation that accepts them (got ${JSON.stringify(size)})`,
        ]
      : []),
  ];
}

function nodesProblem(field: string, value: number | undefined): string[] {
  return value === undefined || (Number.isInteger(value) && value >= 1 && value <= MOST_NODES)
    ? []
    : [`maximumNodes.${field} must be a whole number from 1 to ${MOST_NODES} (got ${value})`];
}
