import { formatIssue } from "../../../stacks/config/config-issue";
import { configIssues } from "../../../stacks/config/issues";
import { changed, goodDev, goodDeviation, goodProd } from "./good-configs";

const GUID = "11111111-0000-0000-0000-000000000021";

describe("a configuration that is none", () => {
  test.each([undefined, null, "prod", 5, []])("a configuration that is %p", (config) => {
    expect(configIssues(config)).toEqual([
      { path: "", problem: expect.stringMatching(/^must be an object \{ … \} \(got /) },
    ]);
  });

  test("an issue of the whole file has no path", () => {
    expect(formatIssue("environments/dev.ts", { path: "", problem: "must be x" })).toBe(
      "environments/dev.ts: must be x",
    );
    expect(formatIssue("environments/dev.ts", { path: "a.b", problem: "must be x" })).toBe(
      "environments/dev.ts: a.b must be x",
    );
  });
});

describe("all problems come at once", () => {
  test("wrong shapes don't hide the checks of sections that are right", () => {
    const config = changed(goodProd(), {
      "tags.owner": undefined,
      "network.addressSpace": ["10.20.0.0/22", "10.20.1.0/24"],
      "compute.batch": { maxNodes: 0 },
      "storage.redundancy": "LRS",
      backend: { kind: "local" },
    });
    expect(configIssues(config).map(({ path }) => path)).toEqual([
      "tags.owner",
      "compute.batch.maxNodes",
      "network.addressSpace",
      "storage.redundancy",
      "backend.kind",
    ]);
  });

  test("an unknown field at the top breaks no section", () => {
    const config = changed(goodDev(), {
      egres: {},
      "network.addressSpace": ["10.20.0.0/22", "10.20.1.0/24"],
    });
    expect(configIssues(config).map(({ path }) => path)).toEqual(["egres", "network.addressSpace"]);
  });

  test("a section of the wrong shape is not checked further", () => {
    const config = changed(goodProd(), { "compute.instances": [{ name: "anna" }, { name: "anna" }] });
    expect(configIssues(config).map(({ path }) => path)).toEqual([
      "compute.instances[0].assignedTo",
      "compute.instances[1].assignedTo",
    ]);
  });
});

describe("what is right at the boundaries passes", () => {
  test.each<[string, Record<string, unknown>]>([
    [
      "fewest",
      { compute: { training: { maxNodes: 1, idleMinutes: 2 }, batch: { maxNodes: 1, idleMinutes: 2 } } },
    ],
    [
      "most",
      {
        compute: { training: { maxNodes: 100, idleMinutes: 120 } },
        costs: { maximumNodes: { each: 100, total: 103 } },
      },
    ],
    ["instance", { "compute.instances": [{ name: "anna", assignedTo: GUID, idleMinutes: 15 }] }],
    [
      "instance, longest",
      { "compute.instances": [{ name: `a${"b".repeat(23)}`, assignedTo: GUID, idleMinutes: 4320 }] },
    ],
    ["storage", { storage: { softDeleteDays: 365, pointInTimeRestoreDays: 364, coolAfterDays: 3650 } }],
    ["storage, least", { storage: { softDeleteDays: 1, coolAfterDays: 1 } }],
    ["retention, least", { monitoring: { retentionDays: 30, dailyQuotaGb: 0.1 } }],
    ["retention, most", { monitoring: { retentionDays: 730, privateLinkScope: true } }],
    ["names", { useCase: "ab", environment: "ab", nameSuffix: "abc" }],
    ["further tags", { "tags.team": "churn" }],
    ["dns by policy", { dns: "policy" }],
    ["deviation", { workspaceIdentityControlPlane: goodDeviation() }],
    [
      "one character of a key",
      { backend: { kind: "azurerm", resourceGroup: "r", storageAccount: "abc", container: "abc", key: "k" } },
    ],
  ])("%s", (_name, changes) => {
    expect(configIssues(changed(goodDev(), changes))).toEqual([]);
  });
});
