import MarkdownIt from "markdown-it";
import type { ResourceChange } from "../../../review/changes";
import { markdownReport } from "../../../review/report/markdown";
import type { Review, StackReview } from "../../../review/review";
import type { Risk } from "../../../review/risks";
import { alikeReview, badReview, dearerReview, quietReview, sampleReview } from "./reviews";

const markdown = new MarkdownIt({ html: true });

/** Contents of the fences of a language, as a reader copies them. */
function fences(text: string, language: string): string[] {
  return markdown
    .parse(text, {})
    .filter(({ type, info }) => type === "fence" && info === language)
    .map(({ content }) => content);
}

/** What is not folded. */
function unfolded(text: string): string {
  return text.replace(/<details>.*?<\/details>/gs, "");
}

function withStack(own: (stack: StackReview) => Partial<StackReview>): Review {
  const review = sampleReview();
  return { ...review, stacks: review.stacks.map((stack) => ({ ...stack, ...own(stack) })) };
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) {
    throw new Error("the sample has changed");
  }
  return item;
}

function moved(from: string, to: string): Review {
  return withStack((stack) => {
    const change: ResourceChange = { ...first(stack.changes), address: to, movedFrom: from };
    return { risks: [], names: [], changes: [change] };
  });
}

function many(number: number, own: (index: number) => Partial<Risk>): Review {
  return withStack((stack) => ({
    risks: Array.from({ length: number }, (_, index) => ({ ...first(stack.risks), ...own(index) })),
  }));
}

