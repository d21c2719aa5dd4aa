import { prod } from "../../../environments/prod";
import { state } from "../../../environments/state";
import { ConfigError } from "../../../stacks/config/config-error";
import { loadConfiguration } from "../../../stacks/config/load";
import { loadState } from "../../../stacks/config/state";

function issuesOf(load: () => unknown): readonly string[] {
  try {
    load();
  } catch (error) {
    return (error as ConfigError).issues;
  }
  return [];
}

describe("environments/state.ts", () => {
  test("the committed example is sound, and its example values are found", () => {
    const { config, examples } = loadState(state);
    expect(config).toBe(state);
    expect(examples.map(({ path }) => path)).toEqual([
      "environments/state.ts: tenantId",
      "environments/state.ts: subscriptionId",
      "environments/state.ts: tags.owner",
      "environments/state.ts: deployers[0].group",
      "environments/state.ts: containers[0].deployers[0].group",
      "environments/state.ts: access.allowedIpRanges[0]",
    ]);
  });

  const deviation = { reason: "hosted runners come first", approvedBy: "team", expires: "2027-01-01" };
  test.each<[string, object, string]>([
    [
      "region",
      { location: "westeurop" },
      'location must be a region of Azure; did you mean westeurope? (got "westeurop")',
    ],
    ["cloud", { cloud: "china" }, 'location must be a region of cloud "china"'],
    ["use case", { useCase: "Churn" }, "useCase must be 2 to 12 lower-case letters and digits"],
    [
      "name too long",
      { useCase: "demandplans1", nameSuffix: "abcde" },
      "useCase is too long: the state storage name",
    ],
    ["person", { deployers: [{ user: "ada" }] }, "people get access through Entra groups"],
    [
      "address",
      { access: { kind: "addresses", allowedIpRanges: ["10.0.0.0/31"], deviation } },
      "access.allowedIpRanges[0] must be a public address or range: 10.0.0.0/8 never arrives from the internet",
    ],
    [
      "no address",
      { access: { kind: "addresses", allowedIpRanges: [], deviation } },
      "access.allowedIpRanges must have at least 1 entry (got a list of 0)",
    ],
    [
      "no deviation",
      { access: { kind: "addresses", allowedIpRanges: ["203.0.113.1"] } },
      "access.deviation is missing",
    ],
    [
      "date of the deviation",
      {
        access: {
          kind: "addresses",
          allowedIpRanges: ["203.0.113.1"],
          deviation: { ...deviation, expires: "soon" },
        },
      },
      'access.deviation.expires must be a calendar day, YYYY-MM-DD (got "soon")',
    ],
    [
      "subnet",
      { access: { kind: "private-endpoint", subnetId: "x", blobZoneId: "y" } },
      "access.subnetId must be the ARM id",
    ],
    ["unknown field", { acces: state.access }, "acces is not a known field; did you mean access?"],
    ["backend", { backend: { kind: "azurerm" } }, "backend.storageAccount is missing"],
  ])("refuses a wrong %s", (_what, change, message) => {
    const issues = issuesOf(() => loadState({ ...state, ...change }));
    expect(issues.join("\n")).toContain(message);
    expect(issues.every((issue) => issue.startsWith("environments/state.ts: "))).toBe(true);
  });

  const PUBLIC = "must be a public IPv4 address or range, e.g. 203.0.113.7 or 203.0.113.0/28";
  const NOT_PUBLIC = (range: string) =>
    `must be a public address or range: ${range} never arrives from the internet`;
  const NO_31 = "must name single addresses without /31 or /32, which Azure refuses here";
  const TOO_LARGE = "must have at most 256 addresses: /24 or a smaller range";
  test.each([
    ["999.1.1.1", PUBLIC],
    ["runner", PUBLIC],
    ["20.1.2.0/33", PUBLIC],
    ["20.1.2.0/24/24", PUBLIC],
    ["20.1.2.1/24", `${PUBLIC}; the range is 20.1.2.0/24`],
    ["10.1.2.3", NOT_PUBLIC("10.0.0.0/8")],
    ["172.31.0.0/24", NOT_PUBLIC("172.16.0.0/12")],
    ["192.168.1.1", NOT_PUBLIC("192.168.0.0/16")],
    ["100.64.0.1", NOT_PUBLIC("100.64.0.0/10")],
    ["127.0.0.1", NOT_PUBLIC("127.0.0.0/8")],
    ["169.254.1.1", NOT_PUBLIC("169.254.0.0/16")],
    ["0.0.0.0", NOT_PUBLIC("0.0.0.0/8")],
    ["0.0.0.0/0", NOT_PUBLIC("10.0.0.0/8")],
    ["224.0.0.1", NOT_PUBLIC("224.0.0.0/4")],
    ["255.255.255.255", NOT_PUBLIC("240.0.0.0/4")],
    ["20.1.2.0/23", TOO_LARGE],
    ["20.1.2.0/31", NO_31],
    ["20.1.2.0/32", NO_31],
  ])("the address %s is refused", (address, problem) => {
    const access = { kind: "addresses", allowedIpRanges: ["20.1.2.3", address], deviation };
    expect(issuesOf(() => loadState({ ...state, access }))).toEqual([
      `environments/state.ts: access.allowedIpRanges[1] ${problem} (got "${address}")`,
    ]);
  });

  test.each(["20.1.2.3", "20.1.2.0/24", "20.1.2.4/30", "172.32.0.1", "100.128.0.1", "223.255.255.255"])(
    "the address %s is public",
    (address) => {
      const access = { kind: "addresses", allowedIpRanges: [address], deviation };
      expect(issuesOf(() => loadState({ ...state, access }))).toEqual([]);
    },
  );

  test("deployers are distinct groups, at least one", () => {
    const id = "aaaaaaaa-0000-0000-0000-000000000001";
    const deployers = [{ group: id }, { group: id.toUpperCase() }];
    expect(issuesOf(() => loadState({ ...state, deployers }))).toEqual([
      `environments/state.ts: deployers[1].group must not repeat deployers[0] (got "${id}")`,
    ]);
    expect(issuesOf(() => loadState({ ...state, deployers: [] }))).toEqual([
      "environments/state.ts: deployers must have at least 1 entry (got a list of 0)",
    ]);
  });

  test.each(["confidential", "highly-confidential"])(
    "%s data needs a deviation for platform keys",
    (level) => {
      const tags = { ...state.tags, dataClassification: level };
      expect(issuesOf(() => loadState({ ...state, tags }))).toEqual([
        `environments/state.ts: platformKeys is missing; with data classified ${level} it must be the Deviation that accepts platform keys`,
      ]);
      expect(issuesOf(() => loadState({ ...state, tags, platformKeys: deviation }))).toEqual([]);
      expect(issuesOf(() => loadState({ ...state, platformKeys: deviation }))).toEqual([]);
    },
  );

  test("further containers have names and deployers of their own", () => {
    const [everywhere, here] = [
      "00000000-0000-0000-0000-0000000000aa",
      "00000000-0000-0000-0000-0000000000bb",
    ];
    const deployers = [{ group: everywhere }];
    const problems = (containers: object[]) => issuesOf(() => loadState({ ...state, deployers, containers }));
    const own = { name: "serving", deployers: [{ group: here }] };
    expect(problems([own, { ...own, name: "other" }])).toEqual([]);
    expect(problems([own, own, { ...own, name: "tfstate" }])).toEqual([
      'environments/state.ts: containers[1].name must differ from containers[0].name (got "serving")',
      'environments/state.ts: containers[2].name must be another name: landing zones have this one (got "tfstate")',
    ]);
    expect(
      problems([
        {
          name: "serving",
          deployers: [{ group: everywhere.toUpperCase() }, ...own.deployers, ...own.deployers],
        },
      ]),
    ).toEqual([
      `environments/state.ts: containers[0].deployers[2].group must not repeat containers[0].deployers[1] (got "${here}")`,
      `environments/state.ts: containers[0].deployers[0].group must differ from deployers[0], who reads and writes every container (got "${everywhere.toUpperCase()}")`,
    ]);
    expect(problems([{ name: "serving", deployers: [] }])).toHaveLength(1);
  });

  test("protection and logs are a choice", () => {
    const workspace =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/log";
    expect(
      issuesOf(() => loadState({ ...state, protectData: false, logAnalyticsWorkspaceId: workspace })),
    ).toEqual([]);
    expect(
      issuesOf(() => loadState({ ...state, protectData: "no", logAnalyticsWorkspaceId: "log" })),
    ).toEqual([
      'environments/state.ts: protectData must be true or false (got "no")',
      'environments/state.ts: logAnalyticsWorkspaceId must be the ARM id of a resource of type Microsoft.OperationalInsights/workspaces (got "log")',
    ]);
  });

  test("tags are those that Azure takes", () => {
    expect(issuesOf(() => loadState({ ...state, tags: { ...state.tags, Owner: "x" } }))).toEqual([
      "environments/state.ts: tags.Owner must be left out: Azure takes it for the same tag as owner",
    ]);
  });

  test("a private endpoint needs no deviation", () => {
    const network = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network";
    const access = {
      kind: "private-endpoint",
      subnetId: `${network}/virtualNetworks/v/subnets/s`,
      blobZoneId: `${network}/privateDnsZones/z`,
    };
    expect(issuesOf(() => loadState({ ...state, access }))).toEqual([]);
  });
});

