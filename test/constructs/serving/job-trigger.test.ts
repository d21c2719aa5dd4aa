import {
  type JobTrigger,
  type Recurrence,
  triggerBody,
  triggerProblems,
} from "../../../constructs/serving/job-trigger";

const problems = (trigger: JobTrigger, today?: string): string[] => triggerProblems(trigger, today);
const recurring = (recurrence: Recurrence): string[] => problems({ recurrence });
const NIGHTLY = { cron: "0 4 * * 1-5" };

describe("deploy/batch-freshness-schedule: a trigger by cron", () => {
  test("is sent with its time zone, and UTC where none is said", () => {
    expect(
      triggerBody({
        ...NIGHTLY,
        timeZone: "W. Europe Standard Time",
        start: "2027-01-01T00:00:00",
        end: "2027-12-31T23:59:59",
      }),
    ).toEqual({
      triggerType: "Cron",
      expression: "0 4 * * 1-5",
      timeZone: "W. Europe Standard Time",
      startTime: "2027-01-01T00:00:00",
      endTime: "2027-12-31T23:59:59",
    });
    expect(triggerBody(NIGHTLY)).toMatchObject({ timeZone: "UTC", startTime: undefined, endTime: undefined });
  });

  test.each(["0 4 1 * *", "0 4 * 1 *", "0 4 */2 * *"])(
    "%s would run each day, because Azure ignores days of the month and months",
    (cron) => {
      expect(problems({ cron })).toEqual([
        `trigger.cron "${cron}" must have * as day of month and as month: Azure ignores what else is there; say recurrence instead`,
      ]);
    },
  );

  test("says Sunday as 0, as Azure does", () => {
    expect(problems({ cron: "0 4 * * 0,6" })).toEqual([]);
    expect(problems({ cron: "0 4 * * 5-7" })).toEqual([
      'trigger.cron "0 4 * * 5-7" must say the days of the week from 0 (Sunday) to 6',
    ]);
  });

  test("is checked as the schedules of compute instances are", () => {
    expect(problems({ cron: "0 24 * * *" })[0]).toContain("wrong: hour (0 to 23)");
  });
});

describe("deploy/batch-freshness-schedule: a trigger by recurrence", () => {
  test("is every one of its frequency, at the hour it says", () => {
    expect(triggerBody({ recurrence: { frequency: "Day", hours: [4] } })).toEqual({
      triggerType: "Recurrence",
      frequency: "Day",
      interval: 1,
      schedule: { hours: [4], minutes: [0] },
      timeZone: "UTC",
    });
    expect(triggerBody({ recurrence: { frequency: "Hour", interval: 6 } })).toMatchObject({
      interval: 6,
      schedule: undefined,
    });
  });

  test("takes days with the frequency that has them", () => {
    expect(recurring({ frequency: "Week", hours: [4], minutes: [0, 30], weekDays: ["Monday"] })).toEqual([]);
    expect(recurring({ frequency: "Month", hours: [23], minutes: [59], monthDays: [1, 28] })).toEqual([]);
    expect(recurring({ frequency: "Hour", hours: [4] })).toEqual([
      "trigger.recurrence.hours goes with frequency Day, Week, Month (got Hour)",
    ]);
    expect(
      recurring({ frequency: "Day", hours: [0], minutes: [0], weekDays: ["Monday"], monthDays: [1] }),
    ).toEqual([
      "trigger.recurrence.weekDays goes with frequency Week (got Day)",
      "trigger.recurrence.monthDays goes with frequency Month (got Day)",
    ]);
  });

  test("leaves out no month", () => {
    expect(recurring({ frequency: "Month", hours: [4], monthDays: [29] })).toEqual([
      "trigger.recurrence.monthDays must be whole numbers from 1 to 28, at least one (got [29])",
    ]);
  });

  test("says all that is wrong at once", () => {
    expect(
      recurring({ frequency: "Week", interval: 0, hours: [24], minutes: [-1, 1.5], weekDays: [] }),
    ).toEqual([
      "trigger.recurrence.interval must be a whole number from 1 to 1000 (got 0)",
      "trigger.recurrence.hours must be whole numbers from 0 to 23, at least one (got [24])",
      "trigger.recurrence.minutes must be whole numbers from 0 to 59, at least one (got [-1,1.5])",
      "trigger.recurrence.weekDays must name at least one",
    ]);
    expect(recurring({ frequency: "Day", hours: [4, 24] })).toHaveLength(1);
    expect(recurring({ frequency: "Day", hours: [] })).toEqual([
      "trigger.recurrence.hours must be whole numbers from 0 to 23, at least one (got [])",
    ]);
    expect(recurring({ frequency: "Week", minutes: [5], weekDays: ["Monday"] })).toEqual([
      "trigger.recurrence.hours must be said with minutes, weekDays",
    ]);
  });
});

