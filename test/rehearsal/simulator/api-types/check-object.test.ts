import { loadApiTypes } from "../../../../rehearsal/simulator/api-types";
import { folderOf, removeFolders, TypesFile } from "./types-folder";

afterAll(removeFolders);

const BOX = "Sample.Things/boxes";
const RULE = "Sample.Things/rules";

/** Two resources: a box, and a rule whose `kind` decides what it may hold. */
function sampleTypes() {
  const t = new TypesFile();
  const size = t.object({ "width!": t.number, height: t.number, "volume-": t.number });
  const ball = t.object({ "shape!": t.choice("Ball"), "radius!": t.number });
  const cube = t.object({ "shape!": t.choice("Cube"), "edge!": t.number, "weight-": t.number });
  const box = t.object({
    publicAccess: t.choice("Enabled", "Disabled", t.string),
    "size!": size,
    content: t.discriminated("shape", { colour: t.string }, { Ball: ball, Cube: cube }),
    "provisioningState-": t.string,
    "stamp-": t.object({ "at!": t.string }),
    nothing: t.object({ "made-": t.string }),
    // required and read-only: of the answer, not of the request
    key: t.object({ "name!": t.string, "version!-": t.string }),
  });
  const deep = t.discriminated(
    "level",
    { "kind!": t.choice("Deep"), depth: t.number },
    {
      One: t.object({ "level!": t.choice("One"), first: t.string }),
      Two: t.object({ "level!": t.choice("Two"), second: t.string }),
    },
  );
  const rule = t.discriminated(
    "kind",
    { "id-": t.string, "name!": t.string, note: t.string },
    { Custom: t.object({ "kind!": t.choice("Custom"), "text!": t.string }), Deep: deep },
  );
  const index = {
    [`${BOX}@2024-01-01`]: `a/t.json${t.resource(`${BOX}@2024-01-01`, box)}`,
    [`${RULE}@2024-01-01`]: `a/t.json${t.resourceOf(`${RULE}@2024-01-01`, rule)}`,
  };
  return loadApiTypes(folderOf({ "index.json": index, "a/t.json": t.types }));
}

const types = sampleTypes();

function check(body: unknown, { type = BOX, method = "PUT" as "PUT" | "PATCH", strict = false } = {}) {
  const found = types.check({ type, apiVersion: "2024-01-01", body, method, strict });
  if (found === undefined) {
    throw new Error("no type");
  }
  return found;
}

function problems(...args: Parameters<typeof check>) {
  return check(...args).problems.map(({ path, kind, message }) => `${kind} ${path} ${message}`);
}

const SIZE = { width: 1 };

describe("properties", () => {
  test("a sound body passes as it is", () => {
    const body = { location: "westeurope", properties: { size: SIZE, publicAccess: "Enabled" } };
    expect(check(body)).toEqual({
      type: BOX,
      versionUsed: "2024-01-01",
      exactVersion: true,
      problems: [],
      readOnly: [],
      body,
    });
  });

  test("an unknown one is named with the one that was meant, or with what is known", () => {
    expect(problems({ properties: { size: SIZE, publikAccess: "Enabled" } })).toEqual([
      "unknown-property properties.publikAccess is not a known property; did you mean publicAccess?",
    ]);
    expect(problems({ properties: { size: { ...SIZE, z: 1 } } })).toEqual([
      "unknown-property properties.size.z is not a known property; known are width and height",
    ]);
    expect(problems({ properties: { size: SIZE, nothing: { a: 1 } } })).toEqual([
      "unknown-property properties.nothing.a is not a known property; nothing can be set here",
    ]);
    expect(problems({ properties: { size: SIZE, toString: "1" } })).toHaveLength(1);
  });

  test("upper and lower case of a name don't matter", () => {
    const body = { Properties: { SIZE: { Width: 1 }, PublicAccess: "Enabled" } };
    expect(check(body)).toMatchObject({ problems: [], body });
    expect(problems({ properties: { Size: { WIDTH: "1" } } })).toEqual([
      'wrong-type properties.Size.WIDTH must be a number (got "1")',
    ]);
  });

  test("a required one that is absent or null is missing, at every depth, before all else of its object", () => {
    expect(problems({ properties: { provisioningstate: "x", nope: 1 } })).toEqual([
      "missing properties.size is required",
      expect.stringContaining("unknown-property properties.nope"),
    ]);
    expect(problems({ properties: { size: { height: 2 } } })).toEqual([
      "missing properties.size.width is required",
    ]);
    expect(problems({ properties: { size: { width: null } } })).toEqual([
      "missing properties.size.width is required",
    ]);
  });

  test("a name is required wherever it isn't the resource's own", () => {
    expect(problems({ properties: { size: SIZE, key: {} } })).toEqual([
      "missing properties.key.name is required",
    ]);
  });

  test("null is the same as absent where nothing is required", () => {
    const body = { location: null, properties: { size: SIZE, publicAccess: null, content: null } };
    expect(check(body)).toMatchObject({ problems: [], body });
  });

  test("a PATCH may leave out what is required, and nothing else is allowed to it", () => {
    expect(problems({ properties: { size: {} } }, { method: "PATCH" })).toEqual([]);
    expect(problems({ properties: { size: { width: null } } }, { method: "PATCH" })).toEqual([]);
    expect(problems({ properties: { size: { width: "1" } } }, { method: "PATCH" })).toEqual([
      'wrong-type properties.size.width must be a number (got "1")',
    ]);
  });

  test("what is no object", () => {
    for (const body of [undefined, null, "text", []]) {
      expect(check(body).problems).toMatchObject([{ path: "", kind: "wrong-type" }]);
    }
    expect(problems({ properties: { size: [1] } })).toEqual([
      "wrong-type properties.size must be an object (got [1])",
    ]);
  });
});

