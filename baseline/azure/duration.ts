const SPAN = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/i;
const DAYS = [365, 30, 7, 1];

/** The days of an ISO 8601 span such as `P18M`, months counted as 30; undefined for anything else, and for hours. */
export function daysOf(span: string): number | undefined {
  return SPAN.exec(span)
    ?.slice(1)
    .reduce((sum, part, index) => sum + Number(part ?? 0) * (DAYS[index] ?? 0), 0);
}
