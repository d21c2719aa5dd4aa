import { isWritten, spanOf } from "./duration";

const MINUTES = [7 * 24 * 60, 24 * 60, 60, 1, 1 / 60];

/**
 * The minutes of a span in ISO 8601 such as `PT30M` or `P1DT12H`; undefined for anything else, and for
 * months and years, which have no length.
 */
export function minutesOf(text: string): number | undefined {
  const span = spanOf(text);
  if (span === undefined || isWritten(span.date.slice(0, 2))) {
    return undefined;
  }
  const parts = [...span.date.slice(2), ...span.time];
  return MINUTES.reduce((sum, minutes, at) => sum + minutes * (parts[at] ?? 0), 0);
}
