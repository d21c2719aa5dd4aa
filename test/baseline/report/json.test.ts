import type { CheckReport } from "../../../baseline/report/check-report";
import { jsonReport } from "../../../baseline/report/json";
import {
  checkReport,
  finding,
  mixedReport,
  NASTY_TEXTS,
  reportSaying,
  ruled,
  stackCheck,
  TAGS,
} from "./reports";

describe("report as JSON", () => {
  test("has a version, the verdict, and each rule once with its recommendations", () => {
    const json = JSON.parse(jsonReport(mixedReport()));
    expect(json).toMatchObject({
      schemaVersion: 1,
      tool: { name: "mlzone", version: "0.1.0" },
      failOn: "low",
      failOnUnknown: true,
      fails: true,
      exitCode: 1,
      counts: { unknown: 1, acknowledged: 1, expired: 1, failing: 3, violations: { high: 2 } },
    });
    expect(json.rules.map(({ id }: { id: string }) => id)).toEqual([
      "cost/cluster-scale-to-zero",
      "operations/tags",
      "security/workspace-public-network",
    ]);
    expect(json.rules[0].recommendations).toEqual([
      { id: "cost/cluster-autoscale-to-zero", title: expect.stringMatching(/^Clusters shrink/) },
    ]);
  });

  test("has all of a finding", () => {
    const [prod] = JSON.parse(jsonReport(mixedReport())).stacks;
    expect(prod.findings).toHaveLength(4);
    expect(prod.findings).toContainEqual({
      rule: "security/workspace-public-network",
      severity: "high",
      certainty: "violation",
      standing: "fails",
      address: "azurerm_machine_learning_workspace.main",
      construct: "prod/workspace",
      source: { file: "stacks/landing-zone.ts", line: 31 },
      attribute: "public_network_access_enabled",
      message:
        "public_network_access_enabled is true by default: the workspace answers on the public network",
      related: ["azurerm_private_endpoint.workspace"],
      fingerprint: "00000000000000aa",
    });
    expect(prod.findings[1]).toMatchObject({
      standing: "acknowledged",
      acknowledgement: {
        origin: "deviation",
        name: "platformManagedKeys of registry",
        approvedBy: "security board",
        expires: "2099-06-30",
        expired: false,
      },
    });
    expect(prod.unusedAcknowledgements).toHaveLength(1);
    expect(prod.rules).toContainEqual({ id: "operations/tags", outcome: "passed", examined: 10 });
  });

  test("is the same whatever the order of rules and findings in a stack", () => {
    const report = mixedReport();
    const turned: CheckReport = {
      ...report,
      stacks: report.stacks.map((stack) => ({
        ...stack,
        rules: stack.rules.map((rule) => ({ ...rule, findings: [...rule.findings].reverse() })).reverse(),
      })),
    };
    expect(jsonReport(turned)).toBe(jsonReport(report));
  });

  test("takes over no more than it says: functions and other properties of rules and words stay out", () => {
    const extra = Object.assign({ secret: "s3cret", examine: () => [] }, TAGS);
    const accepted = Object.assign(
      { accepts: () => true, secret: "s3cret" },
      {
        origin: "file" as const,
        name: "a",
        reason: "b",
        approvedBy: "c",
        expires: "2099-01-01",
        expired: false,
      },
    );
    const text = jsonReport(
      checkReport([
        stackCheck([ruled(extra, [finding(extra, { acknowledgement: accepted })])], { unused: [accepted] }),
      ]),
    );
    expect(text).not.toContain("s3cret");
  });

  test("keeps every text of others as it is", () => {
    for (const text of NASTY_TEXTS) {
      const [stack] = JSON.parse(jsonReport(reportSaying(text))).stacks;
      // a lone surrogate is no Unicode text: JSON writes it as an escape, and reading gives it back
      expect([stack.name, stack.findings[0].address]).toEqual([text, text]);
    }
  });
});
