import { ImageMonthCheck } from "../../../constructs/compute/image-month";
import { Template } from "../../support/template";
import { testStack } from "../serving/readable-stack";

/** The check of an instance, as Terraform reads it. */
function synthesized(month: string) {
  const stack = testStack();
  new ImageMonthCheck(stack, "image-month", "ada", month);
  return Template.of(stack).json;
}

const DAY = 86_400_000;

/** What such a condition says at a time, as Terraform's `timecmp`, `timeadd` and `plantimestamp` do. */
function holds(condition: unknown, month: string, now: string): boolean {
  const first = `"\${local.image-month}-01T00:00:00Z"`;
  const pattern =
    /^\$\{timecmp\(plantimestamp\(\), (?:timeadd\((?<from>"[^"]*"), "(?<hours>\d+)h"\)|(?<at>"[^"]*"))\) (?<sign>< 0|>= 0)\}$/;
  const { at, from, hours = "0", sign } = pattern.exec(String(condition))?.groups ?? {};
  expect(from ?? at).toBe(first);
  const limit = Date.parse(`${month}-01T00:00:00Z`) + (Number(hours) * DAY) / 24;
  return sign === "< 0" ? Date.parse(now) < limit : Date.parse(now) >= limit;
}

function warnings(month: string, now: string): string[] {
  const { check, locals } = synthesized(month) as {
    check: Record<string, { assert: { condition: string; error_message: string }[] }>;
    locals: unknown;
  };
  expect(locals).toEqual({ "image-month": month });
  return (check["image-month"]?.assert ?? [])
    .filter(({ condition }) => !holds(condition, month, now))
    .map(({ error_message }) => error_message);
}

describe("security/compute-instance-latest-image: a plan warns", () => {
  test.each(["2026-10-01T00:00:00Z", "2026-10-31T12:00:00Z", "2026-11-29T23:59:59Z"])(
    "not at %s of an image of October",
    (now) => {
      expect(warnings("2026-10", now)).toEqual([]);
    },
  );

  test("of an image that is 60 days old, and says what to do", () => {
    expect(warnings("2026-10", "2026-11-30T00:00:00Z")).toEqual([
      "The image of compute instance ada is of 2026-10, more than 60 days old. Set imageMonth to this month: the instance is made anew, with what Azure has patched since.",
    ]);
  });

  test("of a month that is yet to come", () => {
    expect(warnings("2026-10", "2026-09-30T23:59:59Z")).toEqual([
      "imageMonth of compute instance ada, 2026-10, is yet to come: its image is older than that says.",
    ]);
  });

  test("and refuses nothing: it is a check, which no resource waits for", () => {
    expect(Object.keys(synthesized("2026-10"))).not.toContain("resource");
  });
});