describe("read-only properties", () => {
  const body = {
    id: "/x",
    type: BOX,
    apiVersion: "2024-01-01",
    systemData: { createdBy: "ada" },
    name: "box",
    properties: {
      size: { ...SIZE, Volume: 8 },
      provisioningState: 7,
      stamp: {},
    },
  };

  test("are listed and dropped, whatever their value: providers send back whole models", () => {
    const { problems, readOnly, body: kept } = check(body);
    expect(problems).toEqual([]);
    expect(readOnly).toEqual([
      "id",
      "type",
      "apiVersion",
      "systemData",
      "properties.size.Volume",
      "properties.provisioningState",
      "properties.stamp",
    ]);
    expect(kept).toEqual({ name: "box", properties: { size: SIZE } });
    expect(body.properties.stamp).toEqual({});
  });

  test("are problems of a body that the project writes itself", () => {
    const found = check(body, { strict: true });
    expect(found.problems).toHaveLength(7);
    expect(found.problems[0]).toEqual({
      path: "id",
      kind: "read-only",
      message: "is read-only: Azure sets it",
      sent: "/x",
    });
    expect(found.readOnly).toHaveLength(7);
  });

  test("systemData is the resource's own, not that of anything in it", () => {
    expect(problems({ properties: { size: SIZE, systemData: {} } })).toEqual([
      expect.stringContaining("unknown-property properties.systemData"),
    ]);
  });

  test("a name is checked but never asked for: it stands in the URL", () => {
    expect(problems({ name: "B1", properties: { size: SIZE } })).toEqual([
      'pattern name must match ^[a-z]+$ (got "B1")',
    ]);
  });
});

describe("objects of several kinds", () => {
  const content = (value: unknown) => ({ properties: { size: SIZE, content: value } });

  test("the kind decides what is known and what is required, in upper or lower case", () => {
    expect(problems(content({ shape: "Ball", radius: 1, colour: "red" }))).toEqual([]);
    expect(problems(content({ SHAPE: "ball", radius: 1 }))).toEqual([]);
    expect(problems(content({ shape: "Cube", radius: 1, colour: 2 }))).toEqual([
      "missing properties.content.edge is required",
      "unknown-property properties.content.radius is not a known property; known are colour, shape and edge",
      "wrong-type properties.content.colour must be a string (got 2)",
    ]);
  });

  test("no kind, a wrong kind, no object", () => {
    expect(problems(content({ radius: 1 }))).toEqual([
      "missing properties.content.shape is required: Ball or Cube",
    ]);
    expect(problems(content({ shape: null }))).toEqual([
      "missing properties.content.shape is required: Ball or Cube",
    ]);
    expect(problems(content({ shape: "Cone" }))).toEqual([
      'not-allowed-value properties.content.shape must be Ball or Cube (got "Cone")',
    ]);
    expect(problems(content({ shape: 1 }))).toEqual([
      "wrong-type properties.content.shape must be Ball or Cube (got 1)",
    ]);
    expect(problems(content([]))).toEqual(["wrong-type properties.content must be an object (got [])"]);
    expect(check(content({ shape: "Cone", a: 1 })).body).toEqual(content({ shape: "Cone", a: 1 }));
    expect(check(content({ shape: 1, a: 1 })).body).toEqual(content({ shape: 1, a: 1 }));
  });

  test("a PATCH needn't name the kind: the one that fits best is taken", () => {
    const patch = { method: "PATCH" as const };
    expect(problems(content({ edge: 1 }), patch)).toEqual([]);
    expect(check(content({ radius: 1, weight: 3 }), patch).problems).toMatchObject([
      { kind: "unknown-property", path: "properties.content.weight" },
    ]);
    expect(check(content({ edge: 1, weight: 3 }), patch)).toMatchObject({
      readOnly: ["properties.content.weight"],
      body: content({ edge: 1 }),
    });
    expect(check(content({ weight: 3 }), patch)).toMatchObject({
      problems: [],
      readOnly: ["properties.content.weight"],
    });
    expect(problems(content({ shape: "Cone" }), patch)).toHaveLength(1);
  });

  test("a resource that is of several kinds itself, and kinds within kinds", () => {
    const rule = { type: RULE };
    expect(problems({ kind: "Custom", text: "t", note: "n", id: "/r" }, rule)).toEqual([]);
    expect(problems({ kind: "Custom", id: "/r" }, rule)).toEqual(["missing text is required"]);
    expect(problems({ kind: "Deep", level: "Two", second: "s", depth: 1, note: "n" }, rule)).toEqual([]);
    expect(problems({ kind: "Deep", level: "One", second: "s", text: "t" }, rule)).toEqual([
      expect.stringContaining("unknown-property second"),
      expect.stringContaining("unknown-property text"),
    ]);
  });
});
