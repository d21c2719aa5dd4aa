import "@microsoft/jest-sarif";
import * as fc from "fast-check";
import { reviewOf } from "../../../review/publish/review-of";
import { htmlReport } from "../../../review/report/html";
import { jsonReport } from "../../../review/report/json";
import { markdownReport } from "../../../review/report/markdown";
import { sarifReport } from "../../../review/report/sarif";
import { terminalReport } from "../../../review/report/terminal";
import type { Review } from "../../../review/review";
import { harmOf, partsOf } from "../publish/harmless";
import { reportSaying } from "../publish/sample";
import { alikeReview } from "./reviews";

const MARK = "<!-- mlzone review -->\n";
const NO_LINK = "https://nowhere.invalid";

const pieces = fc.oneof(
  fc.constantFrom(
    ...["</script>", "<script>", "<!--", "-->", "]]>", "<img src=x onerror=alert(1)>", "</details>", "</li>"],
    ...[
      "@team",
      "@org/team",
      "#1",
      "[a](https://e.x)",
      "![a](b)",
      "```",
      "`",
      "|",
      "**",
      "\n\n# a\n",
      "\n- a\n",
    ],
    ...[
      "\u001b[2J",
      "\u0000",
      "\u009b",
      "\u202E",
      "\u2066",
      "\u200B",
      "\ud800",
      "\udc00",
      "\uFFFF",
      "\u2028",
      "\r\n",
    ],
    ...[
      "&lt;",
      "&#64;",
      '" onfocus="x',
      "' x='",
      "${a}",
      "%SRCROOT%",
      "://",
      "www.",
      "\\",
      "::error::",
      "##vso[",
    ],
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constant("x".repeat(3000)),
);
const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(""));

/** Tags without the values of their attributes: a text that broke out would bring others. */
function tagsOf(page: string): string[] {
  return [...page.replace(/<style>.*?<\/style>|<script>.*<\/script>/gs, "").matchAll(/<[a-z/!][^>]*>/gi)].map(
    ([tag]) => tag.replace(/"[^"]*"/g, '""'),
  );
}

/** The reports of a review in which every text of others is this one. */
function reportsSaying(text: string) {
  return reportsOf(reviewOf(reportSaying(text)));
}

function reportsOf(review: Review) {
  return {
    terminal: terminalReport(review),
    markdown: markdownReport(review),
    html: htmlReport(review),
    sarif: sarifReport(review),
    json: jsonReport(review),
  };
}

test.each<[string, (text: string) => ReturnType<typeof reportsOf>]>([
  ["a review that has one of everything", reportsSaying],
  [
    "many risks that say the same, and drift",
    (text) => reportsOf(alikeReview(8, () => ({ what: text }), `a.${text}`)),
  ],
])("no text breaks out of any format, and each report is the same each time: %s", (_, saying) => {
  const word = saying("word");
  fc.assert(
    fc.property(texts, (text) => {
      const reports = saying(text);
      expect(saying(text)).toEqual(reports);
      expect(harmOf(`${MARK}${reports.markdown.replaceAll("<!--", "")}`, NO_LINK)).toEqual([]);
      expect(partsOf(`${MARK}${reports.markdown}`)).toEqual(partsOf(`${MARK}${word.markdown}`));
      expect(tagsOf(reports.html)).toEqual(tagsOf(word.html));
      expect(reports.html).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
      expect(JSON.parse(reports.sarif)).toBeValidSarifLog();
      expect(reports.terminal.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }),
    { numRuns: 150 },
  );
});
