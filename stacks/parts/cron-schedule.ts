import type { ComputeSchedule } from "../../constructs/compute/compute-schedule";
import type { ResolvedInstance } from "../config/resolved-config";

/** Working days, Monday to Friday. */
const WORKING_DAYS = "* * 1-5";

/** Start and stop at times of day, `HH:MM`, on working days, in cron's words. */
export function cronSchedule(schedule: NonNullable<ResolvedInstance["schedule"]>): ComputeSchedule {
  const { start, stop, timeZone } = schedule;
  return { start: start && cron(start), stop: cron(stop), timeZone };
}

function cron(timeOfDay: string): string {
  const [hours, minutes] = timeOfDay.split(":").map(Number);
  return `${minutes} ${hours} ${WORKING_DAYS}`;
}
