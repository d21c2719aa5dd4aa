import { type BodyCheck, loadApiTypes } from "../../../../rehearsal/simulator/api-types";
import { folderOf, removeFolders, TypesFile } from "./types-folder";

afterAll(removeFolders);

type Ref = TypesFile["string"];
interface Options {
  readonly method?: "PUT" | "PATCH";
  readonly strict?: boolean;
}

/** Checks `{ properties: { x: value } }` where x is of that type. */
function checkOf(type: (file: TypesFile) => Ref, required = "x") {
  const file = new TypesFile();
  const place = file.resource("Sample.Things/boxes@2024-01-01", file.object({ [required]: type(file) }));
  const types = loadApiTypes(
    folderOf({ "index.json": { "Sample.Things/boxes@2024-01-01": `t.json${place}` }, "t.json": file.types }),
  );
  const whole = (body: unknown, { method = "PUT", strict }: Options = {}): BodyCheck => {
    const check = types.check({
      type: "sample.things/BOXES",
      apiVersion: "2024-01-01",
      body,
      method,
      strict,
    });
    if (check === undefined) {
      throw new Error("no type");
    }
    return check;
  };
  const problems = (x: unknown, options?: Options) =>
    whole({ properties: { x } }, options).problems.map(
      ({ path, kind, message }) => `${kind} ${path} ${message}`,
    );
  return { whole, problems };
}

