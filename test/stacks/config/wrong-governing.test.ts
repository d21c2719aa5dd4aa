import { configIssues } from "../../../stacks/config/issues";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { goodDev, goodPolicies, goodProd } from "./good-configs";

const issues = (config: object, base: LandingZoneConfig = goodDev()): string[] =>
  configIssues({ ...base, ...config }).map(({ path, problem }) => `${path} ${problem}`);
const emails = ["ml@example.org"];
const runbooks = "https://git.example.org/docs/runbooks";
const limits = (of: object) => issues({ alerts: { emails, runbooks, limits: of } });

describe("what prod can't be without", () => {
  test("policies, a budget, and somebody who hears of what fails", () => {
    expect(issues({ policies: undefined, budget: undefined, alerts: undefined }, goodProd())).toEqual([
      "alerts is missing: somebody must hear of what fails in prod",
      'policies is missing: prod is guarded by Azure Policy, assigned "here" or "above"',
      "budget is missing: somebody must hear when prod costs too much",
    ]);
  });

  test("dev can be without them all", () => {
    expect(issues({})).toEqual([]);
  });
});

describe("policies", () => {
  const policies = (changes: object) => issues({ policies: { ...goodPolicies(), ...changes } });

  test("what is right has no issue", () => {
    const key = ["-----BEGIN PGP PUBLIC KEY BLOCK-----", "mQ", "-----END PGP PUBLIC KEY BLOCK-----"];
    const channel = "https://packages.example.org/simple";
    expect(
      policies({
        imageRegistries: ["crshared.azurecr.io/curated"],
        pythonChannels: [channel],
        signingKey: key,
        unsignedCode: undefined,
        approvalEndpoint: "https://approve.example.org/jobs",
        unapprovedJobs: undefined,
        logFilters: ["^epoch"],
        modelRegistries: [],
      }),
    ).toEqual([]);
    for (const scopeId of [
      "/subscriptions/11111111-0000-0000-0000-000000000002",
      "/providers/Microsoft.Management/managementGroups/ml-platform",
    ]) {
      expect(issues({ policies: { assigned: "above", scopeId } })).toEqual([]);
    }
  });

  test("a parameter that nobody gave, and one that somebody gave twice", () => {
    const missing = ": give it, or say in policies.";
    expect(policies({ unsignedCode: undefined, unapprovedJobs: undefined })).toEqual([
      `policies.signingKey is missing${missing}unsignedCode who accepted to do without`,
      `policies.approvalEndpoint is missing${missing}unapprovedJobs who accepted to do without`,
    ]);
    expect(policies({ approvalEndpoint: "https://approve.example.org" })).toEqual([
      "policies.approvalEndpoint must be left out, or policies.unapprovedJobs: they exclude each other",
    ]);
  });

  test("of the wrong type, or none that a policy takes: all at once", () => {
    expect(
      policies({
        imageRegistries: ["https://crshared.azurecr.io"],
        pythonChannels: ["https://user:pass@packages.example.org"],
        modelRegistries: "shared",
      }),
    ).toEqual([
      'policies.imageRegistries[0] must be a login server, e.g. crshared.azurecr.io (got "https://crshared.azurecr.io")',
      expect.stringMatching(
        /^policies\.pythonChannels\[0\] must be an https address without user, password or query /,
      ),
      'policies.modelRegistries must be a list [ … ] (got "shared")',
    ]);
    expect(policies({ signingKey: ["mQ"], unsignedCode: undefined, logFilters: ["("] })).toEqual([
      "policies.signingKey must be one public key as PGP writes it, from its BEGIN line to its END line, and nothing else (got what is not shown)",
      'policies.logFilters must be regular expressions (got "(")',
    ]);
  });

  test("an acceptance without an end", () => {
    const unsignedCode = { reason: "the pipeline can't sign yet", approvedBy: "security board" };
    expect(policies({ unsignedCode })).toEqual([
      "policies.unsignedCode.expires is missing; it must be text in quotes",
    ]);
  });

  test("nowhere above", () => {
    expect(issues({ policies: { assigned: "above", scopeId: "/subscriptions/x" } })).toEqual([
      'policies.scopeId must be the ARM id of a subscription or of a management group (got "/subscriptions/x")',
    ]);
  });

  test("a subscription that isn't the environment's, and names that no scope has", () => {
    const above = (scopeId: string) => issues({ policies: { assigned: "above", scopeId } });
    const other = "/subscriptions/11111111-0000-0000-0000-000000000009";
    expect(above(other)).toEqual([
      `policies.scopeId must be the environment's own subscription, or a management group above it (got "${other}")`,
    ]);
    expect(above("/subscriptions/11111111-0000-0000-0000-00000000000-")).toEqual([
      expect.stringMatching(/^policies\.scopeId must be the id of a subscription, a GUID /),
    ]);
    const managementGroup = "/providers/Microsoft.Management/managementGroups";
    for (const name of ["ml.", "a".repeat(91)]) {
      expect(above(`${managementGroup}/${name}`)).toEqual([
        expect.stringMatching(/^policies\.scopeId must be 1 to 90 letters, digits and /),
      ]);
    }
  });

  const [begin, end] = ["-----BEGIN PGP PUBLIC KEY BLOCK-----", "-----END PGP PUBLIC KEY BLOCK-----"];
  const [secretBegin, secretEnd] = [begin, end].map((line) =>
    line.replace("PUBLIC", ["PRIV", "ATE"].join("")),
  );
  test.each<[string, unknown]>([
    ["a private key", [secretBegin, "geheim", secretEnd]],
    ["a private key inside a public one", [begin, "mQ", secretBegin, "geheim", secretEnd, end]],
    ["a private key between two public ones", [begin, "mQ", end, secretBegin, "geheim", begin, "mQ", end]],
    ["two public keys", [begin, "geheim", end, begin, "mQ", end]],
    ["a text", `${secretBegin} geheim`],
    ["something that is no line", [{ geheim: 1 }]],
  ])("%s is no signing key, and is not shown", (_what, signingKey) => {
    const found = policies({ signingKey, unsignedCode: undefined });
    expect(found).toEqual([
      expect.stringMatching(/^policies\.signingKey(\[0\])? must be .*\(got what is not shown\)$/),
    ]);
    expect(found.join()).not.toMatch(/geheim|mQ/);
  });

  test("filters of nothing: they would show no line", () => {
    expect(policies({ logFilters: [] })).toEqual([
      "policies.logFilters must have at least 1 entry (got a list of 0)",
    ]);
  });

  test("models of a registry that the policies refuse are refused before them", () => {
    const model = "azureml://registries/other/models/churn/versions/1";
    const serving = {
      backend: { kind: "local" },
      online: [{ name: "churn-score", deployments: [{ name: "blue", model }] }],
      batch: [{ prefix: "stores", models: [{ name: "north", model }] }],
    };
    const must = 'must be of a registry in policies.modelRegistries, or be added there (got one of "other")';
    expect(issues({ policies: goodPolicies(), serving })).toEqual([
      `serving.online[0].deployments[0].model ${must}`,
      `serving.batch[0].models[0].model ${must}`,
    ]);
    expect(issues({ policies: { ...goodPolicies(), modelRegistries: ["Other"] }, serving })).toEqual([]);
  });
});

