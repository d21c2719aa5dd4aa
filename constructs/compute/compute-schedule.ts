import type { ArmBody } from "../terraform/azapi-element";

/** When a compute instance starts and stops by itself, whatever runs on it. */
export interface ComputeSchedule {
  /** When it stops: cron with five fields, e.g. `0 19 * * 1-5`. */
  readonly stop: string;
  /** When it starts: cron with five fields. @default - by hand */
  readonly start?: string;
  /** The time zone of both, in Windows' words, e.g. `W. Europe Standard Time`. @default UTC */
  readonly timeZone?: string;
}

const FIELDS = [
  { name: "minute", minimum: 0, maximum: 59 },
  { name: "hour", minimum: 0, maximum: 23 },
  { name: "day of month", minimum: 1, maximum: 31 },
  { name: "month", minimum: 1, maximum: 12 },
  { name: "day of week", minimum: 0, maximum: 7 },
] as const;

/** What is wrong with a schedule, in words; empty if nothing is. */
export function scheduleProblems(schedule: ComputeSchedule): string[] {
  const problems = [cronProblem("schedule.stop", schedule.stop)];
  if (schedule.start !== undefined) {
    problems.push(cronProblem("schedule.start", schedule.start));
  }
  if (schedule.timeZone?.trim() === "") {
    problems.push('schedule.timeZone must name a time zone, e.g. "W. Europe Standard Time"');
  }
  return problems.filter((problem) => problem !== undefined);
}

/** The `schedules` object of the request. */
export function scheduleBody(schedule: ComputeSchedule): ArmBody {
  const { start, stop, timeZone = "UTC" } = schedule;
  const entry = (action: "Start" | "Stop", expression: string): ArmBody => ({
    action,
    status: "Enabled",
    triggerType: "Cron",
    cron: { expression, timeZone },
  });
  return { computeStartStop: [...(start === undefined ? [] : [entry("Start", start)]), entry("Stop", stop)] };
}

function cronProblem(field: string, expression: string): string | undefined {
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
