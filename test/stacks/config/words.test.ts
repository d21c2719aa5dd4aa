import { exampleValues } from "../../../stacks/config/example-values";
import { shownValue, withShownValues } from "../../../stacks/config/shown-value";
import { suggestion } from "../../../stacks/config/suggestion";

describe("a value in a message is short and never a secret", () => {
  test.each<[unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    [0, "0"],
    [true, "true"],
    ["abc", '"abc"'],
    ["", '""'],
    [[], "a list of 0"],
    [[1, 2], "a list of 2"],
    [{}, "an empty object"],
    [{ a: 1, b: "AccountKey" }, "an object with a, b"],
    [() => "x", "a function"],
    [`${"x y".repeat(19)}z`, `"${"x y".repeat(19)}z"`],
    ["x y".repeat(20), `"${"x y".repeat(19)}x…`],
    ["https://vault.example.com/keys/storage", '"https://vault.example.com/keys/storage"'],
  ])("%p", (value, shown) => {
    expect(shownValue(value)).toBe(shown);
  });

  test.each([
    "DefaultEndpointsProtocol=https;AccountKey=abc",
    "https://x.example.com/c?sv=1&sig=abc",
    "password=x",
    "Secret=x",
    "token=x",
    "signature=x",
    "-----BEGIN PRIVATE KEY-----",
    "A1b2".repeat(10),
    "+/_9".repeat(10),
    "https://user:pass@host/x",
    "amqp://:pass@host",
    "eyJhbGciOi",
    `abc8Q~${"x.".repeat(13)}`,
    "/subscriptions/s;AccountKey=abc",
  ])("%p is not shown", (value) => {
    expect(shownValue(value)).toBe("a text that looks like a secret and is not shown");
  });

  test.each([
    ["29 characters with a tilde", `~${"x.".repeat(14)}`],
    ["a tilde among words", `about ~30 ${"people ".repeat(5)}`],
    ["an address with a port", "https://host:8080/a@b"],
    ["eyJ inside", "keyJar"],
  ])("%s is shown", (_name, value) => {
    expect(shownValue(value)).toBe(JSON.stringify(value));
  });

  test("a construct's words show values as messages do", () => {
    expect(
      withShownValues('host "a.example.com" and "sig=x" $&', ["a.example.com", "sig=x", undefined]),
    ).toBe('host "a.example.com" and a text that looks like a secret and is not shown $&');
    expect(withShownValues('got "a\\"sig=x"', ['a"sig=x'])).toBe(
      "got a text that looks like a secret and is not shown",
    );
    expect(withShownValues(`host "${"x ".repeat(50)}"`, ["x ".repeat(50)])).toBe(`host "${"x ".repeat(29)}…`);
  });

  test("39 letters in a row are shown, and so is an ARM id", () => {
    expect(shownValue("a".repeat(39))).toBe(`"${"a".repeat(39)}"`);
    expect(shownValue(`/subscriptions/${"a".repeat(44)}`)).toBe(`"/subscriptions/${"a".repeat(43)}…`);
  });

  test("so is the misspelt id of a model, but nothing in it that looks like a secret", () => {
    const typo = "azureml://registry/shared/models/churn/versions/1";
    expect(shownValue(typo)).toBe(`"${typo}"`);
    const hidden = "a text that looks like a secret and is not shown";
    expect(shownValue(`azureml://${"a".repeat(40)}/models/churn`)).toBe(hidden);
    expect(shownValue("azureml://registries/x?sig=abc")).toBe(hidden);
    expect(shownValue("https://registry/shared/models/churn/versions/1/and/more")).toBe(hidden);
  });
});

describe("a misspelt word gets a suggestion", () => {
  const words = ["maxNodes", "minNodes", "idleMinutes", "gpu"];
  test.each<[string, string | undefined]>([
    ["maxNode", "maxNodes"],
    ["max_nodes", "maxNodes"],
    ["maxnodes", "maxNodes"],
    ["minNodez", "minNodes"],
    ["idleMinute", "idleMinutes"],
    ["idelMinutes", "idleMinutes"],
    ["idMints", undefined],
    ["gpus", "gpu"],
    ["gp", "gpu"],
    ["cpu", "gpu"],
    ["xyz", undefined],
    ["", undefined],
  ])("%s: %s", (word, expected) => {
    expect(suggestion(word, words)).toBe(expected);
  });

  test("the nearest of several wins, whatever their order", () => {
    expect(suggestion("maxNodess", ["maxModeS2", "maxNodes"])).toBe("maxNodes");
    expect(suggestion("abcdefgh", ["abcdefgx", "abcdefgh"])).toBe("abcdefgh");
    expect(suggestion("abcdefgh", [])).toBeUndefined();
  });
});

describe("example values are found wherever they stand", () => {
  const GUID = "00000000-0000-0000-0000-000000000042";
  test.each<[Record<string, unknown>, string, string, string]>([
    [{ tenantId: GUID }, "tenantId", GUID, "the Entra tenant's id"],
    [{ subscriptionId: GUID }, "subscriptionId", GUID, "the subscription's id"],
    [
      { groups: { readers: [{ group: GUID }] } },
      "groups.readers[0].group",
      GUID,
      "the object id of an Entra group",
    ],
    [
      { compute: { instances: [{}, { assignedTo: GUID }] } },
      "compute.instances[1].assignedTo",
      GUID,
      "the object id of the person who works there",
    ],
    [{ other: GUID }, "other", GUID, "an id of your own"],
    [
      { a: `/subscriptions/${GUID}/x` },
      "a",
      `/subscriptions/${GUID}/x`,
      "the ARM id of a resource of your own",
    ],
    [{ a: "team@example.com" }, "a", "team@example.com", "an address of your own"],
    [{ a: "team@mail.Example.com" }, "a", "team@mail.Example.com", "an address of your own"],
    [{ a: "example.com" }, "a", "example.com", "a host of your own"],
    [{ a: "packages.example.com" }, "a", "packages.example.com", "a host of your own"],
    [{ a: "203.0.113.10" }, "a", "203.0.113.10", "a public address of your own"],
    [{ a: "198.51.100.0/24" }, "a", "198.51.100.0/24", "a public address of your own"],
    [{ a: "192.0.2.1" }, "a", "192.0.2.1", "a public address of your own"],
    [
      { backend: { storageAccount: "sttfexample" } },
      "backend.storageAccount",
      "sttfexample",
      "the storage account of the state",
    ],
    [{ storageAccount: "sttfexample" }, "storageAccount", "sttfexample", "a name of your own"],
  ])("%j", (config, path, value, what) => {
    expect(exampleValues(config, "environments/dev.ts")).toEqual([
      { path: `environments/dev.ts: ${path}`, value, what },
    ]);
  });

  test.each<unknown>([
    "10000000-0000-0000-0000-000000000042",
    "00000000-0000-0000-0000-000000000142",
    "00000000-0000-0000-0000-0000000000420",
    "x00000000-0000-0000-0000-000000000042",
    "/subscriptions/00000000-0000-0000-0000-000000000142/x",
    "x/subscriptions/00000000-0000-0000-0000-000000000042/x",
    "team@notexample.com",
    "team@example.com.contoso.com",
    "notexample.com",
    "example.com.contoso.com",
    "10.203.0.113",
    "1203.0.113.1",
    "203.0.113.x",
    "203.0.113.1/24/1",
    "example",
    "a example",
    "examples",
    5,
    true,
    null,
    undefined,
  ])("%p is none", (value) => {
    expect(exampleValues({ value, deeper: [{ value }] }, "f")).toEqual([]);
  });
});
