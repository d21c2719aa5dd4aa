/** From when to when something happens again and again. */
export interface Span {
  /** The first moment, `YYYY-MM-DDTHH:MM:SS` in the time zone of the whole; Azure takes no offset. @default - at once */
  readonly start?: string;
  /** The last moment, as `start`. @default - without end */
  readonly end?: string;
}

/**
 * What is wrong with a span, in words.
 *
 * @param field that the span is, for the message
 * @param today `YYYY-MM-DD`: a span that ended before is refused; a span with an end needs it
 */
export function spanProblems(
  field: string,
  { end, start }: Span,
  today: string | undefined,
): (string | undefined)[] {
  const problems = [
    momentProblem(`${field}.start`, start),
    momentProblem(`${field}.end`, end),
    today === undefined || isDay(today)
      ? undefined
      : `today must be a day, YYYY-MM-DD (got ${JSON.stringify(today)})`,
  ];
  if (end === undefined || problems.some((problem) => problem !== undefined)) {
    return problems;
  }
  // texts of this form sort as the moments do
  return [
    today === undefined ? "today is missing: without it nobody sees that the schedule has ended" : undefined,
    start !== undefined && end <= start
      ? `${field}.end must be later than ${field}.start (got ${start} to ${end})`
      : undefined,
    today !== undefined && end.slice(0, 10) < today
      ? `${field}.end is in the past: it would never run (got ${end}, and today is ${today})`
      : undefined,
  ];
}

function momentProblem(field: string, moment: string | undefined): string | undefined {
  return moment === undefined || isMoment(moment)
    ? undefined
    : `${field} must be a moment of its time zone, YYYY-MM-DDTHH:MM:SS without Z or offset (got ${JSON.stringify(moment)})`;
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) && exists(`${text}.000Z`);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && exists(`${text}T00:00:00.000Z`);
}

/** 30 February has the form of a day, and JavaScript takes it for one in March. */
function exists(text: string): boolean {
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === text;
}
