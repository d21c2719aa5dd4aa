const ISO_8601 =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
const DATE_PARTS = 4;
const DAYS = [365, 30, 7, 1];

/** A span of time in ISO 8601 as it is written, each part undefined that isn't. */
export interface Span {
  /** Years, months, weeks, days. */
  readonly date: readonly (number | undefined)[];
  /** Hours, minutes, seconds. */
  readonly time: readonly (number | undefined)[];
}

/** The parts of a span such as `P18M` or `P1DT12H`; undefined for anything else, and where it has none. */
export function spanOf(text: string): Span | undefined {
  const parts = ISO_8601.exec(text)
    ?.slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  return parts === undefined || !isWritten(parts)
    ? undefined
    : { date: parts.slice(0, DATE_PARTS), time: parts.slice(DATE_PARTS) };
}

/** Whether any part of it is. */
export function isWritten(parts: Span["date"]): boolean {
  return parts.some((part) => part !== undefined);
}

/** The days of an ISO 8601 span such as `P18M`, months counted as 30; undefined for anything else, and for hours. */
export function daysOf(text: string): number | undefined {
  const span = spanOf(text);
  return span === undefined || isWritten(span.time)
    ? undefined
    : span.date.reduce<number>((sum, part = 0, index) => sum + part * (DAYS[index] ?? 0), 0);
}

/** The minutes of an ISO 8601 span such as `PT4H` or `P1DT12H`, months counted as 30 days; undefined for anything else. */
export function minutesOf(text: string): number | undefined {
  const span = spanOf(text);
  const sum = (parts: Span["date"], minutes: readonly number[]) =>
    parts.reduce<number>((all, part = 0, index) => all + part * (minutes[index] ?? 0), 0);
  return (
    span &&
    sum(
      span.date,
      DAYS.map((days) => days * 24 * 60),
    ) + sum(span.time, [60, 1, 1 / 60])
  );
}
