import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { state } from "../../../environments/state";
import { subscriptions } from "../../../environments/subscriptions";
import { ConfigError } from "../../../stacks/config/config-error";
import { loadConfiguration } from "../../../stacks/config/load";
import type { SubscriptionConfig } from "../../../stacks/config/subscription-config";
import { loadSubscriptions, subscriptionStackOf } from "../../../stacks/config/subscriptions";
import { askedFor } from "../../../stacks/config/what-if";

const FILE = "environments/subscriptions.ts";
const deviation = { reason: "images are scanned elsewhere", approvedBy: "board", expires: "2027-06-30" };

function issuesOf(load: () => unknown): readonly string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof ConfigError) {
      return error.issues;
    }
    throw error;
  }
  return [];
}

function entry(name: string): SubscriptionConfig {
  const found = subscriptions[name];
  if (found === undefined) {
    throw new Error(`there is no ${name}`);
  }
  return found;
}

/** What is wrong with prod's entry with changes on top, without the file's name. */
function problemsOf(changes: object): string[] {
  return issuesOf(() => loadSubscriptions({ prod: { ...entry("prod"), ...changes } })).map((issue) => {
    expect(issue.startsWith(`${FILE}: `)).toBe(true);
    return issue.slice(FILE.length + 2);
  });
}

/** The same for all files together. */
function crossProblems(changes: object, others: object = {}): readonly string[] {
  return issuesOf(() =>
    loadConfiguration({ dev, prod }, state, { prod: { ...entry("prod"), ...changes }, ...others }),
  );
}

