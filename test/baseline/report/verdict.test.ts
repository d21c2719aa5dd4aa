import { fails, render } from "../../../baseline/report";
import { FORMATS } from "../../../baseline/report/formats";
import { standingOf, verdictOf } from "../../../baseline/report/verdict";
import { verdictWords } from "../../../baseline/report/words";
import {
  ACCEPTED,
  checkReport,
  EXPIRED,
  finding,
  mixedReport,
  PUBLIC_NETWORK,
  ruled,
  SCALE_TO_ZERO,
  stackCheck,
  TAGS,
} from "./reports";

describe("verdict", () => {
  test.each([
    ["an open violation", {}, "fails"],
    ["what can't be told", { certainty: "unknown" }, "fails"],
    ["what is accepted", { acknowledgement: ACCEPTED }, "acknowledged"],
    [
      "what can't be told and is accepted",
      { certainty: "unknown", acknowledgement: ACCEPTED },
      "acknowledged",
    ],
    ["what was accepted until a day that is over", { acknowledgement: EXPIRED }, "fails"],
  ] as const)("%s: %j → %s", (_, own, standing) => {
    const report = checkReport([]);
    expect(standingOf(finding(SCALE_TO_ZERO, own), report)).toBe(standing);
  });

  test.each([
    ["high", ["fails", "tolerated", "tolerated"]],
    ["medium", ["fails", "fails", "tolerated"]],
    ["low", ["fails", "fails", "fails"]],
  ] as const)("failing on %s: of a high, a medium and a low one, %j", (failOn, standings) => {
    const policy = { failOn, failOnUnknown: true };
    const rules = [PUBLIC_NETWORK, SCALE_TO_ZERO, TAGS];
    expect(rules.map((rule) => standingOf(finding(rule), policy))).toEqual(standings);
    const unknown = rules.map((rule) => standingOf(finding(rule, { certainty: "unknown" }), policy));
    expect(unknown).toEqual(standings);
  });

  test("what can't be told doesn't fail where that is allowed, and still isn't clean", () => {
    const report = checkReport(
      [stackCheck([ruled(PUBLIC_NETWORK, [finding(PUBLIC_NETWORK, { certainty: "unknown" })])])],
      { failOnUnknown: false },
    );
    const verdict = verdictOf(report);
    expect([verdict.fails, verdict.exitCode, verdict.stacks[0]?.state]).toEqual([false, 0, "tolerated"]);
  });

  test("counts rules and findings of a stack, of its pillars and of all", () => {
    const { fails: doesFail, exitCode, stacks, counts } = verdictOf(mixedReport());
    expect([doesFail, exitCode]).toEqual([true, 1]);
    const prod = {
      rules: { failed: 1, unknown: 1, acknowledged: 0, passed: 1, notApplicable: 0 },
      violations: { high: 2, medium: 0, low: 0 },
      unknown: 1,
      acknowledged: 1,
      expired: 1,
      failing: 3,
    };
    expect(stacks[0]?.counts).toEqual(prod);
    expect(stacks[1]?.counts.rules).toEqual({
      failed: 0,
      unknown: 0,
      acknowledged: 0,
      passed: 2,
      notApplicable: 1,
    });
    expect(counts).toEqual({
      ...prod,
      rules: { failed: 1, unknown: 1, acknowledged: 0, passed: 3, notApplicable: 1 },
    });
    expect(stacks[0]?.pillars.map(({ pillar, counts: own }) => [pillar, own.failing])).toEqual([
      ["security", 2],
      ["cost", 1],
      ["operations", 0],
    ]);
  });

  test.each([
    ["all accepted", [finding(TAGS, { acknowledgement: ACCEPTED })], 1, "acknowledged", "clean"],
    ["nothing found", [], 1, "passed", "clean"],
    ["nothing to look at", [], 0, "notApplicable", "empty"],
    ["one expired", [finding(TAGS, { acknowledgement: EXPIRED })], 1, "failed", "failed"],
  ] as const)("a rule with %s counts as it should", (_, findings, examined, outcome, state) => {
    const [stack] = verdictOf(checkReport([stackCheck([ruled(TAGS, findings, examined)])])).stacks;
    expect([stack?.counts.rules[outcome], stack?.state]).toEqual([1, state]);
  });

  test("unused acknowledgements and an empty check fail nothing", () => {
    expect(fails(checkReport([stackCheck([ruled(TAGS)], { unused: [EXPIRED] })]))).toBe(false);
    expect(fails(checkReport([]))).toBe(false);
  });

  test.each([
    [
      checkReport([stackCheck([ruled(TAGS), ruled(SCALE_TO_ZERO), ruled(PUBLIC_NETWORK, [], 0)])]),
      "clean: 2 rules hold, 1 has nothing to look at",
    ],
    [
      checkReport([stackCheck([ruled(TAGS, [finding(TAGS, { acknowledgement: ACCEPTED })])])]),
      "clean: 0 rules hold, 1 acknowledged",
    ],
    [mixedReport(), "2 findings: 2 high; 1 can't be told; 1 acknowledged; 1 with an expired acknowledgement"],
    [
      checkReport([stackCheck([ruled(TAGS, [finding(TAGS)])])], { failOn: "high" }),
      "passes: 1 finding below high: 1 low",
    ],
    [checkReport([stackCheck([ruled(TAGS, [], 0)])]), "nothing to check: no rule is about anything in it"],
  ])("is said in one line (%#)", (report, words) => {
    const [stack] = verdictOf(report).stacks;
    expect(stack && verdictWords(stack.state, stack.counts, report.failOn)).toBe(words);
  });
});

describe("render", () => {
  test("knows every format", () => {
    const texts = FORMATS.map((format) => render(format, mixedReport()));
    expect(new Set(texts).size).toBe(FORMATS.length);
    for (const text of texts) {
      expect(text).toContain("security/workspace-public-network");
    }
  });
});
