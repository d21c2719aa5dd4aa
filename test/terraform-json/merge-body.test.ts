import { mergeBody } from "../../terraform-json/merge-body";

describe("an update's body is merged as azapi does", () => {
  test.each<[string, unknown, unknown, unknown]>([
    ["objects field by field", { a: { b: 1, c: 2 } }, { a: { c: 3, d: 4 } }, { a: { b: 1, c: 3, d: 4 } }],
    ["null replaces", { a: { b: 1 } }, { a: null }, { a: null }],
    ["other kinds replace", { a: [1] }, { a: "x" }, { a: "x" }],
    [
      "lists of the same length item by item",
      [{ a: 1 }, { b: 1 }],
      [{ c: 2 }, { b: 2 }],
      [{ a: 1, c: 2 }, { b: 2 }],
    ],
    ["lists of another length replace", [1, 2], [3], [3]],
    ["empty lists replace", [1], [], []],
    [
      "named items by name, new ones at the end",
      [
        { name: "a", x: 1 },
        { name: "b", x: 1 },
      ],
      [{ name: "c" }, { name: "b", y: 2 }],
      [{ name: "a", x: 1 }, { name: "b", x: 1, y: 2 }, { name: "c" }],
    ],
  ])("%s", (_case, old, changed, merged) => {
    expect(mergeBody(old, changed)).toEqual(merged);
  });
});
