const FIELDS = [
  { name: "minute", minimum: 0, maximum: 59 },
  { name: "hour", minimum: 0, maximum: 23 },
  { name: "day of month", minimum: 1, maximum: 31 },
  { name: "month", minimum: 1, maximum: 12 },
  { name: "day of week", minimum: 0, maximum: 7 },
] as const;

/** What is wrong with a cron expression of five fields, in words; `undefined` if nothing is. */
export function cronProblem(field: string, expression: string): string | undefined {
  const parts = expression.split(" ");
  const wrong = FIELDS.filter((one, index) => !isCronField(parts[index] ?? "", one.minimum, one.maximum));
  if (parts.length === FIELDS.length && wrong.length === 0) {
    return undefined;
  }
  const what =
    parts.length === FIELDS.length
      ? `wrong: ${wrong.map(({ name, minimum, maximum }) => `${name} (${minimum} to ${maximum})`).join(", ")}`
      : `it has ${parts.length}`;
  return `${field} "${expression}" must be cron with five fields (minute hour day-of-month month day-of-week), single spaces between; ${what}`;
}

/** Numbers, ranges `1-5`, lists `1,3` and steps of the whole or of a range: `*` with `/15`. */
function isCronField(text: string, minimum: number, maximum: number): boolean {
  return text.split(",").every((item) => {
    const found = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(item);
    if (found === null) {
      return false;
    }
    const [from, to, step] = found
      .slice(1)
      .map((number) => (number === undefined ? undefined : Number(number)));
    const inside = [from, to].every((one) => one === undefined || (one >= minimum && one <= maximum));
    return inside && (from === undefined || to === undefined || from <= to) && step !== 0;
  });
}

/** `UTC`, `UTC-11`, `W. Europe Standard Time`, `Central Standard Time (Mexico)`, `Russia Time Zone 3`. */
const WINDOWS_TIME_ZONE =
  /^(UTC([+-]\d\d)?|[A-Z][\w.+ -]* Standard Time( \(Mexico\))?|Russia Time Zone \d+)$/;

/** What is wrong with a time zone in Windows' words, in words; `undefined` if nothing is. */
export function timeZoneProblem(field: string, timeZone: string): string | undefined {
  return WINDOWS_TIME_ZONE.test(timeZone)
    ? undefined
    : `${field} must name a time zone in Windows' words, e.g. "W. Europe Standard Time" (got ${JSON.stringify(timeZone)})`;
}
