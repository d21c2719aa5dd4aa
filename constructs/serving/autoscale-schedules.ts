import type { MonitorAutoscaleSettingProfileRecurrence } from "@cdktf/provider-azurerm/lib/monitor-autoscale-setting";
import { wholeNumberProblem } from "../compute/compute";
import { WEEKDAYS, type Weekday } from "../compute/weekday";

/** A time of certain days with limits of its own; the rules stay the same. */
export interface AutoscaleSchedule {
  /** Unique among the schedules, e.g. `office-hours`. */
  readonly name: string;
  readonly days: readonly Weekday[];
  /** Begins, e.g. `07:30`, in the setting's time zone. */
  readonly from: string;
  /** Ends on the same day, e.g. `19:00`; a night is two schedules. */
  readonly to: string;
  readonly minimum: number;
  /** @default - the setting's maximum */
  readonly maximum?: number;
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
/** Of 20 profiles that Azure takes each schedule needs two: its own, and what comes after it. */
const MOST = 10;

/** The moment of certain days at which a profile begins. */
export function recurrenceAt(
  days: readonly Weekday[],
  time: string,
  timezone: string,
): MonitorAutoscaleSettingProfileRecurrence {
  const minutes = minutesOf(time);
  return { timezone, days: [...days], hours: [Math.floor(minutes / 60)], minutes: [minutes % 60] };
}

/**
 * What is wrong with schedules, in words; empty if nothing is.
 *
 * @param least the fewest instances that a schedule may have
 * @param most the setting's maximum
 */
export function scheduleProblems(
  schedules: readonly AutoscaleSchedule[],
  least: number,
  most: number,
): string[] {
  return [
    ...(schedules.length > MOST ? [`schedules may be ${MOST} at most (got ${schedules.length})`] : []),
    ...schedules.flatMap((schedule, index) => problemsOf(schedule, `schedules[${index}]`, least, most)),
    ...schedules.flatMap((schedule, index) =>
      schedules
        .slice(index + 1)
        .flatMap((other) => (meet(schedule, other) ? [collision(schedule, other)] : [])),
    ),
  ];
}

function problemsOf(schedule: AutoscaleSchedule, field: string, least: number, most: number): string[] {
  const { days, from, maximum = most, minimum, name, to } = schedule;
  const odd = days.find((day) => !WEEKDAYS.includes(day));
  const isTime = TIME.test(from) && TIME.test(to) && minutesOf(from) < minutesOf(to);
  return [
    /^[\w-]{1,64}$/.test(name)
      ? undefined
      : `${field}.name must be 1 to 64 letters, digits, - and _ (got ${JSON.stringify(name)})`,
    days.length > 0 && odd === undefined && new Set(days).size === days.length
      ? undefined
      : `${field}.days must be different weekdays, e.g. "Monday" (got ${JSON.stringify(days)})`,
    isTime
      ? undefined
      : `${field} must have from and to as hh:mm, the former earlier on the same day (got ${JSON.stringify(from)}, ${JSON.stringify(to)})`,
    wholeNumberProblem(`${field}.minimum`, minimum, least, maximum),
    wholeNumberProblem(`${field}.maximum`, maximum, 1, most),
  ].filter((problem) => problem !== undefined);
}

/** Whether one begins before the other has ended; not in the same minute either, or Azure wouldn't know which. */
function meet(one: AutoscaleSchedule, other: AutoscaleSchedule): boolean {
  return (
    one.name === other.name ||
    (one.days.some((day) => other.days.includes(day)) && one.from <= other.to && other.from <= one.to)
  );
}

function collision(one: AutoscaleSchedule, other: AutoscaleSchedule): string {
  return one.name === other.name
    ? `schedules must have different names (two are ${JSON.stringify(one.name)})`
    : `schedules ${JSON.stringify(one.name)} and ${JSON.stringify(other.name)} must be a minute apart on the days that they share`;
}

function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
