import * as fc from "fast-check";
import { soundJson } from "../../terraform-json";

describe("soundJson", () => {
  test.each([
    ['{"a": {"b": [1, "{[:]}"]}}', { a: { b: [1, "{[:]}"] } }],
    ['{"a:": ":\\":", "\\\\": "\\\\\\""}', { "a:": ':":', "\\": '\\"' }],
    ['{"//": 1, "a": [{"//": 2}]}', { "//": 1, a: [{ "//": 2 }] }],
    ["{}", {}],
  ])("reads %s", (text, value) => {
    expect(soundJson(text, 3)).toEqual(value);
  });

  test("reads a name that stands for an object's prototype as any other", () => {
    expect(Object.keys(soundJson('{"__proto__": {"a": 1}, "b": 2}', 3) ?? {})).toEqual(["__proto__", "b"]);
  });

  test.each([
    '{"a": 1, "a": 2}',
    '{"a": {"b": 1}, "a": 2}',
    '{"a": 1, "\\u0061": 2}',
    '{"__proto__": 1, "__proto__": 2}',
    '{"//": 1, "//": 2}',
    '{"a": [[[1]]]}',
    '{"a": {"b": {"c": {}}}}',
    "[]",
    "null",
    '"a"',
    "",
    '{"a": 1',
    '{"a": 1}}',
    '\ufeff{"a": 1}',
  ])("leaves to others what is doubtful: %s", (text) => {
    expect(soundJson(text, 3)).toBeUndefined();
  });

  test("reads what JSON.stringify writes, and no object with one more name of those that are there", () => {
    const objects = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { minKeys: 1 });
    fc.assert(
      fc.property(objects, fc.nat(), (object, place) => {
        const text = JSON.stringify(object);
        const names = Object.keys(object);
        const again = JSON.stringify(names[place % names.length]);
        expect(soundJson(text, 1_000)).toEqual(JSON.parse(text));
        expect(
          soundJson(
            text.replace("{", () => `{${again}: 1, `),
            1_000,
          ),
        ).toBeUndefined();
      }),
    );
  });
});
