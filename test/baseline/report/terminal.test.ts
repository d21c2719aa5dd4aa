import { terminalReport, verdictLines } from "../../../baseline/report/terminal";
import {
  ACCEPTED,
  checkReport,
  finding,
  mixedReport,
  NASTY_TEXTS,
  PUBLIC_NETWORK,
  reportSaying,
  ruled,
  stackCheck,
  TAGS,
} from "./reports";

/** Lets a piece of code believe that the terminal has so many columns. */
function onTerminal<T>(columns: number, work: () => T): T {
  const before = Object.getOwnPropertyDescriptor(process.stdout, "columns");
  Object.defineProperty(process.stdout, "columns", { value: columns, configurable: true });
  try {
    return work();
  } finally {
    Object.defineProperty(process.stdout, "columns", before ?? { value: undefined, configurable: true });
  }
}

describe("report for the terminal", () => {
  test("begins with a line for each stack", () => {
    const [first, second, third] = terminalReport(mixedReport()).split("\n");
    expect(first).toMatch(/^ {2}prod {2}2 findings: 2 high; 1 can't be told; 1 acknowledged; 1 with an/);
    expect([second, third].join("\n")).toMatch(/^ {2}dev {3}clean: 2 rules hold, 1 has nothing to look at$/m);
  });

  test("shows a finding with its rule, its line, its construct, what is so, and how to mend it", () => {
    const text = terminalReport(mixedReport());
    expect(text).toContain(
      [
        "prod  Security",
        "",
        "  high  security/workspace-public-network",
        "    azurerm_machine_learning_workspace.main",
        "      at stacks/landing-zone.ts:31, by prod/workspace",
        "      public_network_access_enabled is true by default: the workspace answers on the public network",
        "      with azurerm_private_endpoint.workspace",
      ].join("\n"),
    );
    expect(text).toMatch(
      /^ {4}Why: Whoever .*\n {4}Fix: MachineLearningWorkspace closes it\n {4}Or in Terraform: azurerm_machine_learning_workspace: public_network_access_enabled = false\n {4}security\/workspace-access-from-vnet-only, /m,
    );
  });

  test("says a rule's cure once, however many resources break it", () => {
    const text = terminalReport(mixedReport());
    expect(text.match(/Why: Whoever/g)).toHaveLength(1);
    expect(text).toMatch(
      /workspace\.old\n {6}it is not as it should be\n {6}expired: accepted by security board/,
    );
  });

  test("sets what can't be told apart from what is so", () => {
    expect(terminalReport(mixedReport())).toContain(
      "  can't be told (medium)  cost/cluster-scale-to-zero\n    azurerm_machine_learning_compute_cluster.batch\n",
    );
  });

  test("lists what is accepted, by whom, until when and why, and what nobody needs to accept", () => {
    const text = terminalReport(mixedReport());
    expect(text).toContain(
      [
        "prod  1 finding is acknowledged",
        "  cost/cluster-scale-to-zero  azurerm_machine_learning_compute_cluster.training",
        "    accepted by security board until 2099-06-30: its vault would need an open firewall",
      ].join("\n"),
    );
    expect(text).toContain(
      "prod  warning\n  the deviation sharedKeys of storage (security board, until 2099-06-30): no finding needs it",
    );
  });

  test("says of a finding that it doesn't fail the check, and then not how to accept it", () => {
    const report = checkReport([stackCheck([ruled(TAGS, [finding(TAGS)])])], { failOn: "high" });
    const text = terminalReport(report);
    expect(text).toContain("  low  operations/tags  does not fail the check");
    expect(text).not.toContain("baseline.acknowledgements.json");
    expect(terminalReport({ ...report, failOn: "low" })).toContain("baseline.acknowledgements.json");
  });

  test("a clean check is its verdict and no more", () => {
    const text = terminalReport(checkReport([stackCheck([ruled(TAGS)])]));
    expect(text).toBe("  prod  clean: 1 rule holds");
    expect(terminalReport(checkReport([]))).toBe("Nothing was checked.");
  });

  test("wraps sentences on a narrow terminal; only names that can't be broken are longer", () => {
    const text = onTerminal(50, () => terminalReport(mixedReport()));
    const long = text.split("\n").filter((line) => line.length > 50);
    expect(long.filter((line) => line.trim().includes(" "))).toEqual([]);
    expect(text).toContain("    Why: Whoever holds a token can reach an open\n    workspace from anywhere.");
  });

  test.each(NASTY_TEXTS.map((text) => [text.slice(0, 30), text]))(
    "texts of others steer nothing: %j",
    (_, nasty) => {
      const text = terminalReport(reportSaying(nasty));
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
      expect(text.split("\n").length).toBeLessThan(130);
      expect(text).not.toMatch(/^(lines|and)/m);
    },
  );
});

describe("verdict in short", () => {
  test("is a line for each stack, and the command that shows what is open", () => {
    const lines = verdictLines(mixedReport());
    expect(lines.slice(-2).join(" ")).toContain("npx mlzone check cdktf.out/stacks/prod/cdk.tf.json");
    expect(lines.join("\n")).not.toContain("stacks/dev");
    expect(lines.join("\n")).toMatch(/^ {2}dev +clean: 2 rules hold/m);
  });

  test("names no command where nothing is open, or where nothing can be named", () => {
    const accepted = ruled(PUBLIC_NETWORK, [finding(PUBLIC_NETWORK, { acknowledgement: ACCEPTED })]);
    expect(verdictLines(checkReport([stackCheck([accepted])]))).toEqual([
      "  prod  clean: 0 rules hold, 1 acknowledged",
    ]);
    const open = ruled(PUBLIC_NETWORK, [finding(PUBLIC_NETWORK)]);
    expect(verdictLines(checkReport([stackCheck([open], { file: "-" })]))).toEqual([
      "  prod  1 finding: 1 high",
    ]);
  });
});
