import { cronProblem, timeZoneProblem } from "../../../constructs/compute/cron";

describe("Time zones in Windows' words", () => {
  test.each([
    "UTC",
    "UTC-11",
    "UTC+12",
    "W. Europe Standard Time",
    "Mid-Atlantic Standard Time",
    "Central Standard Time (Mexico)",
    "Russia Time Zone 3",
    "Turks And Caicos Standard Time",
  ])("%s is one", (zone) => {
    expect(timeZoneProblem("timeZone", zone)).toBeUndefined();
  });

  test.each(["", " ", "Europe/Berlin", "CET", "utc", "UTC+1", "+01:00", "W. Europe Standard Time "])(
    "%j is none",
    (zone) => {
      expect(timeZoneProblem("a.timeZone", zone)).toBe(
        `a.timeZone must name a time zone in Windows' words, e.g. "W. Europe Standard Time" (got ${JSON.stringify(zone)})`,
      );
    },
  );
});

test("A problem of cron names the field that has it", () => {
  expect(cronProblem("trigger.cron", "0 4 * *")).toMatch(
    /^trigger\.cron "0 4 \* \*" must be cron .*; it has 4$/,
  );
  expect(cronProblem("trigger.cron", "0 4 * * 1-5")).toBeUndefined();
});
