import { state } from "../../../environments/state";
import { ConfigError } from "../../../stacks/config/config-error";
import { formatIssue } from "../../../stacks/config/config-issue";
import { configIssues } from "../../../stacks/config/issues";
import { loadState } from "../../../stacks/config/state";
import { armId, changed, goodDev, goodDeviation, goodProd, issueLines } from "./good-configs";

const GUID = "11111111-0000-0000-0000-000000000021";
const CODE = "must not contain ${, %{, TfToken[ or control characters: Terraform would read them as code";
const PLAIN = "must be a plain value: no getter, no proxy, no class and no reference to itself";

/** A configuration with a text in as many places as possible. */
function fullConfig(): Record<string, unknown> {
  return changed(goodProd(), {
    nameSuffix: "abcde",
    useCase: "churn",
    "tags.team": "churn",
    "network.hub": { virtualNetworkId: armId("Microsoft.Network/virtualNetworks", "hub") },
    "network.endpointsSubnet": "10.20.4.0/26",
    "network.dnsServers": ["10.0.0.4"],
    "groups.readers": [{ group: GUID }],
    "groups.dataAccess": { containers: ["raw"], paths: ["features/*"] },
    egress: {
      packageFeed: "packages.example.com",
      azureArtifacts: { organization: "contoso", accepted: { approvedBy: "board", expires: "2027-01-31" } },
      fqdns: [{ host: "*.example.org", wildcard: goodDeviation() }],
      serviceTags: [{ tag: "Storage", protocol: "TCP", ports: "443", anybodys: goodDeviation() }],
      privateEndpoints: [{ targetId: armId("Microsoft.KeyVault/vaults", "kv"), subresource: "vault" }],
    },
    "compute.instances": [
      {
        name: "anna",
        assignedTo: GUID,
        vmSize: "Standard_DS3_v2",
        schedule: { start: "07:00", stop: "19:00", timeZone: "UTC" },
        productionUse: goodDeviation(),
      },
    ],
    "storage.containers": ["raw"],
    "encryption.keyVault": {
      keyVaultId: armId("Microsoft.KeyVault/vaults", "kv"),
      workspaceKey: "ws",
      storageKey: "st",
    },
    workspaceIdentityControlPlane: goodDeviation(),
  });
}

/** Every text of a configuration: its path for `changed`, its path in messages, itself. */
function textsOf(value: unknown, steps: readonly string[] = [], shown = ""): [string, string, string][] {
  if (typeof value === "string") {
    return [[steps.join("."), shown, value]];
  }
  return typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => {
        const at = Array.isArray(value) ? `${shown}[${key}]` : shown === "" ? key : `${shown}.${key}`;
        return textsOf(inner, [...steps, key], at);
      });
}

