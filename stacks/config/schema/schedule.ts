import { z } from "zod";
import { WEEKDAYS } from "../../../constructs/compute/weekday";
import { text, whole } from "./values";

const moment = () => text("a moment of the schedule's time zone, YYYY-MM-DDTHH:MM:SS");

/** When jobs begin: `cron` or `recurrence`. */
const trigger = z.strictObject({
  /** Five fields, day of month and month `*`, e.g. `0 4 * * 1-5`. */
  cron: text("five fields, e.g. 0 4 * * 1-5").optional(),
  recurrence: z
    .strictObject({
      frequency: z.enum(["Hour", "Day", "Week", "Month"]),
      /** @default 1 */
      interval: whole(1, 1000).optional(),
      hours: z.array(whole(0, 23)).min(1).optional(),
      minutes: z.array(whole(0, 59)).min(1).optional(),
      weekDays: z.array(z.enum(WEEKDAYS)).min(1).optional(),
      /** 1 to 28: Azure leaves out months without the day. */
      monthDays: z.array(whole(1, 28)).min(1).optional(),
    })
    .optional(),
  /** In Windows' words, e.g. `W. Europe Standard Time`. @default UTC */
  timeZone: text("a time zone in Windows' words, e.g. W. Europe Standard Time").optional(),
  /** @default - at once */
  start: moment().optional(),
  /** With `today`. @default - without end */
  end: moment().optional(),
});

/** What every schedule of jobs says. */
export const schedule = {
  trigger,
  /** Minutes that a job may take, to 40320 (four weeks). */
  timeLimitMinutes: whole(1, 40_320),
  /**
   * The day that this was written, so that a schedule which has ended by then is refused. Goes with `trigger.end`.
   * @default - without `end`, not looked at
   */
  today: text("a day, YYYY-MM-DD").optional(),
  /** @default true */
  enabled: z.boolean().optional(),
};
