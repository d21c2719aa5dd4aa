import { findRule } from "../../../baseline/rules";
import { reviewOf } from "../../../review/publish/review-of";
import { jsonReport } from "../../../review/report/json";
import { markdownReport } from "../../../review/report/markdown";
import { readReviewJson } from "../../../review/report/read-review-json";
import { HOSTILE_TEXTS } from "./hostile-texts";
import { reportSaying, sampleReport } from "./sample";

function reviewed(
  change: (stack: ReturnType<typeof sampleReport>["stacks"][number]) => void = () => undefined,
) {
  const report = sampleReport();
  report.stacks.forEach(change);
  const [stack] = reviewOf(report).stacks;
  if (stack === undefined) {
    throw new Error("the sample has changed");
  }
  return stack;
}

test("a review is what the JSON says", () => {
  const stack = reviewed();
  const { changes, risks, names } = stack;
  expect(risks.map(({ kind }) => kind)).toEqual(["network-opened", "data-loss"]);
  expect(risks[0]).toMatchObject({ what: "the public network reaches it", accepted: { isNew: true } });
  // reports ask whether a change is told by a risk already
  expect(risks[0]?.change).toBe(changes[0]);
  expect(names[0]).toMatchObject({ before: "stold", after: "stnew" });
  expect(names[0]?.change).toBe(changes[0]);
  expect(changes[0]).toMatchObject({
    stack: "prod",
    kind: "update",
    movedFrom: "azurerm_storage_account.old",
  });
  expect(stack.cost?.after).toBe(120);
});

test("what a rule says is this package's word, not the JSON's", () => {
  const [change] = reviewed((stack) =>
    Object.assign(stack.findings[0] ?? {}, { title: "All is well" }),
  ).findings;
  expect(change?.finding.rule).toBe(findRule("security/storage-public-network"));
});

test("a rule or a recommendation that nobody knows is left out, and a finding of one is named as not seen", () => {
  const stack = reviewed(({ findings, risks }) => {
    Object.assign(findings[0] ?? {}, { rule: "security/tomorrow" });
    Object.assign(risks[0] ?? {}, { rules: ["security/tomorrow"], recommendations: ["security/tomorrow"] });
  });
  expect(stack.findings).toEqual([]);
  expect(stack.risks[0]).toMatchObject({ rules: [], recommendations: [] });
  expect(stack.notSeen).toContain(
    "findings of security/tomorrow, a rule that this version of mlzone doesn't know",
  );
});

test("a risk whose change isn't listed stands with what it says of itself", () => {
  const stack = reviewed((one) => one.changes.splice(0));
  expect(stack.risks[0]?.change).toMatchObject({
    address: "azurerm_storage_account.storage",
    title: "storage account stfraudprod1a2b3",
  });
});

describe("what is posted is what the first job's report said, to the letter", () => {
  test("of a sound report", () => {
    const review = reviewOf(sampleReport());
    const again = reviewOf(readReviewJson(jsonReport(review)));
    expect(markdownReport(again)).toBe(markdownReport(review));
    expect(markdownReport(again)).toContain("the public network reaches it".slice(1));
  });

  test.each(HOSTILE_TEXTS)("with %s", (_, text) => {
    const review = reviewOf(reportSaying(text));
    expect(markdownReport(reviewOf(readReviewJson(jsonReport(review))))).toBe(markdownReport(review));
  });
});
