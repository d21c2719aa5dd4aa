import MarkdownIt from "markdown-it";
import { MOST_CHARACTERS, markdownReport } from "../../../baseline/report/markdown";
import {
  checkReport,
  finding,
  mixedReport,
  NASTY_TEXTS,
  PUBLIC_NETWORK,
  reportSaying,
  ruled,
  SCALE_TO_ZERO,
  stackCheck,
  TAGS,
} from "./reports";

const markdown = new MarkdownIt({ html: true, linkify: true });
// bare host names and //host are no links on GitHub; www. and addresses of people are looked for in prose
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false }).add("//", null);

type Token = ReturnType<typeof markdown.parse>[number];

/** What GitHub would make of it, in a row. */
function tokens(text: string): Token[] {
  return markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

function ofType(text: string, type: string): Token[] {
  return tokens(text).filter((token) => token.type === type);
}

/** What a reader sees outside of code. */
function prose(text: string): string {
  return ofType(text, "text")
    .map(({ content }) => content)
    .join("\n");
}

describe("report as Markdown", () => {
  test("begins with the verdict, the worst stack first", () => {
    const report = mixedReport();
    const text = markdownReport({ ...report, stacks: [...report.stacks].reverse() });
    expect(text.split("\n").slice(0, 4)).toEqual([
      "## Baseline of Azure Machine Learning: **fails**",
      "",
      "- **prod**: 2 findings: 2 high; 1 can't be told; 1 acknowledged; 1 with an expired acknowledgement",
      "- **dev**: clean: 2 rules hold, 1 has nothing to look at",
    ]);
    expect(markdownReport(checkReport([stackCheck([ruled(TAGS)])]))).toMatch(/^## .*: passes\n/);
  });

  test("has a table for each stack, a row for each pillar, folded so that the findings come next", () => {
    const text = markdownReport(mixedReport());
    expect(ofType(text, "table_open")).toHaveLength(2);
    expect(text).toContain("| Security | 0 | 1 | 0 | 0 | 0 |\n| Cost | 0 | 0 | 1 | 0 | 0 |");
    const outside = text.replace(/<details>.*?<\/details>/gs, "<details>");
    expect(
      outside
        .trim()
        .split("\n")
        .filter((line) => line !== ""),
    ).toEqual([
      expect.stringMatching(/^## /),
      expect.stringMatching(/^- \*\*prod\*\*: /),
      expect.stringMatching(/^- \*\*dev\*\*: /),
      expect.stringMatching(/^mlzone 0\.1\.0; /),
      ...Array(5).fill("<details>"),
    ]);
  });

  test("folds findings away by severity, with place, reason and cure", () => {
    const text = markdownReport(mixedReport());
    const summaries = [...text.matchAll(/<summary><b>(.*)<\/b>: (\d+)<\/summary>/g)].map(
      ([, ...parts]) => parts,
    );
    expect(summaries).toEqual([
      ["High", "2"],
      ["Can't be told", "1"],
      ["Acknowledged", "1"],
      ["Acknowledgements that nothing needs", "1"],
    ]);
    const code = ofType(text, "code_inline").map(({ content }) => content);
    expect(code).toContain("azurerm_machine_learning_workspace.main");
    expect(code).toContain("stacks/landing-zone.ts:31");
    expect(code.filter((one) => one === PUBLIC_NETWORK.fix.terraform)).toHaveLength(1);
    expect(prose(text)).toContain("accepted by security board until 2099-06-30: its vault would need");
    expect(prose(text)).toContain("the deviation sharedKeys of storage");
  });

  test("says of a finding that it doesn't fail the check", () => {
    const report = checkReport([stackCheck([ruled(TAGS, [finding(TAGS)])])], { failOn: "high" });
    expect(markdownReport(report)).toContain("- **low** `operations/tags` (does not fail the check): ");
  });

  test.each(NASTY_TEXTS.map((text) => [text.slice(0, 30), text]))(
    "texts of others are no markup, no link, nobody's mention: %j",
    (_, nasty) => {
      const text = markdownReport(reportSaying(nasty));
      const harmless = markdownReport(reportSaying("harmless"));
      const shape = (one: string) =>
        tokens(one)
          .filter(({ type }) => type !== "text" && type !== "text_special")
          .map(({ type, tag }) => `${type} ${tag}`);
      expect(shape(text)).toEqual(shape(harmless));
      const html = (one: string) =>
        [...ofType(one, "html_block"), ...ofType(one, "html_inline")].map(({ content }) => content);
      expect(html(text)).toEqual(html(harmless));
      expect(prose(text)).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\./i);
    },
  );

  test("texts of others are read as they are, but for what keeps them harmless", () => {
    const text = "a*b_c [d](e) <f> | `g` ~h~ $i$ & #j \\k +1. - x";
    const shown = markdown.parse(markdownReport(reportSaying(text)), {});
    const words = shown
      .flatMap(({ children }) => children ?? [])
      .map(({ content }) => content)
      .join("")
      .replaceAll("\u200B", "");
    expect(words).toContain(text);
  });

  test("names no more than five of the resources that take part", () => {
    const related = Array.from({ length: 9 }, (_, index) => `azurerm_subnet.s${index}`);
    const text = markdownReport(checkReport([stackCheck([ruled(TAGS, [finding(TAGS, { related })])])]));
    expect(text.match(/azurerm_subnet/g)).toHaveLength(5);
  });
});

describe("the room of a comment", () => {
  test("findings are cut whole, the worst stay, and the number of the others is said", () => {
    const many = Array.from({ length: 1000 }, () => finding(SCALE_TO_ZERO));
    const worst = finding(PUBLIC_NETWORK, { address: "the_worst.one" });
    const text = markdownReport(
      checkReport([stackCheck([ruled(SCALE_TO_ZERO, many), ruled(PUBLIC_NETWORK, [worst])])]),
    );
    expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(text.length).toBeGreaterThan(MOST_CHARACTERS * 0.95);
    expect(text).toContain("the_worst.one");
    const shown = text.match(/^ {2}- \*\*prod\*\*: `azurerm_machine/gm)?.length ?? 0;
    expect(text).toContain(`- and ${1000 - shown} more, which the other formats list\n\n</details>`);
    expect(ofType(text, "html_block").filter(({ content }) => content.includes("</details>"))).toHaveLength(
      3,
    );
  });

  test.each([1, 30, 3000])("%s stacks with findings and long names fit", (stacks) => {
    const name = "|`@<".repeat(300);
    const text = markdownReport(
      checkReport(
        Array.from({ length: stacks }, (_, index) => {
          const findings = Array.from({ length: 3 }, () => finding(TAGS, { address: name, message: name }));
          return stackCheck([ruled(TAGS, findings)], { name: `${index} ${name}`, file: name });
        }),
      ),
    );
    expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(text).toMatch(/^## .*\*\*fails\*\*\n\n- \*\*0 /);
    expect(text).toContain("<summary><b>Low</b>");
    expect(ofType(text, "html_block").at(-1)?.content).toContain("</details>");
  });
});
