import { scheduleProblems } from "../../../constructs/compute/compute-schedule";

const CRON =
  "must be cron with five fields (minute hour day-of-month month day-of-week), single spaces between";

describe("Schedules of compute instances", () => {
  test.each([
    "0 0 1 1 0",
    "59 23 31 12 7",
    "*/15 * * * *",
    "0,30 8-18 * * 1-5",
    "0 8-18/2 * * *",
    "5-5 0 * * *",
    "10/20 0 * * *",
  ])("ai-cost/stoppable-eda-compute: %s is allowed", (cron) => {
    expect(scheduleProblems({ stop: cron })).toEqual([]);
    expect(scheduleProblems({ start: cron, stop: cron, timeZone: "UTC" })).toEqual([]);
  });

  test.each([
    ["60 0 * * *", "minute (0 to 59)"],
    ["0-60 0 * * *", "minute (0 to 59)"],
    ["30-10 0 * * *", "minute (0 to 59)"],
    ["*/0 0 * * *", "minute (0 to 59)"],
    ["0,x 0 * * *", "minute (0 to 59)"],
    ["x0 0 * * *", "minute (0 to 59)"],
    ["0x 0 * * *", "minute (0 to 59)"],
    ["*-5 0 * * *", "minute (0 to 59)"],
    ["1,, 0 * * *", "minute (0 to 59)"],
    ["0  * * *", "hour (0 to 23)"],
    ["0 24 * * *", "hour (0 to 23)"],
    ["0 0 0 * *", "day of month (1 to 31)"],
    ["0 0 0-5 * *", "day of month (1 to 31)"],
    ["0 0 32 * *", "day of month (1 to 31)"],
    ["0 0 * 0 *", "month (1 to 12)"],
    ["0 0 * 13 *", "month (1 to 12)"],
    ["0 0 * * 8", "day of week (0 to 7)"],
    ["0 0 * * MON", "day of week (0 to 7)"],
    [
      "60 24 0 13 8",
      "minute (0 to 59), hour (0 to 23), day of month (1 to 31), month (1 to 12), day of week (0 to 7)",
    ],
  ])("ai-cost/stoppable-eda-compute: %s is refused", (cron, wrong) => {
    expect(scheduleProblems({ stop: cron })).toEqual([`schedule.stop "${cron}" ${CRON}; wrong: ${wrong}`]);
  });

  test.each([
    ["", 1],
    ["0 19 * *", 4],
    ["0 19 * * * *", 6],
  ])("ai-cost/stoppable-eda-compute: %j has not five fields", (cron, count) => {
    expect(scheduleProblems({ stop: cron })).toEqual([`schedule.stop "${cron}" ${CRON}; it has ${count}`]);
  });

  test("ai-cost/stoppable-eda-compute: stop, start and time zone are all looked at", () => {
    expect(scheduleProblems({ stop: "x", start: "y z", timeZone: " " })).toEqual([
      `schedule.stop "x" ${CRON}; it has 1`,
      `schedule.start "y z" ${CRON}; it has 2`,
      'schedule.timeZone must name a time zone in Windows\' words, e.g. "W. Europe Standard Time" (got " ")',
    ]);
  });
});
