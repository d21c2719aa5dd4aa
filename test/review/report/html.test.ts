import { createHash } from "node:crypto";
import { htmlReport } from "../../../review/report/html";
import { HOSTILE_TEXTS } from "../../baseline/report/browser/subjects";
import { NASTY_TEXTS } from "../../baseline/report/reports";
import { reportSaying } from "../publish/sample";
import { alikeReview, badReview, quietReview, sampleReview } from "./reviews";

const SVG = "<svg><style>.x{fill:red}</style><title>of prod</title></svg>";

/** Tags with the names of their attributes in a row: an escaped text has none. */
function tags(page: string): string[] {
  return [...page.replace(/<style>.*?<\/style>|<script>.*<\/script>/gs, "").matchAll(/<[a-z/!][^>]*>/gi)].map(
    ([tag]) => tag.replace(/"[^"]*"/g, '""'),
  );
}

function section(page: string, id: string): string {
  const found = new RegExp(`<section[^>]* aria-labelledby="${id}">.*?</section>`, "s").exec(page);
  return (found?.[0] ?? "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, " ");
}

describe("review as a page", () => {
  const page = htmlReport(badReview());

  test("says first whether it fails, by what, and how each stack stands", () => {
    const head = (/<header.*<\/header>/s.exec(page)?.[0] ?? "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    expect(head).toMatch(
      /The review fails\. Stop: data or identity lost 3 times, .* 3 data or identity lost 2 protection removed /,
    );
    expect(head).toMatch(/dev 1 changed, 2 moved .* prod 1 destroyed, \d+ replaced.* state nothing changes/);
    expect(htmlReport(quietReview())).toContain("The review passes.");
  });

  test("shows what matters by stack, and all the rest in sections of its own, the quiet one folded", () => {
    expect([...page.matchAll(/<h2 id="([\w-]+)"/g)].map(([, id]) => id)).toEqual([
      "risks",
      "moves",
      "cost",
      "names",
      "quiet",
    ]);
    expect(section(page, "risks")).toMatch(/What matters: 7 risks dev 1 .* prod 6 /);
    expect(section(page, "moves")).toContain("from = azurerm_storage_account.storage");
    expect(section(page, "moves")).toContain("resource.moveFromId(");
    const sample = htmlReport(sampleReview());
    expect(section(sample, "cost")).toContain("private endpoints: 50.00 → 69.50");
    expect(section(sample, "not-seen")).toContain("the module data");
    expect(section(sample, "risks")).toContain("Accepted by security board until 2027-06-30");
    expect(section(sample, "risks")).toContain("network_rules.default_action Deny → Allow");
    expect(page).toContain('<details class="folded"><summary>Show 12</summary>');
    expect(section(htmlReport(quietReview()), "risks")).toContain("There is none.");
  });

  test("of many risks that say the same all but the first are folded", () => {
    const many = section(htmlReport(alikeReview(3000)), "risks");
    expect(many).toMatch(/account 4 .*And 1995 more account 5 .*account 1999 .*And 1000 more, which/);
    expect(many.match(/Anybody who has a key/g)).toHaveLength(1);
    expect(section(htmlReport(alikeReview(5)), "risks")).not.toContain("more");
  });

  test("what isn't this pull request's stands with its stack", () => {
    const review = alikeReview(5);
    const stacks = review.stacks.map((stack) => ({
      ...stack,
      changes: stack.changes.map((change, index) => ({ ...change, pending: index < 1 })),
    }));
    const [head = ""] = /<header.*<\/header>/s.exec(htmlReport({ ...review, stacks })) ?? [];
    expect(head).toContain("1 change waits in BASE, too, and is not this pull request&#39;s.</p>");
    expect(head).toContain("(drift): <code>a.b0</code>, <code>a.b1</code>, <code>a.b2</code> and 2 more</p>");
  });

  test("a picture stands as it is, in a frame that can be reached, and only its own style is allowed", () => {
    const drawn = htmlReport(badReview(), {
      pictures: new Map([
        ["prod", SVG],
        ["other", "<svg/>"],
      ]),
    });
    expect(drawn).toContain(
      `<div class="picture" tabindex="0" role="region" aria-label="Architecture of prod">${SVG}</div>`,
    );
    expect(drawn.match(/<figure>/g)).toHaveLength(1);
    const hash = createHash("sha256").update(".x{fill:red}").digest("base64");
    expect(drawn).toContain(`sha256-${hash}`);
    expect(page).not.toContain("Architecture");
  });

  test("reaches nothing, and runs only the script that it has", () => {
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const hashes = (tag: string) =>
      [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map(
        ([, content = ""]) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`,
      );
    expect(policy.replaceAll("&#39;", "'").split("; ")).toEqual([
      "default-src 'none'",
      `style-src ${hashes("style").join(" ")}`,
      `script-src ${hashes("script").join(" ")}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page).not.toMatch(/https?:|\bsrc=|url\(|@import/);
    expect(page).not.toMatch(/<[^>]*\s(on\w+|style)=/);
  });

  test.each([...NASTY_TEXTS, ...HOSTILE_TEXTS].map((text) => [text.slice(0, 30), text]))(
    "texts of others are texts, in elements and in attributes: %j",
    (_, text) => {
      const other = htmlReport(sampleReview(reportSaying(text)));
      expect(tags(other)).toEqual(tags(htmlReport(sampleReview(reportSaying("word")))));
    },
  );
});
