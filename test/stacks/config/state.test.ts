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
      "access.allowedIpRanges[0] must be a public IPv4 address",
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
    const load = () => loadConfiguration({ prod: { ...prod, useCase: 7 } }, { ...state, location: "mars" });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(/^The configuration has 2 problems; nothing was written\./);
    expect(issuesOf(load)).toEqual([
      expect.stringMatching(/^environments\/prod\.ts: useCase /),
      expect.stringMatching(/^environments\/state\.ts: location /),
    ]);
  });

  test("sound files are loaded", () => {
    const loaded = loadConfiguration({ prod }, state);
    expect(loaded.environments.map(({ name }) => name)).toEqual(["prod"]);
    expect(loaded.state.config).toBe(state);
  });

  test("what is no configuration error is not swallowed", () => {
    const broken = {
      get prod(): never {
        throw new TypeError("broken getter");
      },
    };
    expect(() => loadConfiguration(broken, state)).toThrow(TypeError);
  });
});