describe("budget", () => {
  const budget = (changes: object) =>
    issues({ budget: { monthly: 100, startsOn: "2026-12-01", emails, ...changes } });

  test("what is right has no issue", () => {
    expect(budget({ thresholds: [{ of: "forecast", percent: 100 }] })).toEqual([]);
  });

  test("of nothing, from the middle of a month, for nobody", () => {
    expect(budget({ monthly: 0, startsOn: "2026-12-15", emails: [] })).toEqual([
      "budget.monthly must be ≥ 1 (got 0)",
      'budget.startsOn must be the first day of a month, e.g. 2026-12-01 (got "2026-12-15")',
      "budget.emails must have at least 1 entry (got a list of 0)",
    ]);
    expect(budget({ emails: undefined })).toEqual([
      "budget.emails is missing: without alerts there is nobody else to be told",
    ]);
    expect(
      issues({ alerts: { emails, runbooks }, budget: { monthly: 100, startsOn: "2026-12-01" } }),
    ).toEqual([]);
  });

  test("somebody who is told twice, and more than Azure takes", () => {
    expect(budget({ emails: ["a@example.org", "A@example.org"] })).toEqual([
      'budget.emails[1] must differ from budget.emails[0] (got "A@example.org")',
    ]);
    const many = (count: number) => Array.from({ length: count }, (_, at) => `team${at}@example.org`);
    const told = (count: number, own?: string[]) =>
      issues({
        alerts: { emails: many(count), runbooks },
        budget: { monthly: 100, startsOn: "2026-12-01", emails: own },
      });
    expect(told(51)).toEqual([
      "budget.emails is missing: a budget tells at most 50 addresses, and alerts.emails has 51",
    ]);
    expect([told(50), told(51, emails)]).toEqual([[], []]);
  });

  test("a share out of range, and one that is named twice", () => {
    expect(budget({ thresholds: [{ of: "actual", percent: 0 }] })).toEqual([
      "budget.thresholds[0].percent must be ≥ 1 (got 0)",
    ]);
    const share = { of: "actual", percent: 50 };
    expect(budget({ thresholds: [share, { of: "forecast", percent: 50 }, share] })).toEqual([
      "budget.thresholds[2] must differ from budget.thresholds[0]",
    ]);
  });
});

