import { captureCall, framesOfCall, framesOfTrace, sourceOf } from "../../../constructs/source/call-frames";

function positions(...lines: string[]): string[] {
  return framesOfTrace(lines).map(({ file, line, column }) => `${file} ${line} ${column}`);
}

describe("a trace as text", () => {
  test.each([
    ["a constructor", "    at new Foo (/a/b.ts:1:23)", "/a/b.ts 1 23"],
    ["cdktf's form of it", "new Foo (/a/b.ts:1:23)", "/a/b.ts 1 23"],
    ["a method under another name", "Foo.bar [as baz] (/a/b.ts:1:23)", "/a/b.ts 1 23"],
    ["a function without a name", "    at /a/b.ts:1:23", "/a/b.ts 1 23"],
    ["an asynchronous one", "at async /a/b.ts:1:23", "/a/b.ts 1 23"],
    ["an ES module", "at file:///a/b%20c.ts:1:23", "/a/b c.ts 1 23"],
    ["a folder with spaces and brackets", "at f (/a (copy)/b.ts:1:23)", "/a (copy)/b.ts 1 23"],
  ])("%s", (_form, text, position) => {
    expect(positions(text)).toEqual([position]);
  });

  test("what is of no file is left out", () => {
    expect(
      positions(
        "Error: /not/a/frame",
        "at Array.map (<anonymous>)",
        "at node:internal/main:1:2",
        "at file://host/a.ts:1:2",
      ),
    ).toEqual([]);
  });

  test("the same ten frames count, however many somebody took", () => {
    const frames = Array.from({ length: 30 }, (_, index) => `f (/a.ts:${index + 1}:1)`);
    expect(positions(...frames)).toHaveLength(10);
    expect(positions(...frames).at(-1)).toBe("/a.ts 10 1");
  });

  test("is in compiled code only if the one who writes traces says so", () => {
    const before = Error.prepareStackTrace;
    const callee = () => captureCall(callee);
    const compiled = () => [
      ...framesOfTrace(["f (/a.ts:1:1)"]).map((frame) => frame.compiled),
      framesOfCall(callee())[0]?.compiled,
    ];
    try {
      expect(compiled()).toEqual([false, false]);
      const write = (_error: unknown, sites: readonly NodeJS.CallSite[]) =>
        sites.map((site) => `at ${site}`).join("\n");
      Error.prepareStackTrace = write;
      expect(compiled()).toEqual([false, false]);
      Error.prepareStackTrace = Object.assign(write, { [Symbol.for("mlzone.compiled-positions")]: true });
      expect(compiled()).toEqual([true, true]);
    } finally {
      Error.prepareStackTrace = before;
    }
  });
});

describe("a captured call", () => {
  test("begins above the one that was called", () => {
    const callee = () => captureCall(callee);
    const [first] = framesOfCall(callee());
    expect(first?.file).toBe(__filename);
  });

  test("is empty if that isn't being called", () => {
    expect(framesOfCall(captureCall(() => {}))).toEqual([]);
  });
});

test("a place that no source map knows stays where it is", () => {
  const place = { file: "/a/b.js", line: 3, column: 4 };
  expect(sourceOf({ ...place, compiled: true })).toEqual(place);
  expect(sourceOf({ ...place, compiled: false })).toEqual(place);
});
