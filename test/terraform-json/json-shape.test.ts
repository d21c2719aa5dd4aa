import { jsonShape, Problems, readPlanJson, repeatedNames } from "../../terraform-json";

const MOST = { depth: 10, containers: 10 };

describe("the shape of a text", () => {
  test.each([
    ["[]", 1, 1],
    ['{"a":[{},{}],"b":1}', 3, 4],
    ['{"a":"[[[{{{"}', 1, 1],
    ['{"a":"\\"[["}', 1, 1],
    ['{"a":"\\\\"}[', 1, 2],
    ['["never closed [[[', 1, 1],
    ["", 0, 0],
  ])("of %j is counted past its texts", (text, depth, containers) => {
    expect(jsonShape(text, MOST)).toEqual({ depth, containers });
  });

  test("is counted no further than to one above what is allowed", () => {
    expect(jsonShape("[".repeat(1_000), MOST)).toEqual({ depth: 11, containers: 11 });
    expect(jsonShape("[],".repeat(1_000), MOST)).toEqual({ depth: 1, containers: 11 });
  });
});

describe("names that stand twice", () => {
  test.each([
    ['{"a":1,"b":{"a":1}}', []],
    ['{"a":1,"a":2}', ["a"]],
    ['{"a":1,"\\u0061":2}', ["a"]],
    ['{"a":[{"b":1},{"b":1,"c":[1,[2]],"b":"b"}]}', ["a[1].b"]],
    ['{"//":1,"//":2}', []],
    ['["a","a",{"x y":1,"x y":1}]', ['[2]["x y"]']],
    ['{"__proto__":1,"__proto__":2}', ["__proto__"]],
    ['{"a":"a","b":"a,\\"a\\":"}', []],
  ])("in %s", (text, paths) => {
    expect(repeatedNames(text)).toEqual(paths);
  });
});

describe("problems", () => {
  test("are collected until there are too many to go on", () => {
    const problems = new Problems();
    const add = () => Array.from({ length: 1_000 }, (_, index) => problems.add(`a[${index}]`, "is wrong"));
    expect(add).toThrow(/a\[19\] is wrong; and 980 more$/);
  });

  test("have paths that a line holds", () => {
    const problems = new Problems();
    problems.add(`start.${"x".repeat(5_000)}.end`, "is wrong");
    expect(() => problems.throwIfAny()).toThrow(/^start\.x{94}…x{96}\.end is wrong$/);
  });
});

test("a plan says whether it is complete, and what was put off", () => {
  const read = (fields: object) => readPlanJson(JSON.stringify({ format_version: "1.2", ...fields }));
  expect(read({})).toMatchObject({ complete: true, deferred: 0 });
  expect(read({ complete: false, deferred_changes: [{}] })).toMatchObject({ complete: false, deferred: 1 });
});
