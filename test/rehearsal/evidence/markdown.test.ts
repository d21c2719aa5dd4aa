import { evidenceMarkdown } from "../../../rehearsal/evidence/markdown";
import { someEvidence, stepResult } from "./evidence";

/** The lines of tables and lists that hold a text. */
function linesWith(page: string, text: string): string[] {
  return page.split("\n").filter((line) => line.includes(text));
}

describe("the page for people", () => {
  test("opens with the verdict, when, how long, which versions, and that nothing else was reached", () => {
    const [title, , when] = evidenceMarkdown(someEvidence()).split("\n");
    expect(title).toBe("# Rehearsal of dev: held");
    expect(when).toBe(
      "2026-01-02T03:04:05.000Z, 2:05. terraform 1.11.4, azurerm 5.2.0. Against a simulated Azure on this machine; nothing else was reached.",
    );
  });

  test("has a row a step and a row a kind of request", () => {
    const page = evidenceMarkdown(
      someEvidence({ steps: [stepResult(), stepResult({ held: false, claim: "c" })] }),
    );
    expect(page).toContain("| held | everything that is planned is made | 4 resources made | 24.1 s |");
    expect(page).toContain("| **failed** | c | 4 resources made | 24.1 s |");
    expect(page).toContain("| PUT Microsoft.KeyVault/vaults | 2 |");
    expect(page).toContain("1:40 of 2:05 nobody asked anything");
  });

  test("lists what went wrong, of failed steps only", () => {
    const failed = stepResult({
      name: "plan",
      held: false,
      problems: ["a.b: would update", "c.d: would replace"],
    });
    const page = evidenceMarkdown(someEvidence({ steps: [stepResult(), failed] }));
    expect(page).toContain("## What went wrong: plan\n\n- a.b: would update\n- c.d: would replace\n");
    expect(page).not.toContain("What went wrong: apply");
  });

  test("says what was replayed, what Azure keeps and what to know, and nothing of what there isn't", () => {
    const none = evidenceMarkdown(someEvidence());
    expect(none.match(/^## .*/gm)).toEqual(["## Requests"]);
    const page = evidenceMarkdown(
      someEvidence({ replayed: ["azapi_resource.a"], keptByAzure: ["/kv"], notes: ["a note"] }),
    );
    expect(page.match(/^## .*/gm)).toEqual([
      "## Replayed by terraform_data, not proven by azapi",
      "## Kept by Azure after the destruction",
      "## Notes",
      "## Requests",
    ]);
  });

  test("shows each finding of a policy with its cover, or that there is none", () => {
    const finding = { policy: "p", name: "No public access", resource: "/a/b/vaults/kv", reason: "r" };
    const policies = { definitions: 169, evaluated: 120, notEvaluable: 49, nonCompliant: [] };
    const covered = { ...finding, coveredBy: "isolation of workspace: by design" };
    const page = evidenceMarkdown(
      someEvidence({ policies: { ...policies, nonCompliant: [finding, covered] } }),
    );
    expect(page).toContain("169 definitions, 120 evaluated, 49 can't be evaluated");
    expect(page).toContain("| No public access | vaults/kv | r | **not covered** |");
    expect(page).toContain("| No public access | vaults/kv | r | isolation of workspace: by design |");
    expect(evidenceMarkdown(someEvidence({ policies }))).not.toContain("| policy |");
  });
});

describe("text of others", () => {
  test.each([
    ["a pipe", "a | b", "a \\| b"],
    ["a backslash before a pipe", "a\\| b", "a\\\\\\| b"],
    ["HTML", "<img src=x>", "&lt;img src=x>"],
    ["several lines", "one\r\n\n\ttwo", "one two"],
  ])("%s stays in its cell, its item and its heading", (_case, text, escaped) => {
    const page = evidenceMarkdown(
      someEvidence({
        subject: text,
        headline: text,
        steps: [stepResult({ seen: text, claim: text, held: false, problems: [text] })],
        notes: [text],
      }),
    );
    expect(page.split("\n")[0]).toBe(`# Rehearsal of ${escaped}: ${escaped}`);
    expect(linesWith(page, escaped)).toEqual([
      `# Rehearsal of ${escaped}: ${escaped}`,
      `| **failed** | ${escaped} | ${escaped} | 24.1 s |`,
      `- ${escaped}`,
      `- ${escaped}`,
    ]);
  });
});