describe(FILE, () => {
  test("the committed entries are sound, one of each subscription of the environments", () => {
    const loaded = loadConfiguration({ dev, prod }, state, subscriptions);
    expect(loaded.subscriptions.map(({ config, name }) => [subscriptionStackOf(name), config])).toEqual([
      ["nonprod-subscription", entry("nonprod")],
      ["prod-subscription", entry("prod")],
    ]);
    expect(entry("nonprod").subscriptionId).toBe(dev.subscriptionId);
    expect(entry("prod").subscriptionId).toBe(prod.subscriptionId);
    expect(state.subscriptionId).toBe(prod.subscriptionId);
  });

  test("their example values are found", () => {
    const [nonprod, production] = loadSubscriptions(subscriptions);
    expect(nonprod?.examples.map(({ path }) => path)).toEqual([
      `${FILE}: nonprod.tenantId`,
      `${FILE}: nonprod.subscriptionId`,
      `${FILE}: nonprod.tags.owner`,
      `${FILE}: nonprod.alerts.emails[0]`,
      `${FILE}: nonprod.alerts.runbooks`,
      `${FILE}: nonprod.securityContact.emails[0]`,
      `${FILE}: nonprod.budget.emails[0]`,
    ]);
    expect(production?.examples.map(({ path, what }) => [path, what])).toContainEqual([
      `${FILE}: prod.backend.storageAccount`,
      "the storage account of the state",
    ]);
  });

  test("what the stack knows of the environments comes from their files", () => {
    const [nonprod, production] = loadConfiguration({ dev, prod }, state, subscriptions).subscriptions;
    expect(nonprod?.residents).toEqual({
      regions: ["westeurope"],
      registries: [expect.stringMatching(/^crchurndevweu[a-z0-9]{5}\.azurecr\.io$/)],
      managedNetworks: true,
      customerManagedKeys: false,
    });
    expect(production?.residents).toMatchObject({ customerManagedKeys: true });
  });

  test("where two environments share a subscription, the weaker design decides what is only reported", () => {
    const shared = { ...dev, subscriptionId: prod.subscriptionId };
    const loaded = loadConfiguration({ dev: shared, prod }, state, subscriptions);
    const [nonprod, production] = loaded.subscriptions.map(({ residents }) => residents);
    expect(production).toMatchObject({ customerManagedKeys: false, managedNetworks: true });
    expect(production?.registries).toHaveLength(2);
    expect(nonprod).toEqual({
      regions: ["westeurope"],
      registries: [],
      managedNetworks: true,
      customerManagedKeys: true,
    });
    const ownNetwork = {
      ...shared,
      network: {
        addressSpace: ["10.20.0.0/22"],
        computeIsolation: "own-network",
        computeSubnet: { firewallPrivateIp: "10.0.0.4" },
      },
      egress: undefined,
      serving: undefined,
      costs: undefined,
    };
    const [, mixed] = loadConfiguration({ dev: ownNetwork, prod }, state, subscriptions).subscriptions;
    expect(mixed?.residents.managedNetworks).toBe(false);
  });

  test("a subscription without an entry is well, and so is no entry at all: others govern it", () => {
    expect(loadConfiguration({ dev, prod }, state, {}).subscriptions).toEqual([]);
    const alone = loadConfiguration({ dev, prod }, state, { prod: entry("prod") });
    expect(alone.subscriptions.map(({ name }) => name)).toEqual(["prod"]);
  });

  const { budget, alerts, securityContact } = entry("prod");
  test.each<[string, object, string]>([
    ["budget of 0", { budget: { ...budget, monthly: 0 } }, "prod.budget.monthly must be ≥ 1 (got 0)"],
    [
      "budget that is no number",
      { budget: { ...budget, monthly: "8000" } },
      'prod.budget.monthly must be a number (got "8000")',
    ],
    [
      "month",
      { budget: { ...budget, startsOn: "2026-12-15" } },
      'prod.budget.startsOn must be the first day of a month, e.g. 2026-12-01 (got "2026-12-15")',
    ],
    ["missing budget", { budget: undefined }, "prod.budget is missing; it must be an object { … }"],
    [
      "budget that tells nobody",
      { budget: { ...budget, emails: [] } },
      "prod.budget.emails must have at least 1 entry (got a list of 0)",
    ],
    [
      "budget that tells somebody twice",
      { budget: { ...budget, emails: ["a@example.org", "A@example.org"] } },
      'prod.budget.emails[1] must differ from budget.emails[0] (got "A@example.org")',
    ],
    [
      "share told of twice",
      {
        budget: {
          ...budget,
          thresholds: [
            { of: "actual", percent: 80 },
            { of: "actual", percent: 80 },
          ],
        },
      },
      'prod.budget.thresholds[1] must differ from budget.thresholds[0] (got "actual 80")',
    ],
    [
      "share out of range",
      { budget: { ...budget, thresholds: [{ of: "actual", percent: 0 }] } },
      "prod.budget.thresholds[0].percent must be ≥ 1 (got 0)",
    ],
    [
      "alert without recipient",
      { alerts: { ...alerts, emails: [] } },
      "prod.alerts.emails must have at least 1 entry (got a list of 0)",
    ],
    [
      "recipient",
      { alerts: { ...alerts, emails: ["oncall"] } },
      'prod.alerts.emails[0] must be an e-mail address (got "oncall")',
    ],
    [
      "recipient that is there already",
      { alerts: { ...alerts, emails: ["a.b@example.org", "a-b@example.org"] } },
      'prod.alerts.emails[1] must differ from alerts.emails[0] by more than case and punctuation (got "a-b@example.org")',
    ],
    ["missing alerts", { alerts: undefined }, "prod.alerts is missing; it must be an object { … }"],
    [
      "contact without an address",
      { securityContact: { ...securityContact, emails: [] } },
      "prod.securityContact.emails must have at least 1 entry (got a list of 0)",
    ],
    [
      "telephone",
      { securityContact: { ...securityContact, phone: "call us" } },
      'prod.securityContact.phone must be a telephone number (got "call us")',
    ],
    [
      "region",
      { location: "westeurop" },
      'prod.location must be a region of Azure; did you mean westeurope? (got "westeurop")',
    ],
    [
      "region to hear of",
      { regions: ["westeurope", "mars"] },
      "prod.regions[1] must be a region of Azure, e.g. ",
    ],
    [
      "region of another cloud",
      { regions: ["chinanorth3"] },
      'prod.regions[0] must be a region of cloud "public"',
    ],
    ["region list", { regions: [] }, "prod.regions must have at least 1 entry (got a list of 0)"],
    [
      "plan",
      { defender: { alreadyOn: ["Storage"] } },
      'prod.defender.alreadyOn[0] must be "StorageAccounts", "KeyVaults", "Containers", "Arm", "CloudPosture", "VirtualMachines" or "AI" (got "Storage")',
    ],
    [
      "plan to leave out",
      { defender: { without: { Container: deviation } } },
      "prod.defender.without.Container is not a known field; did you mean Containers?",
    ],
    [
      "plan that is to be off and is taken over",
      { defender: { without: { Containers: deviation }, alreadyOn: ["Containers"] } },
      'prod.defender.alreadyOn[0] must be a plan that is to be on: StorageAccounts, KeyVaults, Arm, CloudPosture (got "Containers")',
    ],
    [
      "plan that isn't asked for and is taken over",
      { defender: { alreadyOn: ["AI", "AI"] } },
      'prod.defender.alreadyOn[1] must differ from defender.alreadyOn[0] (got "AI")',
    ],
    [
      "limit of scans",
      { defender: { malwareScanGbPerMonth: 5 } },
      "prod.defender.malwareScanGbPerMonth must be a whole number of 10 or more, or -1 for no limit (got 5)",
    ],
    [
      "deviation without an end",
      { defender: { without: { Containers: { reason: deviation.reason, approvedBy: "board" } } } },
      "prod.defender.without.Containers.expires is missing; it must be text in quotes",
    ],
    [
      "deviation with a wrong end",
      { defender: { without: { Containers: { ...deviation, expires: "never" } } } },
      'prod.defender.without.Containers.expires must be a calendar day, YYYY-MM-DD (got "never")',
    ],
    [
      "benchmark",
      { securityBenchmark: { assigned: "here", version: "v3" } },
      'prod.securityBenchmark.version must be "v1" or "v2" (got "v3")',
    ],
    [
      "assignment of the benchmark",
      {
        securityBenchmark: {
          assigned: "already",
          policyAssignmentId: "SecurityCenterBuiltIn",
          version: "v1",
        },
      },
      'prod.securityBenchmark.policyAssignmentId must be the ARM id of a policy assignment (got "SecurityCenterBuiltIn")',
    ],
    [
      "resource provider",
      { resourceProviders: ["ContainerService"] },
      'prod.resourceProviders[0] must be a namespace, e.g. Microsoft.ContainerService (got "ContainerService")',
    ],
    [
      "resource provider that is registered anyway",
      { resourceProviders: ["microsoft.storage"] },
      'prod.resourceProviders[0] must be left out: it is registered anyway (got "microsoft.storage")',
    ],
    [
      "resource provider that is registered under the name of another",
      { resourceProviders: ["Microsoft.Edge.Marketplace", "Edge.Marketplace"] },
      'prod.resourceProviders[1] must differ from resourceProviders[0] (got "Edge.Marketplace")',
    ],
    [
      "list of recipients, of which a budget takes not so many",
      {
        alerts: { ...alerts, emails: Array.from({ length: 51 }, (_, at) => `team${at}@example.org`) },
        budget: { ...budget, emails: undefined },
      },
      "prod.budget.emails is missing: a budget tells at most 50 addresses, and alerts.emails has 51",
    ],
    [
      "retention of somebody else's workspace",
      {
        retentionDays: 400,
        logAnalyticsWorkspaceId:
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w",
      },
      "prod.retentionDays must be left out: the workspace of logAnalyticsWorkspaceId has its own retention",
    ],
    ["retention", { retentionDays: 90 }, "prod.retentionDays must be ≥ 365 (got 90)"],
    [
      "policies without a key",
      { policies: { unapprovedJobs: deviation } },
      "prod.policies.signingKey is missing: give it, or say in policies.unsignedCode who accepted to do without",
    ],
    [
      "policies with a filter that is none",
      { policies: { unapprovedJobs: deviation, unsignedCode: deviation, logFilters: ["("] } },
      'prod.policies.logFilters must be regular expressions (got "(")',
    ],
    ["use case", { useCase: "Churn" }, "prod.useCase must be 2 to 12 lower-case letters and digits"],
    ["tag", { tags: { ...entry("prod").tags, Owner: "x" } }, "prod.tags.Owner must be left out"],
    ["backend", { backend: { kind: "azurerm" } }, "prod.backend.storageAccount is missing"],
    ["unknown field", { budgets: budget }, "prod.budgets is not a known field; did you mean budget?"],
    ["code of Terraform's", { useCase: "${path.cwd}" }, "prod.useCase "],
  ])("refuses a wrong %s", (_what, changes, message) => {
    expect(problemsOf(changes).join("\n")).toContain(message);
  });

  test("a budget that is missing is told of once, and all else at once with it", () => {
    const issues = issuesOf(() =>
      loadSubscriptions({
        nonprod: { ...entry("nonprod"), budget: { ...budget, monthly: 0 }, regions: [] },
        prod: { ...entry("prod"), alerts: { ...alerts, emails: [] } },
      }),
    );
    expect(issues).toEqual([
      `${FILE}: nonprod.budget.monthly must be ≥ 1 (got 0)`,
      `${FILE}: nonprod.regions must have at least 1 entry (got a list of 0)`,
      `${FILE}: prod.alerts.emails must have at least 1 entry (got a list of 0)`,
    ]);
  });

  test.each(["Prod", "prod_1", "1prod", "prod-", "a--b", "a".repeat(25), ""])(
    "an entry can't be called %j",
    (name) => {
      expect(issuesOf(() => loadSubscriptions({ [name]: entry("prod") }))).toEqual([
        `${FILE}: ${JSON.stringify(name)} must be 1 to 24 lower-case letters, digits and single hyphens, beginning with a letter`,
      ]);
    },
  );

  test.each<[unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    [[], "a list of 0"],
    ["prod", '"prod"'],
  ])("an export that is %p is one problem", (exported, got) => {
    expect(issuesOf(() => loadSubscriptions(exported))).toEqual([
      `${FILE}: subscriptions must be an object { name: { … } } (got ${got})`,
    ]);
  });

  test.each<[string, unknown]>([
    ["undefined", undefined],
    ["null", null],
    ["a list", []],
    ["a map", new Map()],
    ["a map of entries", new Map([["prod", entry("prod")]])],
    ["a promise", Promise.resolve({})],
  ])("an export that is %s is one problem of all files, with and without a question", (_what, exported) => {
    for (const text of [undefined, '{"dev":{"protectData":true}}']) {
      const load = () => {
        const asked = askedFor(
          { environments: { dev, prod }, subscriptions: exported as Readonly<Record<string, unknown>> },
          text,
        );
        return loadConfiguration(asked.environments, state, asked.subscriptions);
      };
      expect(issuesOf(load)).toEqual([
        expect.stringMatching(/^environments\/subscriptions\.ts: subscriptions must /),
      ]);
    }
  });

  test("a getter is not called", () => {
    const exported = {
      get prod(): SubscriptionConfig {
        throw new Error("called");
      },
    };
    for (const text of [undefined, '{"prodSubscription":{"protectData":true}}']) {
      const load = () =>
        loadSubscriptions(askedFor({ environments: {}, subscriptions: exported }, text).subscriptions);
      expect(issuesOf(load)).toEqual([
        `${FILE}: prod must be a plain value: no getter, no proxy, no class and no reference to itself`,
      ]);
    }
  });

  test("an entry that is no configuration is one problem", () => {
    expect(issuesOf(() => loadSubscriptions({ prod: 5 }))).toEqual([
      `${FILE}: prod must be an object { … } (got 5)`,
    ]);
  });

  test("a subscription has one entry, whatever the case of its id", () => {
    const id = "aaaaaaaa-0000-0000-0000-000000000001";
    const two = {
      one: { ...entry("nonprod"), subscriptionId: id },
      other: { ...entry("prod"), subscriptionId: id.toUpperCase() },
    };
    expect(issuesOf(() => loadSubscriptions(two))).toEqual([
      `${FILE}: other.subscriptionId must differ from one.subscriptionId: a subscription has one stack of its own (got "${id.toUpperCase()}")`,
    ]);
  });
});

