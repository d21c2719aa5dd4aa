import { stripVTControlCharacters } from "node:util";
import { markdownReport } from "../../../review/report/markdown";
import { terminalReport } from "../../../review/report/terminal";
import type { Review } from "../../../review/review";
import { alikeReview, badReview, sampleReview } from "./reviews";

/** Paragraphs, as somebody reads them. */
function paragraphs(review: Review): string[] {
  return stripVTControlCharacters(terminalReport(review)).split("\n\n");
}

function about(review: Review, words: string): string[] {
  return paragraphs(review)
    .filter((text) => text.includes(words))
    .flatMap((text) => text.split("\n"));
}

/** Logs are kept for another number of days in each. */
const differing = (index: number) => ({
  attributes: [
    {
      path: "days",
      before: { state: "known" as const, value: 100 + index },
      after: { state: "known" as const, value: 7 },
      replaces: false,
    },
  ],
});

describe("risks that say the same of many resources", () => {
  test("are one: what is the same for all once, and the first resources by name", () => {
    expect(about(alikeReview(300), "network opened  ")).toEqual([
      "  high  network opened  300 resources",
      "    the public network reaches it",
      "    network_rules.default_action: Deny → Allow",
      ...[0, 1, 2, 3, 4].map(
        (index) => `    account ${index}  a.b${index}, at stacks/parts/data.ts:31, by prod/storage`,
      ),
      "    and 295 more, which the other formats list",
      "    Why: Anybody who has a key reads the training data.",
      "    Do: Keep Deny, and give who needs it a private endpoint.",
      "    security/workspace-private-endpoint, rule security/storage-public-network",
    ]);
  });

  test("the values stand under each resource where they differ", () => {
    const lines = about(alikeReview(6, differing), "network opened  ");
    expect(lines.slice(1, 6)).toEqual([
      "    the public network reaches it",
      expect.stringMatching(/^ {4}account 0 {2}a\.b0, /),
      "      days: 100 → 7",
      expect.stringMatching(/^ {4}account 1 /),
      "      days: 101 → 7",
    ]);
    expect(lines).toContain("    and 1 more, which the other formats list");
  });

  test.each([
    [1, 1],
    [2, 2],
    [3, 1],
    [5, 1],
  ])("%d of them are %d, none of them left out", (number, expected) => {
    const review = alikeReview(number);
    const heads = about(review, "network opened  ").filter((line) => line.startsWith("  high  "));
    expect(heads).toHaveLength(expected);
    expect(terminalReport(review)).not.toContain("which the other formats list");
    expect(terminalReport(review).match(/account \d/g)).toHaveLength(number);
  });

  test.each([
    ["what", (index: number) => ({ what: `it is open ${index}` })],
    ["fix", (index: number) => ({ fix: `Close it ${index}.` })],
    ["severity", (index: number) => ({ severity: (["high", "medium", "low"] as const)[index % 3] })],
    [
      "who accepts it",
      (index: number) => ({
        accepted: { reason: "a loader", approvedBy: `board ${index}`, expires: "2027-06-30", isNew: true },
      }),
    ],
  ])("what differs in %s stays apart", (_, own) => {
    expect(
      about(alikeReview(3, own), "network opened  ").filter((line) => line.includes("  account ")),
    ).toHaveLength(3);
  });
});

describe("what isn't this pull request's", () => {
  test("is a line under the stack's name", () => {
    const [, stack] = paragraphs(alikeReview(5));
    expect(stack?.split("\n").slice(1).join(" ").replace(/\s+/g, " ").trim()).toBe(
      "5 resources were changed outside of Terraform (drift): a.b0, a.b1, a.b2, 2 more",
    );
  });

  test("nothing of it is said where there is none", () => {
    expect(terminalReport(badReview())).not.toMatch(/drift|BASE, too/);
  });

  test("where nothing else is in the plans, the verdict says that nothing changes by it", () => {
    const review = alikeReview(2);
    const waiting = review.stacks.map((stack) => ({
      ...stack,
      risks: [],
      changes: stack.changes.map((change) => ({ ...change, pending: true })),
    }));
    const text = paragraphs({ ...review, stacks: waiting });
    expect(text[0]).toBe("Nothing changes by this pull request.");
    expect(text[1]).toContain("no resource changes");
    expect(text[1]).toContain("2 changes wait in BASE, too, and are not this pull request's");
  });
});

describe("what else stands in the terminal", () => {
  test("the blocks of moves can be copied as they stand", () => {
    expect(about(badReview(), "Moved, and Terraform")).toEqual([
      expect.stringMatching(/^ {2}Moved, and Terraform doesn't know it/),
      "    moved {",
      "      from = azurerm_network_security_group.network_endpoints_nsg",
      "      to   = azurerm_network_security_group.subnets_endpoints_nsg",
      "    }",
      "    moved {",
      "      from = azurerm_storage_account.storage",
      "      to   = azurerm_storage_account.data",
      "    }",
    ]);
  });

  test("what is no address is in no block", () => {
    const review = sampleReview();
    const stacks = review.stacks.map((stack) => ({
      ...stack,
      changes: stack.changes.map((change) => ({ ...change, movedFrom: "a.b\n} x {\u001b[2J" })),
    }));
    const text = terminalReport({ ...review, stacks });
    expect(text).toContain("a block from a.b } x { to azurerm_storage_account.storage");
    expect(text).not.toContain("moved {");
  });

  test("an attribute that is missing on both sides is none, and a provider is named once", () => {
    const review = alikeReview(1, () => ({
      change: {
        ...{ stack: "prod", address: "provider.azurerm", type: "provider", title: "provider.azurerm" },
        ...{ kind: "update", attributes: [], pending: false },
      },
      attributes: [
        { path: "a", before: { state: "absent" }, after: { state: "absent" }, replaces: false },
        { path: "b", before: { state: "absent" }, after: { state: "unknown" }, replaces: false },
      ],
    }));
    expect(about(review, "network opened  ").slice(0, 4)).toEqual([
      "  high  network opened  provider.azurerm",
      "    the public network reaches it",
      "    b: nothing → known after apply",
      expect.stringContaining("Why: "),
    ]);
    expect(markdownReport(review)).not.toContain("`a`: ");
  });

  test("of many new names the first are listed, and the others counted", () => {
    const review = sampleReview();
    const stacks = review.stacks.map((stack) => ({
      ...stack,
      names: Array.from({ length: 12 }, () => stack.names).flat(),
    }));
    const lines = about({ ...review, stacks }, "Another name in Azure");
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe("    and 2 more, which the other formats list");
  });

  test("a resource that is destroyed isn't called fixed, and one that stays is", () => {
    const review = sampleReview();
    const fixed = (...kinds: readonly ("destroy" | "update")[]) =>
      terminalReport({
        ...review,
        stacks: review.stacks.map((stack) => ({
          ...stack,
          changes: stack.changes.flatMap((change) => kinds.map((kind) => ({ ...change, kind }))),
          findings: stack.findings.map((one) => ({ ...one, became: "fixed" as const })),
        })),
      });
    expect(fixed("update")).toMatch(/^ {2}Guidance$\n^ {4}fixed {2}/m);
    expect(fixed("destroy")).not.toContain("Guidance");
    // what is deposed goes, and has the address of what took its place
    expect(fixed("destroy", "update")).toContain("Guidance");
  });
});
