import "@microsoft/jest-sarif";
import type { Log, Result, Run } from "sarif";
import { sarifReport } from "../../../review/report/sarif";
import type { Review, StackReview } from "../../../review/review";
import { RISK_KINDS, type Risk } from "../../../review/risks";
import { NASTY_TEXTS } from "../../baseline/report/reports";
import { reportSaying } from "../publish/sample";
import { badReview, planReview, quietReview, sampleReview } from "./reviews";

function runsOf(review: Review): Run[] {
  return (JSON.parse(sarifReport(review)) as Log).runs;
}

function resultsOf(review: Review): Result[] {
  return runsOf(review).flatMap(({ results = [] }) => results);
}

function withRisks(own: (risk: Risk, index: number) => Partial<Risk>): Review {
  const review = sampleReview();
  return {
    ...review,
    stacks: review.stacks.map((stack) => ({
      ...stack,
      risks: stack.risks.map((risk, index) => ({ ...risk, ...own(risk, index) })),
    })),
  };
}

function withStacks(make: (stack: StackReview) => readonly StackReview[]): Review {
  const review = sampleReview();
  return { ...review, stacks: review.stacks.flatMap(make) };
}

describe("review as SARIF", () => {
  test.each<readonly [string, () => Review]>([
    ["with all kinds", badReview],
    ["of plans", planReview],
    ["of what nobody has to look at", quietReview],
    ["of nothing", () => ({ ...sampleReview(), stacks: [] })],
    ["of a sample", sampleReview],
    ...NASTY_TEXTS.map(
      (text) => [JSON.stringify(text.slice(0, 30)), () => sampleReview(reportSaying(text))] as const,
    ),
  ])("is valid against the schema 2.1.0: %s", (_, make) => {
    expect(JSON.parse(sarifReport(make()))).toBeValidSarifLog();
  });

  test("has a rule for each kind of risk, with help and without a severity that would hide the results' own", () => {
    const [run] = runsOf(sampleReview());
    const rules = run?.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual(RISK_KINDS.map((kind) => `review/${kind}`));
    for (const { fullDescription, help, properties } of rules) {
      expect(help?.text).toContain(fullDescription?.text);
      expect(help?.markdown).toMatch(/\n- \w/);
      expect(properties).not.toHaveProperty("security-severity");
    }
  });

  test("a result is a risk at the line that makes the resource, with what changes and what to do", () => {
    const [first, second] = resultsOf(sampleReview());
    expect(first).toMatchObject({
      ruleId: "review/network-opened",
      ruleIndex: RISK_KINDS.indexOf("network-opened"),
      level: "error",
      message: {
        text: "storage account stfraudprod1a2b3 (azurerm_storage_account.storage): the public network reaches it (network_rules.default_action: Deny → Allow). Anybody who has a key reads the training data. Keep Deny, and give who needs it a private endpoint.",
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "stacks/parts/data.ts", uriBaseId: "%SRCROOT%" },
            region: { startLine: 31, endLine: 31 },
          },
          logicalLocations: [
            { fullyQualifiedName: "azurerm_storage_account.storage", kind: "resource" },
            { fullyQualifiedName: "prod/storage", kind: "module" },
          ],
        },
      ],
      suppressions: [{ status: "accepted", justification: expect.stringContaining("security board") }],
    });
    expect(second).toMatchObject({ ruleId: "review/data-loss", suppressions: [] });
  });

  test.each(["high", "medium", "low"] as const)(
    "a %s risk has its level; what only a plan tells is a note",
    (severity) => {
      const levels = resultsOf(
        withRisks((_, index) => ({ severity, certainty: index === 0 ? "certain" : "possible" })),
      ).map(({ level }) => level);
      expect(levels).toEqual([{ high: "error", medium: "warning", low: "note" }[severity], "note"]);
    },
  );

  test("a fingerprint stays while kind, stack, resource and attributes do, and no two results have the same", () => {
    const prints = (review: Review) =>
      resultsOf(review).map(({ partialFingerprints }) => partialFingerprints?.["mlzone/v1"]);
    const before = prints(sampleReview());
    expect(new Set(before).size).toBe(before.length);
    expect(prints(withRisks(() => ({ what: "x", why: "y", fix: "z", severity: "low" })))).toEqual(before);
    expect(prints(withRisks(() => ({ attributes: [] })))).not.toEqual(before);
    const twice = prints(withStacks((stack) => [{ ...stack, risks: [...stack.risks, ...stack.risks] }]));
    expect(new Set(twice).size).toBe(2 * before.length);
    expect(twice.slice(0, 2)).toEqual(before);
  });

  test("without a line it points to HEAD or, of a stack that is gone, to BASE; never outside", () => {
    const unmade = (presence: StackReview["presence"]) =>
      withStacks((stack) => [
        {
          ...stack,
          presence,
          risks: stack.risks.map((risk) => ({ ...risk, change: { ...risk.change, source: undefined } })),
        },
      ]);
    const uriOf = (review: Review) =>
      resultsOf(review)[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
    expect(uriOf(unmade("both"))).toBe("cdktf.out");
    expect(uriOf({ ...unmade("both"), head: "infra/plan.json" })).toBe("infra/plan.json");
    expect(uriOf({ ...unmade("removed"), base: "-" })).toBe("standard-input");
  });

  test("each stack is a run, none in a category of the check, and there are no more than twenty", () => {
    expect(runsOf(badReview()).map(({ automationDetails }) => automationDetails?.id)).toEqual([
      "mlzone-review/state/",
      "mlzone-review/dev/",
      "mlzone-review/prod/",
    ]);
    const many = withStacks((stack) =>
      Array.from({ length: 21 }, (_, index) => ({ ...stack, name: `s${index}` })),
    );
    expect(runsOf(many).map(({ automationDetails }) => automationDetails?.id)).toEqual(["mlzone-review/"]);
    expect(resultsOf(many)).toHaveLength(42);
  });

  test("what can't be seen is a notification, and the exit code is that of the run's stack", () => {
    expect(runsOf(sampleReview())[0]?.invocations).toEqual([
      {
        executionSuccessful: true,
        exitCode: 1,
        toolExecutionNotifications: [
          { level: "warning", message: { text: "prod: the module data, whose contents only a plan tells." } },
        ],
      },
    ]);
    const codes = runsOf(badReview()).map(({ invocations }) => invocations?.[0]?.exitCode);
    expect(codes).toEqual([0, 1, 1]);
  });

  test("a message has no link of others, and isn't endless", () => {
    const [link, long] = resultsOf(
      withRisks((_, index) => ({ what: index === 0 ? "[this](https://evil.example)" : "m".repeat(5000) })),
    ).map(({ message }) => message.text ?? "");
    expect(link).toContain("[this] (https");
    expect(long).toHaveLength(1000);
  });
});