describe("a text never becomes Terraform code", () => {
  test("the full configuration is right", () => {
    expect(issueLines(fullConfig())).toEqual([]);
  });

  // one alternative is chosen by these: another text there means another alternative
  test.each(textsOf(fullConfig()))("%s", (path, shown, value) => {
    const issues = configIssues(changed(fullConfig() as never, { [path]: `${value}\${x}` }));
    expect(issues.filter((issue) => issue.path === shown)).toEqual([
      { path: shown, problem: expect.stringContaining(CODE) },
    ]);
  });

  test.each([
    ["${file(1)}", '"${file(1)}"'],
    ["$${x}", '"$${x}"'],
    ["%{ if true }", '"%{ if true }"'],
    ["TfToken[TOKEN.0]", '"TfToken[TOKEN.0]"'],
    ["a\nb", '"a\\nb"'],
    ["a\u001b[31m", '"a\\u001b[31m"'],
    ["a\0", '"a\\u0000"'],
  ])("%j in a tag and in a deviation", (text, shown) => {
    const deviation = { ...goodDeviation(), reason: `${goodDeviation().reason}${text}`, approvedBy: text };
    const config = changed(goodDev(), { "tags.team": text, workspaceIdentityControlPlane: deviation });
    expect(issueLines(config)).toEqual([
      `tags.team ${CODE} (got ${shown})`,
      expect.stringContaining(`workspaceIdentityControlPlane.reason ${CODE} (got `),
      `workspaceIdentityControlPlane.approvedBy ${CODE} (got ${shown})`,
    ]);
  });

  test.each(["\u007f", "\u0085", "\u2028", "\u2029"])("control character %j is refused", (character) => {
    expect(configIssues(changed(goodDev(), { "tags.team": `a${character}` }))).toHaveLength(1);
  });

  test("the names of tags are texts too", () => {
    expect(issueLines({ ...goodDev(), tags: { ...goodDev().tags, "a${b}": "x" } })).toEqual([
      `tags.a\${b} as a name ${CODE}`,
    ]);
  });

  test("a section with code is not checked further", () => {
    const config = changed(goodDev(), { "tags.team": "${x}", "tags.environment": "other" });
    expect(configIssues(config).map(({ path }) => path)).toEqual(["tags.team"]);
  });

  test("code in one section doesn't hide what is wrong with the others", () => {
    const config = changed(goodDev(), {
      "tags.team": "${x}",
      "compute.batch": { maxNodes: 0 },
      "network.addressSpace": ["10.20.0.0/22", "10.20.1.0/24"],
    });
    expect(configIssues(config).map(({ path }) => path)).toEqual([
      "tags.team",
      "compute.batch.maxNodes",
      "network.addressSpace",
    ]);
  });

  test("the state's file is read the same way", () => {
    const tags = { ...state.tags, team: "${x}" };
    expect(() => loadState({ ...state, tags })).toThrow(
      new ConfigError([`environments/state.ts: tags.team ${CODE} (got "\${x}")`]),
    );
  });

  test("ids have no blanks, quotes and braces", () => {
    for (const name of ["a b", 'a"b', "a{b", "a'b"]) {
      const virtualNetworkId = armId("Microsoft.Network/virtualNetworks", name);
      expect(configIssues(changed(goodDev(), { "network.hub": { virtualNetworkId } }))).toHaveLength(1);
    }
  });

  test("a message has no control characters, wherever they come from", () => {
    expect(formatIssue("f", { path: "a\u001b", problem: "must\n\u2028" })).toBe(
      "f: a\\u001b must\\u000a\\u2028",
    );
  });
});

describe("only plain values are read: others could say something else the next time", () => {
  class Tags {
    owner = "team";
  }
  const circle: Record<string, unknown> = {};
  circle.again = circle;
  test.each<[string, object, string]>([
    [
      "getter",
      {
        get useCase() {
          throw new Error("never called");
        },
      },
      "useCase",
    ],
    ["proxy", { tags: new Proxy(goodDev().tags, {}) }, "tags"],
    ["class", { tags: new Tags() }, "tags"],
    ["class with a prototype's values", { tags: Object.create(goodDev().tags) as object }, "tags"],
    [
      "values of a prototype that has none itself",
      { tags: Object.create(Object.assign(Object.create(null) as object, goodDev().tags)) as object },
      "tags",
    ],
    ["symbol", { tags: { ...goodDev().tags, [Symbol("s")]: "x" } }, "tags.Symbol(s)"],
    ["hidden field", { tags: Object.defineProperty({ ...goodDev().tags }, "a", { value: "x" }) }, "tags.a"],
    ["reference to itself", { tags: circle }, "tags.again"],
  ])("%s", (_name, change, path) => {
    const config = Object.defineProperties(goodDev(), Object.getOwnPropertyDescriptors(change));
    expect(configIssues(config)).toEqual([{ path, problem: PLAIN }]);
  });

  test("an object without prototype, and one value in two places", () => {
    const tags = Object.assign(Object.create(null) as object, goodDev().tags);
    const groups = [{ group: GUID }];
    expect(configIssues({ ...goodDev(), tags, groups: { readers: groups, dataScientists: groups } })).toEqual(
      [],
    );
  });
});
