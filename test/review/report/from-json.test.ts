import * as fc from "fast-check";
import type { Review } from "../../../review";
import { reviewOf } from "../../../review/publish/review-of";
import { htmlReport } from "../../../review/report/html";
import { jsonReport } from "../../../review/report/json";
import { markdownReport } from "../../../review/report/markdown";
import { readReviewJson } from "../../../review/report/read-review-json";
import { sarifReport } from "../../../review/report/sarif";
import { CORPUS } from "../corpus";
import { reportSaying } from "../publish/sample";
import { alikeReview, badReview, planReview, quietReview, reviewed, sampleReview } from "./reviews";

const REPORTS: readonly ((review: Review) => string)[] = [
  markdownReport,
  sarifReport,
  jsonReport,
  htmlReport,
];

/** Each report of the review, and of what a second job reads of the first one's JSON. */
function bothWays(review: Review): readonly [direct: readonly string[], published: readonly string[]] {
  const published = reviewOf(readReviewJson(jsonReport(review)));
  return [REPORTS.map((report) => report(review)), REPORTS.map((report) => report(published))];
}

describe("what a second job publishes from the JSON is what the first one would have written, byte by byte", () => {
  test.each([
    ["of everything that can be wrong", badReview],
    ["of plans", planReview],
    ["of what nobody has to look at", quietReview],
    ["of one of everything", sampleReview],
    ["of many risks that say the same, and of drift", () => alikeReview(70)],
  ])("%s", (_, make) => {
    const [direct, published] = bothWays(make());
    expect(published).toEqual(direct);
  });

  test.each(Object.entries(CORPUS))("of the corpus: %s", (_, pairs) => {
    for (const { base, head, name } of pairs) {
      const [direct, published] = bothWays(reviewed(base, head));
      expect([name, published]).toEqual([name, direct]);
    }
  });

  test("whatever anybody writes", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: "grapheme", minLength: 900, maxLength: 2500 }),
      fc.constantFrom("\ud800".repeat(1200), "\u202E".repeat(1500), `${"a".repeat(999)}😀b`),
    );
    fc.assert(
      fc.property(text, (words) => {
        const [direct, published] = bothWays(reviewOf(reportSaying(words)));
        expect(published).toEqual(direct);
      }),
      { numRuns: 60 },
    );
  });
});
