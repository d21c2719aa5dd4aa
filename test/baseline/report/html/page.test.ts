import { createHash } from "node:crypto";
import { htmlReport } from "../../../../baseline/report/html";
import {
  checkReport,
  finding,
  mixedReport,
  NASTY_TEXTS,
  PUBLIC_NETWORK,
  reportSaying,
  ruled,
  stackCheck,
  TAGS,
} from "../reports";

/** Names of the tags in a row: an escaped text has none. */
function tags(page: string): string[] {
  return [...withoutCode(page).matchAll(/<(\/?[a-z!][a-z0-9]*)/gi)].map(([, name = ""]) => name);
}

function withoutCode(page: string): string {
  return page.replace(/<style>.*?<\/style>|<script>.*<\/script>/gs, "");
}

/** What stands in the section with this heading. */
function section(page: string, id: string): string {
  return new RegExp(`<section aria-labelledby="${id}">.*?</section>`, "s").exec(page)?.[0] ?? "";
}

function text(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, " ")
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, " ");
}

describe("report as a page", () => {
  const page = htmlReport(mixedReport());

  test("says first whether the check fails, then how each stack stands", () => {
    const head = text(/<header.*<\/header>/s.exec(page)?.[0] ?? "");
    expect(head).toMatch(
      /^ Baseline of Azure Machine Learning The check fails\. 2 high 1 can't be told 1 acknowledged 3 rules hold /,
    );
    expect(head).toContain("prod 2 findings: 2 high; 1 can't be told; 1 acknowledged");
    expect(head).toContain("dev clean: 2 rules hold, 1 has nothing to look at");
    expect(text(htmlReport(checkReport([stackCheck([ruled(TAGS)])])))).toContain("The check passes.");
  });

  test("scores each pillar, in words and not in colour alone, and tells of each rule", () => {
    const score = text(section(page, "score"));
    expect(score).toContain("Security 0 of 1 hold 1 fails");
    expect(score).toContain("Cost 1 of 2 hold 1 can't be told");
    expect(score).toContain("Operational excellence 2 of 2 hold");
    expect(score).toContain(
      "The workspace is closed to the public network security/workspace-public-network prod: fails dev: nothing to look at",
    );
    const widths = [...section(page, "score").matchAll(/width="([\d.]+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(300);
  });

  test("shows a finding with place, reason and cure, and says by what it can be filtered", () => {
    const findings = section(page, "findings");
    expect(findings).toContain(
      '<li class="item" id="finding-00000000000000aa" data-pillar="security" data-severity="high" data-stack="prod">',
    );
    const words = text(findings);
    for (const part of [
      "Made at stacks/landing-zone.ts:31 by prod/workspace",
      "public_network_access_enabled is true by default: the workspace answers on the public network",
      PUBLIC_NETWORK.why,
      PUBLIC_NETWORK.fix.construct,
      PUBLIC_NETWORK.fix.terraform,
      "azurerm_private_endpoint.workspace",
      "People and services reach the workspace through the private network only.",
      "can't be told 1 by 1 rule",
      "Cost cost/cluster-scale-to-zero severity medium",
      "Expired: accepted by security board until 2020-01-31, which is over",
    ]) {
      expect(words).toContain(part);
    }
    expect(findings.match(/<li class="item"/g)).toHaveLength(3);
    // a rule stands once, above all that break it
    expect(findings.match(/<article/g)).toHaveLength(2);
    expect([...page.matchAll(/<select name="(\w+)"/g)].map(([, name]) => name)).toEqual([
      "pillar",
      "severity",
      "stack",
    ]);
  });

  test("shows what is accepted and why, what nothing needs, and what is the team's or Azure's to do", () => {
    expect(text(section(page, "acknowledged"))).toContain(
      "accepted by security board until 2099-06-30: its vault would need an open firewall",
    );
    expect(text(section(page, "unused"))).toContain("prod: the deviation sharedKeys of storage");
    const others = text(section(page, "others"));
    expect(others).toMatch(/For the team: [1-9]\d* .*Done by Azure: [1-9]/);
    expect(others).toContain("Managed endpoints speak TLS and nothing else.");
    const clean = htmlReport(checkReport([stackCheck([ruled(TAGS)])]));
    expect(text(section(clean, "findings"))).toContain("There is none.");
    expect(section(clean, "not-seen")).toBe("");
    expect(section(clean, "unused")).toBe("");
  });

  test("says what no rule could look at", () => {
    const blind = { ...stackCheck([ruled(TAGS)]), notSeen: ["module.network is not in the <configuration>"] };
    expect(text(section(htmlReport(checkReport([blind])), "not-seen"))).toContain(
      "Not seen: 1 prod: module.network is not in the &lt;configuration&gt;",
    );
  });

  test("reaches nothing, and runs only the script that it has", () => {
    const [, policy = ""] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page) ?? [];
    const hash = (tag: string) => {
      const [, content = ""] = new RegExp(`<${tag}>(.*?)</${tag}>`, "s").exec(page) ?? [];
      return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
    };
    expect(policy.replaceAll("&#39;", "'").split("; ")).toEqual([
      "default-src 'none'",
      `style-src ${hash("style")}`,
      `script-src ${hash("script")}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page).not.toMatch(/https?:|\bsrc=|url\(|@import/);
    expect(page).not.toMatch(/<[^>]*\s(on\w+|style)=/);
  });

  test("is read without a script: what needs one is hidden until it runs", () => {
    expect(page).toContain('<form role="search" id="filter" hidden>');
    expect(withoutCode(page).match(/ hidden/g)).toHaveLength(1);
    expect(text(section(page, "findings"))).toContain(`In Terraform ${PUBLIC_NETWORK.fix.terraform}`);
  });

  test("every field has a label, every section a heading, and the page a language", () => {
    expect(page).toContain('<html lang="en">');
    expect(page.match(/<(input|select) /g)).toHaveLength(page.match(/<label/g)?.length ?? 0);
    for (const [, id] of page.matchAll(/aria-labelledby="(\w+)"/g)) {
      expect(page).toContain(`<h2 id="${id}"`);
    }
  });

  test.each(NASTY_TEXTS.map((nasty) => [nasty.slice(0, 30), nasty]))(
    "texts of others are texts, in elements and in attributes: %j",
    (_, nasty) => {
      const other = htmlReport(reportSaying(nasty));
      expect(tags(other)).toEqual(tags(htmlReport(reportSaying("harmless"))));
      // an attribute that ended too early would leave its rest as others
      const names = (markup: string) =>
        [...withoutCode(markup).matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
      expect(names(other)).toEqual(names(htmlReport(reportSaying("harmless"))));
    },
  );

  test("a text of others is read as it is", () => {
    const page = htmlReport(reportSaying(`<b> & "x" 'y' 中文`));
    expect(page).toContain("&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39; 中文");
  });

  test("of very many findings it lists the worst, and says how many there are more", () => {
    const many = Array.from({ length: 2100 }, () => finding(TAGS));
    const worst = finding(PUBLIC_NETWORK, { address: "the_worst.one" });
    const long = htmlReport(checkReport([stackCheck([ruled(TAGS, many), ruled(PUBLIC_NETWORK, [worst])])]));
    const findings = section(long, "findings");
    expect(findings).toContain("Findings: 2101");
    expect(findings.match(/<li class="item"/g)).toHaveLength(2000);
    expect(findings).toContain("the_worst.one");
    expect(findings).toContain("And 101 more, which the other formats list.");
  });
});
