import { wholeNumberProblem } from "../compute/compute";
import { cronProblem, timeZoneProblem } from "../compute/cron";
import type { Weekday } from "../compute/weekday";
import type { ArmBody } from "../terraform/azapi-element";
import { type Span, spanProblems } from "./span";

/** Every so many hours, days, weeks or months. */
export interface Recurrence {
  readonly frequency: "Hour" | "Day" | "Week" | "Month";
  /** Every how many of them, 1 to 1000. @default 1 */
  readonly interval?: number;
  /** Hours of the day, 0 to 23, with `minutes`; not with `Hour`. @default - as at the start */
  readonly hours?: readonly number[];
  /** Minutes of those hours, 0 to 59. @default - 0 */
  readonly minutes?: readonly number[];
  /** With `Week` and `hours`. @default - as at the start */
  readonly weekDays?: readonly Weekday[];
  /** Days of the month, 1 to 28: Azure leaves out months without the day. With `Month` and `hours`. */
  readonly monthDays?: readonly number[];
}

/** When something happens again and again: by `cron` or by `recurrence`. */
export interface JobTrigger extends Span {
  /**
   * Five fields, e.g. `0 4 * * 1-5`. Day of month and month must be `*`, because Azure takes any value there
   * for `*`; days of the week are 0 to 6, 0 being Sunday.
   */
  readonly cron?: string;
  readonly recurrence?: Recurrence;
  /** The time zone of all of it, in Windows' words, e.g. `W. Europe Standard Time`. @default UTC */
  readonly timeZone?: string;
}

/**
 * What is wrong with a trigger, in words; empty if nothing is.
 *
 * @param today `YYYY-MM-DD`: a trigger that ended before is refused; one with an end needs it
 */
export function triggerProblems(trigger: JobTrigger, today: string | undefined): string[] {
  const { cron, recurrence, timeZone = "UTC" } = trigger;
  return [
    (cron === undefined) === (recurrence === undefined)
      ? "trigger takes either cron or recurrence"
      : undefined,
    cron === undefined ? undefined : jobCronProblem(cron),
    ...(recurrence ? recurrenceProblems(recurrence) : []),
    timeZoneProblem("trigger.timeZone", timeZone),
    ...spanProblems("trigger", trigger, today),
  ].filter((problem) => problem !== undefined);
}

/** The `trigger` object of the request. */
export function triggerBody(trigger: JobTrigger): ArmBody {
  const { cron, end, recurrence, start, timeZone = "UTC" } = trigger;
  const shared = { timeZone, startTime: start, endTime: end };
  if (recurrence === undefined) {
    return { triggerType: "Cron", expression: cron, ...shared };
  }
  const { frequency, hours, interval = 1, minutes = [0], monthDays, weekDays } = recurrence;
  return {
    triggerType: "Recurrence",
    frequency,
    interval,
    schedule: hours && { hours, minutes, weekDays, monthDays },
    ...shared,
  };
}

function jobCronProblem(cron: string): string | undefined {
  const problem = cronProblem("trigger.cron", cron);
  const [, , day, month, weekDay = ""] = cron.split(" ");
  if (problem !== undefined) {
    return problem;
  }
  if (day !== "*" || month !== "*") {
    return `trigger.cron "${cron}" must have * as day of month and as month: Azure ignores what else is there; say recurrence instead`;
  }
  return weekDay.includes("7")
    ? `trigger.cron "${cron}" must say the days of the week from 0 (Sunday) to 6`
    : undefined;
}

function recurrenceProblems(recurrence: Recurrence): (string | undefined)[] {
  const { frequency, hours, interval = 1, minutes, monthDays, weekDays } = recurrence;
  const only = (field: string, value: unknown, allowed: readonly string[]): string | undefined =>
    value === undefined || allowed.includes(frequency)
      ? undefined
      : `trigger.recurrence.${field} goes with frequency ${allowed.join(", ")} (got ${frequency})`;
  const without = [
    ["minutes", minutes],
    ["weekDays", weekDays],
    ["monthDays", monthDays],
  ].filter(([, value]) => value !== undefined && hours === undefined);
  return [
    wholeNumberProblem("trigger.recurrence.interval", interval, 1, 1000),
    only("hours", hours, ["Day", "Week", "Month"]),
    only("weekDays", weekDays, ["Week"]),
    only("monthDays", monthDays, ["Month"]),
    without.length === 0
      ? undefined
      : `trigger.recurrence.hours must be said with ${without.map(([name]) => name).join(", ")}`,
    listProblem("hours", hours, 0, 23),
    listProblem("minutes", minutes, 0, 59),
    listProblem("monthDays", monthDays, 1, 28),
    weekDays?.length === 0 ? "trigger.recurrence.weekDays must name at least one" : undefined,
  ];
}

function listProblem(
  field: string,
  values: readonly number[] | undefined,
  minimum: number,
  maximum: number,
): string | undefined {
  const fits = values?.every((one) => Number.isInteger(one) && one >= minimum && one <= maximum) ?? true;
  return fits && values?.length !== 0
    ? undefined
    : `trigger.recurrence.${field} must be whole numbers from ${minimum} to ${maximum}, at least one (got ${JSON.stringify(values)})`;
}
