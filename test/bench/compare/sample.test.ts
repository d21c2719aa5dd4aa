import { evenlySpread } from "../../../bench/compare/sample";

const ITEMS = Array.from({ length: 1_000 }, (_, index) => index);

test.each([0, 1, 2, 42, 1_000_003])("seed %d draws exactly as many as asked, in their order", (seed) => {
  for (const count of [1, 2, 7, 399, 400, 999]) {
    const drawn = evenlySpread(ITEMS, count, seed);
    expect(drawn).toHaveLength(count);
    expect([...drawn].sort((a, b) => a - b)).toEqual(drawn);
  }
});

test("no part of the list is passed over", () => {
  const drawn = evenlySpread(ITEMS, 100, 5);
  const gaps = drawn.slice(1).map((item, index) => item - (drawn[index] ?? 0));
  expect([Math.min(...gaps), Math.max(...gaps)]).toEqual([10, 10]);
});

test("the same seed draws the same, another seed others", () => {
  expect(evenlySpread(ITEMS, 50, 3)).toEqual(evenlySpread(ITEMS, 50, 3));
  expect(evenlySpread(ITEMS, 50, 4)).not.toEqual(evenlySpread(ITEMS, 50, 3));
});

test("where there are no more than asked for, all are drawn", () => {
  expect(evenlySpread([1, 2, 3], 3, 9)).toEqual([1, 2, 3]);
  expect(evenlySpread([1, 2, 3], 4, 9)).toEqual([1, 2, 3]);
});
