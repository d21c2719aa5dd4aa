/** What a chart is measured by. */
export interface Scale {
  /** What the lowest and the highest line say. */
  readonly floor: number;
  readonly top: number;
  /** Every line's number, from the lowest. */
  readonly ticks: readonly number[];
}

const MOST_STEPS = 5;

/**
 * Round numbers around what is shown, from 0. Where all of it is far from 0, as availability is, they begin nearby:
 * from 0 on, 98.9 and 100 percent would be one line.
 */
export function scaleOf(values: readonly number[]): Scale {
  const most = Math.max(...values) || 1;
  const least = Math.min(...values);
  const isFar = least > most / 2 && least < most;
  const step = roundStep((isFar ? most - least : most) / MOST_STEPS);
  const floor = isFar ? Math.floor(least / step) : 0;
  const top = Math.max(Math.ceil(most / step), floor + 1);
  const ticks = Array.from({ length: top - floor + 1 }, (_, at) => (floor + at) * step);
  return { floor: floor * step, top: top * step, ticks };
}

/** The least of 1, 2, 2.5, 5, 10 … that is as large; the other way round a step would not fit. */
function roundStep(least: number): number {
  const unit = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 2.5, 5].map((each) => each * unit).find((each) => each >= least) ?? 10 * unit;
}
