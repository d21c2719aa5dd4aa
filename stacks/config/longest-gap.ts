import { WEEKDAYS } from "../../constructs/compute/weekday";
import type { JobTrigger, Recurrence } from "../../constructs/serving/job-trigger";

const DAY = 24;
const WEEK = 7 * DAY;

/** Hours at which something begins, in a period that comes again and again. */
interface Times {
  /** Hours. */
  readonly period: number;
  /** Hours of the period. */
  readonly at: readonly number[];
  /** Whether the period begins on Monday at 0:00, so that it can be laid over others'. */
  readonly byTheWeek: boolean;
}

/**
 * Hours that lie between two runs at most, of several schedules together; minutes and changes of the clock don't
 * count. `undefined` where that isn't plain: no trigger, times with steps, or zones that differ.
 */
export function longestGapHours(triggers: readonly JobTrigger[]): number | undefined {
  const times = triggers.map(timesOf);
  const [first] = times;
  if (first === undefined || times.length === 1) {
    return first && gapOf(first);
  }
  const zones = new Set(triggers.map(({ timeZone = "UTC" }) => timeZone));
  const plain = times.filter((one) => one?.byTheWeek);
  return plain.length < times.length || zones.size > 1
    ? undefined
    : gapOf({ period: WEEK, at: plain.flatMap((one) => (one ? inWeek(one) : [])), byTheWeek: true });
}

function gapOf({ at, period }: Times): number {
  const sorted = [...new Set(at)].sort((a, b) => a - b);
  const next = [...sorted.slice(1), (sorted[0] ?? 0) + period];
  return Math.max(...sorted.map((hour, index) => (next[index] ?? 0) - hour));
}

function inWeek({ at, period }: Times): number[] {
  return Array.from({ length: WEEK / period }, (_, index) => at.map((hour) => hour + index * period)).flat();
}

function timesOf({ cron, recurrence }: JobTrigger): Times | undefined {
  return recurrence === undefined ? timesOfCron(cron ?? "") : timesOfRecurrence(recurrence);
}

/** `0 4 * * 1,3`, `0 4,16 * * *`: one minute, hours and days by their numbers. */
function timesOfCron(cron: string): Times | undefined {
  const [minute = "", hour = "", , , weekDay = ""] = cron.split(" ");
  const hours = numbers(hour);
  const days = weekDay === "*" ? [0, 1, 2, 3, 4, 5, 6] : numbers(weekDay);
  return /^\d+$/.test(minute) && hours && days
    ? // Sunday is 0
      { period: WEEK, at: days.flatMap((day) => onDay((day + 6) % 7, hours)), byTheWeek: true }
    : undefined;
}

function timesOfRecurrence({
  frequency,
  hours,
  interval = 1,
  monthDays,
  weekDays,
}: Recurrence): Times | undefined {
  const at = hours ?? [0];
  const byTheWeek = interval === 1 && hours !== undefined;
  switch (frequency) {
    case "Hour":
      return { period: interval, at: [0], byTheWeek: false };
    case "Day":
      return { period: interval * DAY, at, byTheWeek };
    case "Week": {
      const days = weekDays?.map((day) => WEEKDAYS.indexOf(day)) ?? [0];
      return {
        period: interval * WEEK,
        at: days.flatMap((day) => onDay(day, at)),
        byTheWeek: byTheWeek && weekDays !== undefined,
      };
    }
    case "Month":
      // four weeks at least, and with several days it isn't plain
      return monthDays === undefined || monthDays.length === 1
        ? { period: interval * 4 * WEEK, at: [0], byTheWeek: false }
        : undefined;
  }
}

function onDay(day: number, hours: readonly number[]): number[] {
  return hours.map((hour) => day * DAY + hour);
}

/** `1,3-5` as 1, 3, 4, 5. */
function numbers(field: string): number[] | undefined {
  const parts = field.split(",").map((part) => /^(\d\d?)(?:-(\d\d?))?$/.exec(part));
  return parts.some((part) => part === null)
    ? undefined
    : parts.flatMap((part) => {
        const [from, to] = [Number(part?.[1]), Number(part?.[2] ?? part?.[1])];
        return Array.from({ length: to - from + 1 }, (_, index) => from + index);
      });
}
