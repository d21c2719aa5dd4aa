import { boundedText, boundedValue, LONGEST, MOST } from "../../../review/report/json-limits";
import { readReviewJson } from "../../../review/report/read-review-json";
import { sampleReport } from "../publish/sample";

type Sample = ReturnType<typeof sampleReport>;

function problemsOf(change: (report: Sample) => unknown): string {
  const report = sampleReport();
  const changed = change(report);
  try {
    readReviewJson(JSON.stringify(changed ?? report));
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

/** A part of the sample that is there for certain. */
function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) {
    throw new Error("the sample has changed");
  }
  return item;
}

test("a sound report is read as it is", () => {
  const text = JSON.stringify(sampleReport());
  expect(readReviewJson(text)).toEqual(JSON.parse(text));
});

test("what a later version may add is dropped, wherever it stands", () => {
  const report = sampleReport();
  const stack = first(report.stacks);
  const later = { ...report, more: "<b>", stacks: [{ ...stack, html: "<script>", __proto__x: 1 }] };
  const text = JSON.stringify(later).replace("__proto__x", "__proto__");
  expect(readReviewJson(text)).toEqual(JSON.parse(JSON.stringify(report)));
});

describe("a field that is not what it should be is named", () => {
  const wrong: readonly [string, (report: Sample) => unknown, string][] = [
    ["another version", (one) => ({ ...one, schemaVersion: 2 }), "schemaVersion: must be 1"],
    [
      "another tool",
      (one) => ({ ...one, tool: { name: "x", version: "1.0.0" } }),
      'tool.name: must be "mlzone"',
    ],
    [
      "a version with markup",
      (one) => ({ ...one, tool: { name: "mlzone", version: "1.0.0 <b>" } }),
      "tool.version:",
    ],
    ["no stacks", (one) => ({ ...one, stacks: undefined }), "stacks: must be array (got undefined)"],
    ["a list", () => [], "the report: must be object (got array)"],
    ["a text", () => "x", "the report: must be object (got string)"],
    ["an unknown kind of risk", (one) => ({ ...one, failOn: ["everything"] }), "failOn[0]: must be one of"],
    [
      "a rule that is no id",
      (one) => Object.assign(first(first(one.stacks).risks), { rules: ["../../etc"] }) && undefined,
      "stacks[0].risks[0].rules[0]: must be an id, <pillar>/<name>",
    ],
    [
      "a day that is none",
      (one) =>
        Object.assign(first(first(one.stacks).risks), {
          accepted: { ...first(first(one.stacks).risks).accepted, expires: "never" },
        }) && undefined,
      "stacks[0].risks[0].accepted.expires: must be a calendar day",
    ],
    [
      "a cost that is no number",
      (one) => Object.assign(first(one.stacks).cost ?? {}, { after: "1e999" }) && undefined,
      "stacks[0].cost.after: must be number (got string)",
    ],
    [
      "a count below zero",
      (one) => Object.assign(first(one.stacks).counts, { create: -1 }) && undefined,
      "stacks[0].counts.create:",
    ],
  ];

  test.each(wrong)("%s", (_, change, problem) => {
    expect(problemsOf(change)).toContain(problem);
  });

  test.each([
    "../../.github/workflows/x.yml",
    "/etc/passwd",
    "C:/x",
    "a\\b",
    "https://evil.example/x",
    "javascript:alert(1)",
    "a//b",
    "./a",
    "a/\u202Egpj.ts",
    "a\n::error::b",
    "",
  ])("a source outside of the repository: %j", (file) => {
    const change = (report: Sample) =>
      Object.assign(first(first(report.stacks).changes), { source: { file, line: 1 } }) && undefined;
    expect(problemsOf(change)).toBe(
      "stacks[0].changes[0].source.file: must be a path inside the repository, with forward slashes",
    );
  });

  test("all of them at once, and no more than a reader needs", () => {
    const problems = problemsOf((report) => ({
      ...report,
      base: 1,
      stacks: Array.from({ length: 40 }, () => ({ ...first(report.stacks), name: 7 })),
    })).split("\n");
    expect(problems).toHaveLength(21);
    expect(problems[0]).toBe("base: must be string (got number)");
    expect(problems[1]).toBe("stacks[0].name: must be string (got number)");
    expect(problems[20]).toBe("and 21 more");
  });
});

describe("nothing is longer than a reader holds", () => {
  test("texts", () => {
    const longer = "x".repeat(LONGEST.name + 1);
    expect(problemsOf((one) => ({ ...one, base: longer }))).toBe("base: must have at most 1000 characters");
  });

  test("values, however they are written", () => {
    const withValue = (value: unknown) => (report: Sample) =>
      Object.assign(first(first(first(report.stacks).changes).attributes), {
        after: { state: "known", value },
      }) && undefined;
    expect(problemsOf(withValue("x".repeat(LONGEST.value)))).toBe("");
    expect(problemsOf(withValue("x".repeat(LONGEST.value + 1)))).toMatch(
      /after.value: must have at most 2000/,
    );
    expect(problemsOf(withValue(Array(1000).fill("xx")))).toMatch(/after.value: must have at most 2000/);
  });

  test("lists", () => {
    const problem = problemsOf((report) => ({
      ...report,
      stacks: Array.from({ length: MOST.stacks + 1 }, () => first(report.stacks)),
    }));
    expect(problem).toBe("stacks: must have at most 500 items");
  });

  test("brackets, of which a million would end the parser", () => {
    expect(() => readReviewJson("[".repeat(1_000_000))).toThrow("it is nested deeper than 64 levels");
    expect(() => readReviewJson(`{"a":${"[".repeat(100)}${"]".repeat(100)}}`)).toThrow("nested deeper");
    // those in a text are none
    expect(() => readReviewJson(`{"base":"\\"${"[".repeat(100)}"}`)).toThrow("schemaVersion");
  });

  test("a report's own writer keeps to it", () => {
    const long = { list: Array.from({ length: 500 }, (_, index) => `value ${index} "quoted"`) };
    const value = boundedValue({ state: "known", value: long });
    expect(value).toMatchObject({ state: "known", cut: true });
    const emoji = boundedText("😀".repeat(LONGEST.name), LONGEST.name);
    expect(emoji.length).toBeLessThanOrEqual(LONGEST.name);
    expect(emoji).toMatch(/^(?:😀)+…$/u);
    const change = (report: Sample) => {
      Object.assign(first(first(first(report.stacks).changes).attributes), { before: value });
      Object.assign(first(report.stacks), { name: emoji });
    };
    expect(problemsOf(change)).toBe("");
    expect(boundedValue({ state: "known", value: undefined })).toEqual({ state: "known", value: null });
    expect(boundedValue({ state: "sensitive" })).toEqual({ state: "sensitive" });
  });
});

test("what is no JSON is refused", () => {
  expect(() => readReviewJson('{"a": }')).toThrow("it is not JSON");
});