describe("text", () => {
  const { problems } = checkOf((t) =>
    t.add({ $type: "StringType", pattern: "^[a-z]*$", minLength: 2, maxLength: 3 }),
  );

  test("passes within its limits", () => {
    expect(problems("ab")).toEqual([]);
    expect(problems("abc")).toEqual([]);
  });

  test("too short, too long, of another pattern, of another type", () => {
    expect(problems("a")).toEqual(['length properties.x must have 2 to 3 characters, not 1 (got "a")']);
    expect(problems("abcd")).toEqual(['length properties.x must have 2 to 3 characters, not 4 (got "abcd")']);
    expect(problems("A1")).toEqual(['pattern properties.x must match ^[a-z]*$ (got "A1")']);
    expect(problems(12)).toEqual(["wrong-type properties.x must be a string (got 12)"]);
    expect(problems({})).toEqual(["wrong-type properties.x must be a string (got {})"]);
  });

  test("a limit at one end only, and exactly one length", () => {
    expect(checkOf((t) => t.add({ $type: "StringType", minLength: 1 })).problems("")).toEqual([
      'length properties.x must have at least 1 characters, not 0 (got "")',
    ]);
    expect(checkOf((t) => t.add({ $type: "StringType", maxLength: 1 })).problems("ab")).toEqual([
      'length properties.x must have at most 1 characters, not 2 (got "ab")',
    ]);
    expect(checkOf((t) => t.add({ $type: "StringType", minLength: 2, maxLength: 2 })).problems("a")).toEqual([
      'length properties.x must have exactly 2 characters, not 1 (got "a")',
    ]);
  });

  test("a pattern that JavaScript can't read refuses nothing", () => {
    expect(checkOf((t) => t.add({ $type: "StringType", pattern: "(?<!a{2" })).problems("b")).toEqual([]);
  });

  test("a secret is never shown", () => {
    const { whole } = checkOf((t) => t.add({ $type: "StringType", sensitive: true, maxLength: 3 }));
    expect(whole({ properties: { x: "hunter2\nhunter3" } }).problems).toEqual([
      { path: "properties.x", kind: "length", message: "must have at most 3 characters, not 15" },
    ]);
  });

  test("a long value is cut", () => {
    expect(problems(["y".repeat(300)])[0]).toMatch(
      /^wrong-type properties\.x must be a string \(got \["y+…\)$/,
    );
    expect(problems(["y".repeat(300)])[0]?.length).toBeLessThan(140);
  });
});

describe("numbers and booleans", () => {
  const { problems } = checkOf((t) => t.add({ $type: "IntegerType", minValue: 1, maxValue: 5 }));

  test("a number within its range, ends included", () => {
    expect(problems(1)).toEqual([]);
    expect(problems(5)).toEqual([]);
    expect(problems(0)).toEqual(["range properties.x must be 1 to 5 (got 0)"]);
    expect(problems(6)).toEqual(["range properties.x must be 1 to 5 (got 6)"]);
    expect(problems("3")).toEqual(['wrong-type properties.x must be a number (got "3")']);
  });

  test("a fraction passes, because Microsoft publishes every number as an integer; not if strict", () => {
    expect(problems(2.5)).toEqual([]);
    expect(problems(2.5, { strict: true })).toEqual([
      "wrong-type properties.x must be a whole number (got 2.5)",
    ]);
    expect(problems(2, { strict: true })).toEqual([]);
  });

  test("a fraction passes even if strict where the service takes one: by name, and only by all of it", () => {
    const { whole } = checkOf(
      (t) =>
        t.object({
          samplingRate: t.number,
          threshold: t.object({ value: t.number }),
          value: t.number,
          downsamplingRate: t.number,
        }),
      "c",
    );
    const strictly = (c: object) =>
      whole({ properties: { c } }, { strict: true }).problems.map(({ path }) => path);
    expect(strictly({ samplingRate: 0.1, threshold: { value: 0.25 } })).toEqual([]);
    expect(strictly({ SamplingRate: 0.1 })).toEqual([]);
    expect(strictly({ value: 0.25 })).toEqual(["properties.c.value"]);
    expect(strictly({ downsamplingRate: 0.1 })).toEqual(["properties.c.downsamplingRate"]);
    expect(strictly({ samplingRate: "0.1" })).toEqual(["properties.c.samplingRate"]);
  });

  test("an open end", () => {
    expect(checkOf((t) => t.add({ $type: "IntegerType", minValue: 0 })).problems(-1)).toEqual([
      "range properties.x must be at least 0 (got -1)",
    ]);
    expect(checkOf((t) => t.add({ $type: "IntegerType", maxValue: 0 })).problems(1)).toEqual([
      "range properties.x must be at most 0 (got 1)",
    ]);
    expect(checkOf((t) => t.number).problems(-1e9)).toEqual([]);
  });

  test("true is true, and not its name", () => {
    const flag = checkOf((t) => t.boolean);
    expect(flag.problems(false)).toEqual([]);
    expect(flag.problems("false")).toEqual(['wrong-type properties.x must be a boolean (got "false")']);
  });
});

describe("enumerations", () => {
  const open = checkOf((t) => t.choice("Enabled", "Disabled", t.string));
  const closed = checkOf((t) => t.choice("Enabled", "Disabled", "Audit"));

  test("what is listed passes, in upper or lower case", () => {
    for (const { problems } of [open, closed]) {
      expect(problems("Enabled")).toEqual([]);
      expect(problems("disabled")).toEqual([]);
    }
  });

  test("an open one takes any text, a strict check of it none", () => {
    expect(open.problems("Someday")).toEqual([]);
    expect(open.problems("Someday", { strict: true })).toEqual([
      'not-allowed-value properties.x must be Enabled or Disabled (got "Someday")',
    ]);
    expect(open.problems("disabled", { strict: true })).toEqual([]);
    expect(open.problems(1)).toEqual(["wrong-type properties.x must be a string (got 1)"]);
  });

  test("a closed one says what it takes", () => {
    expect(closed.problems("Someday")).toEqual([
      'not-allowed-value properties.x must be Enabled, Disabled or Audit (got "Someday")',
    ]);
    expect(closed.problems(true)).toEqual([
      "wrong-type properties.x must be Enabled, Disabled or Audit (got true)",
    ]);
  });

  test("of a long list only the beginning is shown", () => {
    const { problems } = checkOf((t) => t.choice(...Array.from({ length: 17 }, (_, i) => `v${i}`)));
    expect(problems("w")).toEqual([expect.stringContaining("v13, v14 or 2 more (got")]);
    const { problems: sixteen } = checkOf((t) => t.choice(...Array.from({ length: 16 }, (_, i) => `v${i}`)));
    expect(sixteen("w")).toEqual([expect.stringContaining("v14 or v15 (got")]);
  });

  test("a single literal, and one choice within another", () => {
    const literal = checkOf((t) => t.add({ $type: "StringLiteralType", value: "default" }));
    expect(literal.problems("Default")).toEqual([]);
    expect(literal.problems("other")).toEqual([
      'not-allowed-value properties.x must be default (got "other")',
    ]);
    expect(literal.problems(7)).toEqual(["wrong-type properties.x must be a string (got 7)"]);
    const nested = checkOf((t) => t.choice("a", t.choice("b", "c")));
    expect(nested.problems("c")).toEqual([]);
    expect(nested.problems("d")).toEqual(['not-allowed-value properties.x must be a, b or c (got "d")']);
  });

  test("a choice of kinds takes what fits one of them", () => {
    const { problems } = checkOf((t) => t.choice(t.boolean, t.object({ "size!": t.number })));
    expect(problems(true)).toEqual([]);
    expect(problems({ size: 1 })).toEqual([]);
    expect(problems({})).toEqual([expect.stringContaining("properties.x")]);
    const mixed = checkOf((t) => t.choice("Auto", t.number));
    for (const strict of [true, false]) {
      expect(mixed.problems(5, { strict })).toEqual([]);
      expect(mixed.problems("auto", { strict })).toEqual([]);
      expect(mixed.problems("some", { strict })).toEqual([expect.stringContaining('number (got "some")')]);
    }
    expect(checkOf((t) => t.choice(t.string, t.boolean)).problems("any", { strict: true })).toEqual([]);
  });
});

describe("arrays and maps", () => {
  test("each item is checked, and how many there are", () => {
    const { problems } = checkOf((t) => t.list(t.number, { minLength: 1, maxLength: 2 }));
    expect(problems([1, 2])).toEqual([]);
    expect(problems([1, "2"])).toEqual(['wrong-type properties.x[1] must be a number (got "2")']);
    expect(problems([1, null])).toEqual(["wrong-type properties.x[1] must be a number (got null)"]);
    expect(problems([])).toEqual(["length properties.x must have 1 to 2 items, not 0 (got [])"]);
    expect(problems([1, 2, 3])).toEqual(["length properties.x must have 1 to 2 items, not 3 (got [1,2,3])"]);
    expect(problems({ 0: 1 })).toEqual(['wrong-type properties.x must be an array (got {"0":1})']);
  });

  test("a map takes any name, and values of one type", () => {
    const { problems, whole } = checkOf((t) => t.object({ own: t.boolean }, t.string));
    expect(problems({ a: "1", "b.c": "2", own: true })).toEqual([]);
    expect(problems({ "b.c": 2, own: "1", d: null })).toEqual([
      'wrong-type properties.x["b.c"] must be a string (got 2)',
      'wrong-type properties.x.own must be a boolean (got "1")',
    ]);
    const body = JSON.parse('{"properties":{"x":{"__proto__":"p","constructor":"c"}}}');
    expect(JSON.stringify(whole(body).body)).toBe(JSON.stringify(body));
  });

  test("read-only values inside of maps and arrays are dropped", () => {
    const { whole } = checkOf((t) => t.object({}, t.list(t.object({ "state-": t.string, size: t.number }))));
    const check = whole({ properties: { x: { "a/b": [{ size: 1 }, { size: 2, state: "Ready" }] } } });
    expect(check.readOnly).toEqual(['properties.x["a/b"][1].state']);
    expect(check.body).toEqual({ properties: { x: { "a/b": [{ size: 1 }, { size: 2 }] } } });
  });

  test("anything may stand where anything is allowed, and null where null is", () => {
    expect(checkOf((t) => t.any).problems({ a: [1, null] })).toEqual([]);
    const nothing = checkOf((t) => t.list(t.add({ $type: "NullType" })));
    expect(nothing.problems([null])).toEqual([]);
    expect(nothing.problems([1])).toEqual(["wrong-type properties.x[0] must be null (got 1)"]);
  });

  test("a type that holds itself is checked as deep as the body goes", () => {
    const { problems } = checkOf((t) => t.object({ inner: t.next() }));
    expect(problems({ inner: { inner: { inner: { iner: {} } } } })).toEqual([
      "unknown-property properties.x.inner.inner.inner.iner is not a known property; did you mean inner?",
    ]);
  });

  test("a kind of type that nobody knew when this was written is an error, not a pass", () => {
    const { problems } = checkOf((t) => t.add({ $type: "TupleType" }));
    expect(() => problems([1])).toThrow(
      "the published type at properties.x is of the unknown kind TupleType",
    );
  });
});
