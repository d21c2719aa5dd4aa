import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { configIssues } from "../../../stacks/config/issues";
import { accepted } from "../../support/deviations";
import { testDeviation } from "../../support/fixtures";
import { landingZone } from "../synthesized";

const issues = (config: object) => configIssues(config).map(({ path, problem }) => `${path} ${problem}`);

describe("weaker than the profile", () => {
  test.each([
    [
      { monitoring: { retentionDays: 364 } },
      "monitoring.retentionDays must be ≥ 365 in prod, or shorterRetention accept less (got 364)",
    ],
    [
      { storage: { softDeleteDays: 6 } },
      "storage.softDeleteDays must be ≥ 7 here, or weakerProtection accept less (got 6)",
    ],
    [
      { storage: { allowedCopyScope: "AAD" } },
      'storage.allowedCopyScope must be "PrivateLink" here, or weakerProtection accept copies from the whole tenant (got "AAD")',
    ],
  ])("prod refuses %j without a deviation; dev allows it", (change, message) => {
    expect(issues({ ...prod, ...change })).toEqual([message]);
    expect(issues({ ...dev, ...change })).toEqual([]);
  });

  test("the profile's own values, and the limits, need none", () => {
    expect(issues({ ...prod, monitoring: { retentionDays: 365 }, storage: { softDeleteDays: 7 } })).toEqual(
      [],
    );
    expect(issues({ ...prod, storage: { allowedCopyScope: "PrivateLink" } })).toEqual([]);
  });

  test("a deviation accepts it, and the stack lists it", () => {
    const change = {
      monitoring: { retentionDays: 90, shorterRetention: testDeviation() },
      storage: { softDeleteDays: 3, allowedCopyScope: "AAD" as const, weakerProtection: testDeviation() },
    };
    expect(issues({ ...prod, ...change })).toEqual([]);
    expect(accepted(landingZone("prod", change))).toMatchObject([
      {
        construct: "",
        property: "monitoring.retentionDays",
        recommendations: ["operations/collect-resource-logs"],
        rules: ["operations/log-retention"],
        resources: ["monitoring"],
      },
      {
        construct: "",
        property: "storage.protection",
        recommendations: [
          "reliability/recovery-strategy-for-dependencies",
          "security/minimize-exfiltration-service-endpoint-policy",
        ],
        rules: [
          "reliability/storage-soft-delete",
          "reliability/storage-versioning",
          "security/storage-copy-scope",
        ],
        resources: ["storage"],
      },
      { construct: "guardrails", property: "unapprovedJobs" },
      { construct: "guardrails", property: "unsignedCode" },
      { construct: "registry", property: "platformManagedKeys" },
    ]);
  });

  test.each([
    ["monitoring.shorterRetention", { monitoring: { shorterRetention: testDeviation() } }],
    ["storage.weakerProtection", { storage: { weakerProtection: testDeviation() } }],
  ])("a deviation that accepts nothing is refused: %s", (path, change) => {
    expect(issues({ ...prod, ...change })).toEqual([
      `${path} must be left out: nothing here is weaker than the profile`,
    ]);
  });
});
