import "@microsoft/jest-sarif";
import type { Log, Result, Run } from "sarif";
import type { CheckReport } from "../../../baseline/report/check-report";
import { sarifReport } from "../../../baseline/report/sarif";
import {
  ACCEPTED,
  checkReport,
  EXPIRED,
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

function read(text: string): Log {
  return JSON.parse(text);
}

function runsOf(text: string): Run[] {
  return read(text).runs;
}

function resultsOf(text: string): Result[] {
  return runsOf(text).flatMap(({ results = [] }) => results);
}

function resultAt(text: string, address: string): Result | undefined {
  return resultsOf(text).find(({ properties }) => properties?.address === address);
}

describe("report as SARIF", () => {
  test.each<readonly [string, CheckReport]>([
    ["with findings of all kinds", mixedReport()],
    ["of a clean stack", checkReport([stackCheck([ruled(TAGS)])])],
    ["of nothing", checkReport([])],
    ...NASTY_TEXTS.map((text) => [JSON.stringify(text.slice(0, 30)), reportSaying(text)] as const),
  ])("is valid against the schema 2.1.0: %s", (_, report) => {
    expect(read(sarifReport(report))).toBeValidSarifLog();
  });

  test("the schema would refuse a mistake", () => {
    const log = read(sarifReport(mixedReport()));
    expect({ ...log, version: "2.0.0" }).not.toBeValidSarifLog();
    expect({ ...log, runs: [{ ...log.runs[0], surprise: 1 }] }).not.toBeValidSarifLog();
  });

  test("each stack is a run with a category of its own, whatever it is checked with", () => {
    const ids = (report = mixedReport()) =>
      runsOf(sarifReport(report)).map(({ automationDetails }) => automationDetails?.id);
    expect(ids()).toEqual(["mlzone/prod/", "mlzone/dev/"]);
    expect(ids({ ...mixedReport(), stacks: mixedReport().stacks.slice(1) })).toEqual(["mlzone/dev/"]);
  });

  test("no two runs have one category, and there are no more than twenty", () => {
    const named = (names: readonly string[]) =>
      sarifReport(checkReport(names.map((name) => stackCheck([ruled(TAGS, [finding(TAGS)])], { name }))));
    const twice = named(["plan", "plan"]);
    expect([runsOf(twice).length, resultsOf(twice).length]).toEqual([1, 2]);
    const many = named(Array.from({ length: 21 }, (_, index) => `stack${index}`));
    expect([runsOf(many).length, resultsOf(many).length]).toEqual([1, 21]);
    expect(runsOf(many)[0]?.automationDetails?.id).toBe("mlzone/");
  });

  test("a rule has its help, its tags and, where it is about security, how severe that is", () => {
    const rules = runsOf(sarifReport(mixedReport()))[0]?.tool.driver.rules ?? [];
    const [cost, , security] = rules;
    expect(security).toMatchObject({
      id: "security/workspace-public-network",
      shortDescription: { text: "The workspace is closed to the public network" },
      defaultConfiguration: { level: "error" },
      properties: { "security-severity": "8.0", "problem.severity": "error" },
    });
    expect(security?.help?.markdown).toContain(
      "`azurerm_machine_learning_workspace: public_network_access_enabled = false`",
    );
    expect(security?.help?.markdown).toContain("- `security/workspace-access-from-vnet-only`: ");
    expect(security?.help?.text).toContain("Fix: MachineLearningWorkspace closes it.");
    expect(security?.properties?.tags).toEqual(["security", "terraform", ...PUBLIC_NETWORK.recommendations]);
    expect(cost?.properties).not.toHaveProperty("security-severity");
    expect(cost?.properties?.tags).not.toContain("security");
  });

  test("no rule has more than ten tags or a longer description than GitHub takes", () => {
    const [recommendation] = PUBLIC_NETWORK.recommendations;
    const long = {
      ...PUBLIC_NETWORK,
      title: "t".repeat(2000),
      why: "w".repeat(2000),
      recommendations: [
        recommendation,
        ...([
          "cost/cluster-autoscale-to-zero",
          "security/compute-no-public-ip",
          "security/encrypt-with-cmk",
        ] as const),
        ...Array.from({ length: 9 }, (_, index) => `security/${index}` as typeof recommendation),
      ] as const,
    };
    const [rule] = runsOf(sarifReport(checkReport([stackCheck([ruled(long)])])))[0]?.tool.driver.rules ?? [];
    expect(rule?.properties?.tags).toHaveLength(10);
    expect(rule?.shortDescription?.text).toHaveLength(1024);
    expect(rule?.fullDescription?.text).toHaveLength(1024);
  });

  test("a result points to the line that made the resource, and names resource and construct", () => {
    const result = resultAt(sarifReport(mixedReport()), "azurerm_machine_learning_workspace.main");
    expect(result).toMatchObject({
      ruleId: "security/workspace-public-network",
      ruleIndex: 2,
      level: "error",
      message: {
        text: expect.stringMatching(/^azurerm_machine_learning_workspace\.main: public_network.*\.$/),
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "stacks/landing-zone.ts", uriBaseId: "%SRCROOT%" },
            region: { startLine: 31, endLine: 31 },
          },
          logicalLocations: [
            { fullyQualifiedName: "azurerm_machine_learning_workspace.main", kind: "resource" },
            { fullyQualifiedName: "prod/workspace", kind: "module" },
          ],
        },
      ],
      partialFingerprints: {
        primaryLocationLineHash: "00000000000000aa:1",
        "mlzone/v1": "00000000000000aa",
      },
      suppressions: [],
    });
  });

  test.each([
    ["cdktf.out/stacks/prod/cdk.tf.json", "cdktf.out/stacks/prod/cdk.tf.json"],
    ["./infra/../plan.json", "plan.json"],
    ["infra\\plan.json", "infra/plan.json"],
    ["a b/#1?.json", "a%20b/%231%3F.json"],
    ["c:plan.json", "c%3Aplan.json"],
    ["/home/somebody/plan.json", "plan.json"],
    ["C:\\Users\\somebody\\plan.json", "plan.json"],
    ["../elsewhere/plan.json", "plan.json"],
    ["-", "standard-input"],
  ])("without a line it points to what was checked: %s → %s", (file, uri) => {
    const report = checkReport([stackCheck([ruled(TAGS, [finding(TAGS)])], { file })]);
    const [result] = resultsOf(sarifReport(report));
    expect(result?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
      region: { startLine: 1, endLine: 1 },
    });
  });

  test("every result has a file, even of a name without letters: GitHub refuses all otherwise", () => {
    for (const file of ["", "/", ".", "..", "\u0000"]) {
      const own = { source: { file, line: 1 } };
      const report = checkReport([stackCheck([ruled(TAGS, [finding(TAGS, own), finding(TAGS)])], { file })]);
      const uris = resultsOf(sarifReport(report)).map(
        ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri,
      );
      expect(uris).toEqual([expect.stringMatching(/[^./]/), expect.stringMatching(/[^./]/)]);
    }
  });

  test.each([
    [PUBLIC_NETWORK, "error"],
    [SCALE_TO_ZERO, "warning"],
    [TAGS, "note"],
  ])("a violation's level is that of its rule, what can't be told is a note (%#)", (rule, level) => {
    const findings = [finding(rule), finding(rule, { certainty: "unknown" })];
    const results = resultsOf(sarifReport(checkReport([stackCheck([ruled(rule, findings)])])));
    expect(results.map((result) => [result.level, result.kind])).toEqual([
      [level, undefined],
      ["note", undefined],
    ]);
  });

  test("what is accepted is suppressed, with who, until when and why", () => {
    const fromFile = { ...ACCEPTED, origin: "file" as const };
    const findings = [
      finding(TAGS, { address: "a.a", acknowledgement: ACCEPTED }),
      finding(TAGS, { address: "b.b", acknowledgement: fromFile }),
      finding(TAGS, { address: "c.c", acknowledgement: EXPIRED }),
    ];
    const text = sarifReport(checkReport([stackCheck([ruled(TAGS, findings)])]));
    const justification =
      "accepted by security board until 2099-06-30: its vault would need an open firewall";
    expect(resultAt(text, "a.a")?.suppressions).toEqual([
      { kind: "inSource", status: "accepted", justification },
    ]);
    expect(resultAt(text, "b.b")?.suppressions).toEqual([
      { kind: "external", status: "accepted", justification },
    ]);
    expect(resultAt(text, "c.c")?.suppressions).toEqual([]);
    expect(resultAt(text, "c.c")?.message.text).toContain("until 2020-01-31, which is over");
  });

  test("of more than 25,000 results the worst stay, and that is said", () => {
    const many = Array.from({ length: 25_000 }, () => finding(TAGS));
    const worst = finding(PUBLIC_NETWORK);
    const text = sarifReport(checkReport([stackCheck([ruled(TAGS, many), ruled(PUBLIC_NETWORK, [worst])])]));
    const [run] = runsOf(text);
    expect(run?.results).toHaveLength(25_000);
    expect(run?.results?.[0]?.ruleId).toBe(PUBLIC_NETWORK.id);
    expect(run?.invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text)).toEqual([
      "Only the worst 25000 of 25001 results are listed.",
    ]);
  });

  test("an unused acknowledgement is a notification, and the exit code is that of the run's stack", () => {
    const [prod, dev] = runsOf(sarifReport(mixedReport()));
    expect(prod?.invocations?.[0]).toMatchObject({
      exitCode: 1,
      toolExecutionNotifications: [
        { level: "warning", message: { text: expect.stringContaining("sharedKeys of storage") } },
      ],
    });
    expect(dev?.invocations?.[0]).toMatchObject({ exitCode: 0, toolExecutionNotifications: [] });
  });

  test("a message has no link of others, and isn't endless", () => {
    const link = finding(TAGS, { message: "see [this](https://evil.example)" });
    const long = finding(TAGS, { message: "m".repeat(5000) });
    const texts = resultsOf(sarifReport(checkReport([stackCheck([ruled(TAGS, [link, long])])]))).map(
      ({ message }) => message.text ?? "",
    );
    expect(texts[0]).toContain("[this] (https");
    expect(texts[1]).toHaveLength(1000);
  });
});