describe("subscriptions beside all other files", () => {
  test("the issues of every file come in one error", () => {
    const load = () =>
      loadConfiguration(
        { prod: { ...prod, useCase: 7 } },
        { ...state, location: "mars" },
        { prod: { ...entry("prod"), regions: [] } },
      );
    expect(issuesOf(load)).toEqual([
      expect.stringMatching(/^environments\/prod\.ts: useCase /),
      expect.stringMatching(/^environments\/state\.ts: location /),
      `${FILE}: prod.regions must have at least 1 entry (got a list of 0)`,
    ]);
  });

  test.each<[string, unknown, string]>([
    ["an environment's", prod.backend, "backend.key of environments/prod.ts"],
    ["what an environment serves", prod.serving?.backend, "serving.backend.key of environments/prod.ts"],
  ])("the state is not that of %s", (_whose, backend, where) => {
    const key = (backend as { readonly key: string }).key;
    expect(crossProblems({ backend })).toEqual([
      `${FILE}: prod.backend.key "${key}" is the same state as ${where}`,
    ]);
  });

  test("the state is not that of the state's own stack, nor another subscription's", () => {
    const { backend } = entry("prod");
    const own = issuesOf(() =>
      loadConfiguration({ dev, prod }, { ...state, backend }, { prod: entry("prod") }),
    );
    expect(own).toEqual([
      `${FILE}: prod.backend.key "prod-subscription.tfstate" is the same state as backend.key of environments/state.ts`,
    ]);
    expect(crossProblems({}, { nonprod: { ...entry("nonprod"), backend } })).toEqual([
      `${FILE}: nonprod.backend.key "prod-subscription.tfstate" is the same state as prod.backend.key`,
    ]);
    const local = { kind: "local" };
    expect(crossProblems({ backend: local }, { nonprod: { ...entry("nonprod"), backend: local } })).toEqual(
      [],
    );
  });

  test("tenant and cloud are those of the environments in it", () => {
    expect(crossProblems({ tenantId: "00000000-0000-0000-0000-000000000009" })).toEqual([
      `${FILE}: prod.tenantId must be that of environments/prod.ts, which is in the same subscription`,
    ]);
    expect(crossProblems({ cloud: "usgovernment", location: "usgovvirginia" })).toEqual([
      `${FILE}: prod.cloud must be "public", as in environments/prod.ts`,
    ]);
  });

  test("no environment has the same resource group", () => {
    const sub = { ...prod, environment: "sub", serving: undefined, costs: undefined };
    expect(issuesOf(() => loadConfiguration({ sub }, state, { prod: entry("prod") }))).toEqual([
      `${FILE}: prod.useCase gives the resource group "rg-churn-sub-weu", which is also that of environments/sub.ts`,
    ]);
    const elsewhere = { ...sub, subscriptionId: dev.subscriptionId };
    expect(issuesOf(() => loadConfiguration({ sub: elsewhere }, state, { prod: entry("prod") }))).toEqual([]);
  });

  test("guardrails need a registry that images come from", () => {
    const policies = { unsignedCode: deviation, unapprovedJobs: deviation };
    expect(crossProblems({ policies })).toEqual([]);
    const subscriptionId = "00000000-0000-0000-0000-000000000077";
    expect(crossProblems({ policies, subscriptionId })).toEqual([
      `${FILE}: prod.policies.imageRegistries is missing: no environment of these files is in the subscription, so there is no registry`,
    ]);
    expect(crossProblems({ policies: { ...policies, imageRegistries: [] }, subscriptionId })).toEqual([
      `${FILE}: prod.policies.imageRegistries must name one: no environment of these files is in the subscription, so there is no registry`,
    ]);
    const imageRegistries = ["crshared.azurecr.io"];
    expect(crossProblems({ policies: { ...policies, imageRegistries }, subscriptionId })).toEqual([]);
  });

  test("policies that an environment counts on are assigned, unless others govern its subscription", () => {
    const counting = (scopeId: string, entries: object) =>
      issuesOf(() =>
        loadConfiguration(
          { dev, prod: { ...prod, policies: { assigned: "above", scopeId } } },
          state,
          entries,
        ),
      );
    const own = `/subscriptions/${prod.subscriptionId}`;
    const group = "/providers/Microsoft.Management/managementGroups/ml-platform";
    const policies = { unsignedCode: deviation, unapprovedJobs: deviation };
    expect(counting(own, { prod: entry("prod") })).toEqual([
      `environments/prod.ts: policies.scopeId counts on policies that nobody assigns: prod of ${FILE} has no policies`,
    ]);
    expect(counting(own, { prod: { ...entry("prod"), policies } })).toEqual([]);
    expect(counting(own, { nonprod: entry("nonprod") })).toEqual([]);
    expect(counting(group, { prod: entry("prod") })).toEqual([]);
  });
});
