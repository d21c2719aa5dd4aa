import { oldestMajor } from "../../terraform-json";

test.each([
  ["5.2.0", 5],
  ["= 4.81.0", 4],
  ["~> 5.2", 5],
  [">= 4.1, < 6.0", 4],
  [">= 3, != 4.0.0, >=5.1", 5],
  ["v5", 5],
  [" > 4.99 ", 4],
])("%j admits nothing older than %d", (constraint, major) => {
  expect(oldestMajor(constraint)).toBe(major);
});

test.each(["< 6.0", "!= 5.0.0", "", "latest", "<= 5"])("%j has no lower bound", (constraint) => {
  expect(oldestMajor(constraint)).toBeUndefined();
});
