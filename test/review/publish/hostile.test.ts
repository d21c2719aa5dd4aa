import * as fc from "fast-check";
import type { Log } from "sarif";
import { reportComment } from "../../../review/publish/comment-body";
import { reportInArchive } from "../../../review/publish/report-file";
import { reviewOf } from "../../../review/publish/review-of";
import { LONGEST } from "../../../review/report/json-limits";
import { markdownReport } from "../../../review/report/markdown";
import { sarifReport } from "../../../review/report/sarif";
import { harmOf, partsOf } from "./harmless";
import { HOSTILE_TEXTS } from "./hostile-texts";
import { reportSaying } from "./sample";
import { zipOf } from "./zip-maker";

const RUN_URL = "https://github.com/contoso/ml/actions/runs/4711";

/** What would be posted, and handed to code scanning, if every free text of a report were this one. */
function posted(text: string): { readonly comment: string; readonly sarif: string } {
  const archive = zipOf([{ name: "review.json", content: JSON.stringify(reportSaying(text)) }]);
  const review = reviewOf(reportInArchive(archive));
  const frame = { run: 4711, runUrl: RUN_URL, commit: "0".repeat(40), longest: 65_536 };
  return {
    comment: reportComment(frame, (longest) => markdownReport(review, longest)),
    sarif: sarifReport(review),
  };
}

describe("what would be posted is harmless", () => {
  test.each(HOSTILE_TEXTS)("with %s", (_, text) => {
    expect(harmOf(posted(text).comment, RUN_URL)).toEqual([]);
  });

  test.each(HOSTILE_TEXTS)("no part of the page is anybody else's: with %s", (_, text) => {
    expect(partsOf(posted(text).comment)).toEqual(partsOf(posted("word").comment));
  });

  test("with whatever else somebody thinks of", () => {
    const marks = fc.constantFrom(
      ...[
        ..."`*_[](){}<>!@#|\\~$&:-+=\n\r\t /.'\"",
        "](",
        "![",
        "<!--",
        "-->",
        "```",
        "http://e.x",
        "www.e.x",
      ],
      ...[
        "\u202E",
        "\u200B",
        "\0",
        "\u001B",
        "😀",
        "@a",
        "#1",
        "javascript:",
        "</details>",
        "a",
        "1. ",
        "&#64;",
      ],
    );
    const texts = fc.array(marks, { maxLength: 40 }).map((parts) => parts.join(""));
    // where a text reads as an address of Terraform, e.g. `a._`, the page has blocks of its own: how to declare a move
    const allowed = ["word", "type.name", "type.name[0]"].map((text) => partsOf(posted(text).comment));
    fc.assert(
      fc.property(texts, (text) => {
        const { comment } = posted(text);
        expect(harmOf(comment, RUN_URL)).toEqual([]);
        expect(allowed).toContainEqual(partsOf(comment));
      }),
      { numRuns: 200, examples: [["a._"], ["a._[0]"]] },
    );
  });

  test("with texts as long as they may be, a comment still ends where it must", () => {
    const { comment } = posted("[@x](y) ".repeat(LONGEST.name / 8));
    expect(comment.length).toBeLessThanOrEqual(65_536);
    expect(comment).toContain(`[run 4711](${RUN_URL})`);
    expect(harmOf(comment, RUN_URL)).toEqual([]);
  });
});

describe("what goes to code scanning is ours", () => {
  test.each(HOSTILE_TEXTS)("with %s", (_, text) => {
    const log = JSON.parse(posted(text).sarif) as Log;
    expect(log.runs.map(({ tool }) => tool.driver.name)).toEqual(log.runs.map(() => "mlzone"));
    const results = log.runs.flatMap((run) => run.results ?? []);
    expect(results.length).toBeGreaterThan(0);
    for (const { message, locations = [] } of results) {
      expect(message.text).not.toContain("](");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
      expect(message.text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
      const uris = locations.map(({ physicalLocation }) => physicalLocation?.artifactLocation?.uri ?? "/");
      expect(uris.filter((uri) => /^[/\\]|^[a-z]+:|(?:^|\/)\.\.(?:\/|$)/i.test(uri))).toEqual([]);
    }
  });
});

describe("the oracle of these tests sees harm", () => {
  test.each([
    ["a link", "[x](https://evil.example)"],
    ["an address", "see https://evil.example"],
    ["an image", "![x](https://evil.example)"],
    ["HTML", "<img src=x>"],
    ["an attribute", "<details open>"],
    ["a mention", "by @contoso/owners"],
    ["a reference", "see #12"],
    ["a character that hides", "a\u202Eb"],
    ["a second marker", "<!-- mlzone review -->"],
  ])("%s", (_, text) => {
    const comment = (words: string) => `<!-- mlzone review -->\n${words}\n\n[run](${RUN_URL})\n`;
    expect(harmOf(comment("word, and `@code`"), RUN_URL)).toEqual([]);
    expect(harmOf(comment(text), RUN_URL)).not.toEqual([]);
  });
});
