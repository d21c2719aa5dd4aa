import { durationText } from "../../../rehearsal/evidence/duration";

test.each([
  [0, "0.0 s"],
  [3.24, "3.2 s"],
  [59.94, "59.9 s"],
  [59.96, "1:00"],
  [60, "1:00"],
  [65.4, "1:05"],
  [119.6, "2:00"],
  [3661, "61:01"],
])("%d seconds are %s", (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