describe("deploy/batch-freshness-schedule: when a trigger begins and ends", () => {
  test("it is either cron or recurrence", () => {
    const wrong = ["trigger takes either cron or recurrence"];
    expect(problems({})).toEqual(wrong);
    expect(problems({ ...NIGHTLY, recurrence: { frequency: "Day" } })).toEqual(wrong);
  });

  test.each(["2027-01-01", "2027-01-01T00:00:00Z", "2027-01-01T00:00:00+01:00", "2027-02-30T00:00:00", "x"])(
    "%s is no moment: Azure takes no offset",
    (start) => {
      expect(problems({ ...NIGHTLY, start })).toEqual([
        `trigger.start must be a moment of its time zone, YYYY-MM-DDTHH:MM:SS without Z or offset (got "${start}")`,
      ]);
    },
  );

  test("the end comes after the start", () => {
    const start = "2027-01-01T00:00:00";
    const today = "2026-11-22";
    expect(problems({ ...NIGHTLY, start, end: start }, today)).toEqual([
      `trigger.end must be later than trigger.start (got ${start} to ${start})`,
    ]);
    expect(problems({ ...NIGHTLY, start, end: "2027-01-01T00:00:01" }, today)).toEqual([]);
  });

  test("an end needs the day that it was written: nobody would see that it has passed", () => {
    const missing = "today is missing: without it nobody sees that the schedule has ended";
    const end = "2020-01-01T00:00:00";
    expect(problems({ ...NIGHTLY, end })).toEqual([missing]);
    expect(problems({ ...NIGHTLY, start: end, end })).toEqual([
      missing,
      `trigger.end must be later than trigger.start (got ${end} to ${end})`,
    ]);
    expect(problems(NIGHTLY)).toEqual([]);
  });

  test("what ended before today is refused", () => {
    const end = "2026-11-21T23:59:59";
    expect(problems({ ...NIGHTLY, end }, "2026-11-21")).toEqual([]);
    expect(problems({ ...NIGHTLY, end }, "2026-11-22")).toEqual([
      `trigger.end is in the past: it would never run (got ${end}, and today is 2026-11-22)`,
    ]);
    expect(problems({ ...NIGHTLY, start: "2020-01-01T00:00:00" }, "2026-11-22")).toEqual([]);
  });

  test("today is a day", () => {
    expect(problems({ ...NIGHTLY, end: "2020-01-01T00:00:00" }, "22.11.2026")).toEqual([
      'today must be a day, YYYY-MM-DD (got "22.11.2026")',
    ]);
    expect(problems(NIGHTLY, "2026-02-30")).toHaveLength(1);
  });

  test("the time zone is one of Windows'", () => {
    expect(problems({ ...NIGHTLY, timeZone: "Europe/Berlin" })).toEqual([
      'trigger.timeZone must name a time zone in Windows\' words, e.g. "W. Europe Standard Time" (got "Europe/Berlin")',
    ]);
  });
});
