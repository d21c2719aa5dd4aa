/** What the name of a VM size tells. */
export interface VmSize {
  /** Letters of the series in upper case, e.g. `DS`, `NC`, `M`. */
  readonly series: string;
  /** The number in the name: vCPUs in all but the oldest series, where it is less than that. */
  readonly number: number;
  readonly gpu: boolean;
  /** GPUs made for training large models, e.g. A100: a single node costs thousands a month. */
  readonly largeGpu: boolean;
}

const NAME = /^(?:Standard|Basic)_([A-Z]+)(\d+)/i;
const LARGE_GPU = /^Standard_ND|_(?:A100|H100|H200|MI300X|GB200)_/i;

/** Reads a size such as `Standard_DS3_v2`; undefined if the name isn't made like Azure's. */
export function vmSizeOf(name: string): VmSize | undefined {
  const [, series, number] = NAME.exec(name) ?? [];
  if (series === undefined) {
    return undefined;
  }
  return {
    series: series.toUpperCase(),
    number: Number(number),
    gpu: /^N[CDGMV]/i.test(series),
    largeGpu: LARGE_GPU.test(name),
  };
}