describe("limits of alerts", () => {
  test("what is right has no issue", () => {
    expect(
      limits({
        "cluster-jobs-failed": { threshold: 5, severity: 3, window: "PT6H" },
        "storage-availability": { threshold: 99.5 },
      }),
    ).toEqual([]);
  });

  test("out of range, by the alert's own unit", () => {
    expect(
      limits({
        "vault-saturation": { threshold: 0 },
        "storage-availability": { threshold: 101 },
        "vault-availability": { threshold: 0 },
        "ingestion-budget": { threshold: 0 },
      }),
    ).toEqual([
      "alerts.limits.storage-availability.threshold must be 0.001 to 100 percent (got 101)",
      "alerts.limits.vault-availability.threshold must be 0.001 to 100 percent (got 0)",
      "alerts.limits.vault-saturation.threshold must be 1 to 100 percent (got 0)",
      "alerts.limits.ingestion-budget.threshold must be 0.001 to 1000000 GB (got 0)",
    ]);
  });

  test("an alert, a severity or a window that there isn't", () => {
    expect(limits({ "cluster-idel": { threshold: 1 } })).toEqual([
      "alerts.limits.cluster-idel is not a known field; did you mean cluster-idle?",
    ]);
    expect(limits({ everything: { threshold: 1 } })).toEqual([
      expect.stringMatching(
        /^alerts\.limits\.everything is not a known field; known are cluster-jobs-failed, /,
      ),
    ]);
    expect(limits({ "cluster-idle": { threshold: 1, severty: 2 } })).toEqual([
      "alerts.limits.cluster-idle.severty is not a known field; did you mean severity?",
    ]);
    expect(limits({ "cluster-idle": { threshold: 1, severity: 4 } })).toEqual([
      "alerts.limits.cluster-idle.severity must be 0, 1, 2 or 3 (got 4)",
    ]);
    expect(limits({ "cluster-idle": { threshold: 1, severity: 5, window: "PT2H" } })).toEqual([
      expect.stringMatching(/^alerts\.limits\.cluster-idle\.severity must be .*\(got 5\)$/),
      expect.stringMatching(/^alerts\.limits\.cluster-idle\.window must be .*\(got "PT2H"\)$/),
    ]);
  });
});

test.each([
  "https://user:word@git.example.org/runbooks",
  "https://geheim@git.example.org/runbooks",
  'https://git.example.org/"runbooks',
  "https://git.example.org/<runbooks>",
  `https://git.example.org/${"a".repeat(480)}`,
])("runbooks are not read at %s", (address) => {
  const [issue, ...more] = issues({ alerts: { emails, runbooks: address } });
  expect(issue).toMatch(/^alerts\.runbooks must be an https address without a slash at its end, user, /);
  expect(more).toEqual([]);
});

test("a receiver's name tells an address from one with a hyphen in place of @", () => {
  const told = (list: string[]) => issues({ alerts: { emails: list, runbooks } });
  expect(told(["ml@ops.example.org", "ml-ops@example.org"])).toEqual([]);
  expect(told(["ml.ops@example.org", "ML-ops@example.org"])).toEqual([
    'alerts.emails[1] must differ from alerts.emails[0] by more than case and punctuation (got "ML-ops@example.org")',
  ]);
});

test("a target for training where nothing trains", () => {
  const alerts = { emails, runbooks, trainingMinutes: 60 };
  expect(issues({ promotion: "artifact", alerts }, goodProd())).toEqual([
    'alerts.trainingMinutes must be left out with promotion "artifact": prod gets trained models and trains none',
  ]);
  expect(issues({ alerts }, goodProd())).toEqual([]);
});

test.each([
  [{ DSv2: 4 }, /^quota\.DSv2 must be named by a family/],
  [{ standardDSv2Family: -1 }, /^quota\.standardDSv2Family must be ≥ 0 \(got -1\)$/],
  [
    { standardDSv2Family: 4, StandardDsv2Family: 8 },
    /^quota\.StandardDsv2Family must differ from the others by more than case$/,
  ],
])("a quota of %j is refused", (quota, message) => {
  expect(issues({ quota })).toEqual([expect.stringMatching(message)]);
});