describe("review as Markdown", () => {
  const bad = markdownReport(badReview());

  test("says first whether it fails and by what, then what becomes of each stack, the worst first", () => {
    expect(bad.split("\n").slice(0, 7)).toEqual([
      "## What this pull request changes: **fails**",
      "",
      "**Stop: data or identity lost 3 times, protection removed 2 times, network opened once, monitoring lost once.**",
      "",
      expect.stringMatching(
        /^- \*\*dev\*\*: 1 changed, 2 moved without a block .*<br>Costs about .* at worst /,
      ),
      expect.stringMatching(/^- \*\*prod\*\*: 1 destroyed, \d+ replaced, 12 changed /),
      "- **state**: nothing changes",
    ]);
    expect(markdownReport(quietReview())).toMatch(
      /^## [^*\n]*: passes\n\n\*\*Something changes, and nothing/,
    );
    expect(markdownReport(dearerReview())).toMatch(
      /^## [^*\n]*: passes\n\n\*\*.*look at what it costs\.\*\*/,
    );
  });

  test("a risk has its resource, the attribute before and after, the line, why, and what to do", () => {
    const text = markdownReport(sampleReview());
    const [risk] = /^- \*\*high, network opened.*$/m.exec(text) ?? [""];
    expect(risk.split("<br>")).toEqual([
      "- **high, network opened: storage account stfraudprod1a2b3**",
      "The public network reaches it.",
      "`network_rules.default_action`: `Deny` → `Allow`",
      "`azurerm_storage_account.storage` at `stacks/parts/data.ts:31` by `prod/storage`",
      "**Accepted by security board until 2027\\-06\\-30, which this pull request adds: a loader outside.**",
      "Do: Keep Deny, and give who needs it a private endpoint.",
      "Why: Anybody who has a key reads the training data. `security/workspace-private-endpoint`, rule `security/storage-public-network`",
    ]);
  });

  test.each([
    ["nfsv3_enabled is true: NFS asks nobody", "`nfsv3_enabled` is true: NFS asks nobody."],
    ["rule[0].source lets in all", "`rule[0].source` lets in all."],
    ["it is destroyed", "It is destroyed."],
  ])("%s: a path stays as it is written, a sentence begins with a capital", (what, words) => {
    const text = markdownReport(many(1, () => ({ what })));
    expect(text.split(/<br>|\n/)).toContain(words);
  });

  test("what is the same for several resources is said once", () => {
    const text = markdownReport(
      many(3, (index) => ({
        change: {
          ...first(first(sampleReview().stacks).changes),
          address: `a.b${index}`,
          title: `account ${index}`,
        },
      })),
    );
    expect(text).toContain("network opened: 3 resources**");
    expect(text.match(/Do: /g)).toHaveLength(1);
    expect(text.match(/^ {2}- \*\*account \d\*\*<br>`network_rules/gm)).toHaveLength(3);
  });

  test("of many the first stand there, others are folded, and how many there are more is said", () => {
    const text = markdownReport(alikeReview(3000));
    expect(text.match(/^ {2}- \*\*account \d+\*\*<br>`network_rules/gm)).toHaveLength(5);
    const [, folded = ""] =
      /^ {2}- <details><summary>and 2995 more<\/summary>\n\n {4}(.*)\n\n {4}<\/details>/m.exec(text) ?? [];
    expect(folded.split(", ")).toHaveLength(52);
    expect(folded).toMatch(/^`a\.b5`, `a\.b6`, .*`a\.b54`, and 2945 more, which the other formats list$/);
    expect(text.length).toBeLessThan(5000);
    // as GitHub shows it: HTML around, and Markdown inside
    const tokens = markdown.parse(text, {}).filter(({ type }) => type === "html_block");
    expect(tokens.map(({ content }) => content.trim())).toEqual([
      "<details><summary>and 2995 more</summary>",
      "</details>",
    ]);
  });

  test("what is folded has its values where they differ", () => {
    const review = alikeReview(7, (index) => ({
      attributes: [
        {
          path: "days",
          before: { state: "known", value: index },
          after: { state: "known", value: 7 },
          replaces: false,
        },
      ],
    }));
    expect(markdownReport(review)).toContain("    `a.b5` (`days`: `5` → `7`), `a.b6` (`days`: `6` → `7`)\n");
  });

  test("what isn't this pull request's stands with its stack", () => {
    const review = alikeReview(5);
    const stacks = review.stacks.map((stack) => ({
      ...stack,
      changes: stack.changes.map((change, index) => ({ ...change, pending: index < 2 })),
    }));
    expect(markdownReport({ ...review, stacks })).toContain(
      "<br>2 changes wait in BASE, too, and are not this pull request's.<br>5 resources were changed outside of Terraform \\(drift\\): `a.b0`, `a.b1`, `a.b2`, 2 more\n",
    );
  });

  test("only the verdict, risks and missing blocks are unfolded", () => {
    expect(unfolded(bad).match(/^#+ .*/gm)).toEqual([
      expect.stringMatching(/^## /),
      "### dev",
      "### prod",
      "### Moved, and Terraform doesn't know it: without a block it destroys and creates",
    ]);
    expect([...bad.matchAll(/<summary><b>(.*)<\/b>: (\d+)/g)].map(([, ...parts]) => parts)).toEqual([
      ["Another name in Azure", "1"],
      ["What makes the cost", "1"],
      ["Changes without a risk", "12"],
    ]);
    const sample = markdownReport(sampleReview());
    expect(sample).toContain("- **prod**: private endpoints: 50.00 → 69.50");
    expect(unfolded(sample)).toContain("Costs about 100.50 → 120.00 USD a month");
    expect(sample).toContain("- **prod**: the module data, whose contents only a plan tells");
  });

  test("the blocks of moves can be copied as they stand, and so can cdktf's calls", () => {
    expect(fences(bad, "hcl")).toEqual([
      [
        "moved {",
        "  from = azurerm_network_security_group.network_endpoints_nsg",
        "  to   = azurerm_network_security_group.subnets_endpoints_nsg",
        "}",
        "moved {",
        "  from = azurerm_storage_account.storage",
        "  to   = azurerm_storage_account.data",
        "}",
        "",
      ].join("\n"),
    ]);
    expect(first(fences(bad, "ts"))).toContain(
      '// at azurerm_storage_account.data\nresource.moveFromId("azurerm_storage_account.storage");\n',
    );
  });

  test.each([
    ['module.a["x.y"].azurerm_subnet.b[0]', 'module.a["z"].azurerm_subnet.b["``` }"]'],
    ["azurerm_subnet.b-c", "module.d.module.e[1].azurerm_subnet.ünïcode"],
  ])("an address in a module, or one of many, has a block and no call: %s", (from, to) => {
    const text = markdownReport(moved(from, to));
    expect(fences(text, "hcl")).toEqual([`moved {\n  from = ${from}\n  to   = ${to}\n}\n`]);
    expect(fences(text, "ts")).toEqual([]);
  });

  test.each([
    'a.b } provider "x" {',
    "a.b\n}\nresource {",
    "a.b\u202Ec",
    'a.b["x" + y]',
    "a.b[0]\n```\n# heading",
    "a",
    "",
  ])("what is no address is in no block that somebody copies: %j", (address) => {
    const text = markdownReport(moved(address, "azurerm_subnet.b"));
    expect([...fences(text, "hcl"), ...fences(text, "ts")]).toEqual([]);
    expect(text).toContain("a block from ");
  });

  test("what has no value is no code, and an empty text is seen", () => {
    const text = markdownReport(
      withStack((stack) => ({
        risks: [
          {
            ...first(stack.risks),
            attributes: [
              { path: "a", before: { state: "absent" }, after: { state: "sensitive" }, replaces: true },
              {
                path: "b",
                before: { state: "known", value: "" },
                after: { state: "unknown" },
                replaces: false,
              },
              ...Array.from({ length: 6 }, (_, index) => ({
                path: `c${index}`,
                before: { state: "known" as const, value: index },
                after: { state: "known" as const, value: [index] },
                replaces: false,
              })),
            ],
          },
        ],
      })),
    );
    expect(text).toContain("`a`: *nothing* → *(sensitive)* (makes a new one)<br>");
    expect(text).toContain('`b`: `""` → *known after apply*<br>');
    expect(text).toContain("`c3`: `3` → `[3]`<br>and 2 more attributes<br>");
  });
});

describe("the room of a comment", () => {
  test("the worst risks stay, whole, and how many are missing is said; the blocks of moves stay, too", () => {
    const review = many(2000, (index) => ({ what: `it is as open as door ${index}`, accepted: undefined }));
    const text = markdownReport(review);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.length).toBeGreaterThan(40_000);
    const shown = text.match(/^- \*\*high, /gm)?.length ?? 0;
    expect(text).toContain(`And ${2000 - shown} more risks, which the other formats list.`);
    expect(text).toContain("door 0.");
    expect(fences(text, "hcl")).toHaveLength(1);
    expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? 0);
  });

  test.each([
    [2000, 95],
    [1500, 0],
  ])("what is left out is counted in risks, those that are folded included: %d", (longest, folded) => {
    const review = alikeReview(300, (index) => ({
      what: index < 100 ? "it is open" : `it is open ${index}`,
    }));
    const text = markdownReport(review, longest);
    const shown = text.match(/\*\*account \d+\*\*/g)?.length ?? 0;
    expect(text.includes("more</summary>")).toBe(folded > 0);
    expect(text).toContain(`And ${300 - shown - folded} more risks, which the other formats list.`);
  });

  test.each([3000, 20_000, 65_536])("it keeps to the room that it is given: %s", (longest) => {
    const name = "|`@<".repeat(200);
    const { stacks, ...rest } = many(5, (index) => ({ what: `${index} ${name}`, accepted: undefined }));
    const all = Array.from({ length: 510 }, (_, index) =>
      stacks.map((stack) => ({ ...stack, name: `${index}${name}` })),
    );
    const text = markdownReport({ ...rest, stacks: all.flat() }, longest);
    expect(text.length).toBeLessThanOrEqual(longest);
    expect(text).toMatch(/^## What this pull request changes: \*\*fails\*\*\n\n\*\*/);
  });

  test("of very many stacks in which nothing changes some are named", () => {
    const quiet = {
      ...first(sampleReview().stacks),
      changes: [],
      risks: [],
      findings: [],
      names: [],
      notSeen: [],
    };
    const stacks = Array.from({ length: 300 }, (_, index) => ({
      ...quiet,
      cost: undefined,
      name: `s${index}`,
    }));
    expect(markdownReport({ ...sampleReview(), stacks })).toContain(
      "- **s0**, **s1**, **s2**, **s3**, **s4**, 295 more: nothing changes",
    );
  });
});