describe("all files at once", () => {
  test("the issues of every file come in one error", () => {
    const load = () =>
      loadConfiguration({ prod: { ...prod, useCase: 7 } }, { ...state, location: "mars" }, {});
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(/^The configuration has 2 problems; nothing was written\./);
    expect(issuesOf(load)).toEqual([
      expect.stringMatching(/^environments\/prod\.ts: useCase /),
      expect.stringMatching(/^environments\/state\.ts: location /),
    ]);
  });

  test("sound files are loaded", () => {
    const loaded = loadConfiguration({ prod }, state, {});
    expect(loaded.environments.map(({ name }) => name)).toEqual(["prod"]);
    expect(loaded.state.config).toBe(state);
  });

  test("the state's own state and an environment's don't share a blob", () => {
    const { backend } = prod;
    expect(issuesOf(() => loadConfiguration({ prod }, { ...state, backend }, {}))).toEqual([
      'environments/state.ts: backend.key "churn-prod.tfstate" is the same state as backend.key of environments/prod.ts',
    ]);
    expect(
      issuesOf(() => loadConfiguration({ prod }, { ...state, backend: prod.serving?.backend }, {})),
    ).toEqual([
      'environments/state.ts: backend.key "churn-prod-serving.tfstate" is the same state as serving.backend.key of environments/prod.ts',
    ]);
    const other = { ...backend, key: "state.tfstate" };
    expect(issuesOf(() => loadConfiguration({ prod }, { ...state, backend: other }, {}))).toEqual([]);
  });

  test("what is no configuration error is not swallowed", () => {
    const broken = {
      get prod(): never {
        throw new TypeError("broken getter");
      },
    };
    expect(() => loadConfiguration(broken, state, {})).toThrow(TypeError);
  });
});
