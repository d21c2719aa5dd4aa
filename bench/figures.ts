import type { Measurement } from "./measure";

/** Wall, CPU and peak memory, for a table. */
export function figures({ wallMs, cpuMs, peakMb }: Measurement): string[] {
  return [`${wallMs.toFixed(0)} ms`, `${cpuMs.toFixed(0)} ms`, `${peakMb.toFixed(0)} MB`];
}

/** How many times as much the first took. */
export function ratios(a: Measurement, b: Measurement): string[] {
  return (["wallMs", "cpuMs", "peakMb"] as const).map((figure) => (a[figure] / b[figure]).toFixed(2));
}
