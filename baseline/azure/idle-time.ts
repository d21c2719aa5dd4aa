const ISO_8601 = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
const MINUTES = [7 * 24 * 60, 24 * 60, 60, 1, 1 / 60];

/**
 * The minutes of a span in ISO 8601 such as `PT30M` or `P1DT12H`; undefined for anything else, and for
 * months and years, which have no length.
 */
export function minutesOf(span: string): number | undefined {
  const [, ...parts] = ISO_8601.exec(span) ?? [];
  if (parts.every((part) => part === undefined)) {
    return undefined;
  }
  return MINUTES.reduce((sum, minutes, at) => sum + minutes * Number(parts[at] ?? 0), 0);
}
