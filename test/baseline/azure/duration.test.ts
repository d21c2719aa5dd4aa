import { daysOf } from "../../../baseline/azure/duration";
import { minutesOf } from "../../../baseline/azure/idle-time";

test.each<[string, days: number | undefined, minutes: number | undefined]>([
  ["P1Y", 365, undefined],
  ["P18M", 540, undefined],
  ["P1Y2M3W4D", 365 + 60 + 21 + 4, undefined],
  ["P2W", 14, 2 * 7 * 24 * 60],
  ["p1d", 1, 24 * 60],
  ["P1DT12H", undefined, 36 * 60],
  ["P1MT1H", undefined, undefined],
  ["PT2H30M", undefined, 150],
  ["PT90S", undefined, 1.5],
  ["PT1.5S", undefined, 0.025],
  ["P0D", 0, 0],
  ["P0M", 0, undefined],
  ["P", undefined, undefined],
  ["PT", undefined, undefined],
  ["P1DT", undefined, undefined],
  ["P1D1W", undefined, undefined],
  ["P-1D", undefined, undefined],
  ["P1D ", undefined, undefined],
  ["1D", undefined, undefined],
  ["", undefined, undefined],
])("%j is %p days and %p minutes", (text, days, minutes) => {
  expect(daysOf(text)).toBe(days);
  expect(minutesOf(text)).toBe(minutes);
});
