import { Random } from "../../../rehearsal/faults/random";

function draws(seed: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: 20 }, () => random.between(1, 1000));
}

test("a seed draws the same each time", () => {
  expect(draws(7)).toEqual(draws(7));
});

test("two, three and five seeds side by side pick every one of two, three and five", () => {
  for (const count of [2, 3, 5]) {
    const list = Array.from({ length: count }, (_, index) => index);
    const picked = list.map((index) => new Random(index + 1).pick(list));
    expect(new Set(picked).size).toBe(count);
  }
});

test("later draws differ by seed, too", () => {
  const second = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => draws(seed)[1]);
  expect(new Set(second).size).toBeGreaterThan(6);
});

test("numbers reach both ends and nothing beyond", () => {
  const random = new Random(1);
  const drawn = new Set(Array.from({ length: 200 }, () => random.between(2, 4)));
  expect([...drawn].sort()).toEqual([2, 3, 4]);
});

test("every one of a list is picked some time", () => {
  const random = new Random(3);
  const list = ["a", "b", "c"];
  expect(new Set(Array.from({ length: 60 }, () => random.pick(list)))).toEqual(new Set(list));
});

test("nothing can be picked from an empty list", () => {
  expect(() => new Random(1).pick([])).toThrow(RangeError);
});

test("some of a list are different ones, and never more than there are", () => {
  const random = new Random(5);
  expect(new Set(random.some([1, 2, 3, 4], 3)).size).toBe(3);
  expect(random.some([1, 2], 5).sort()).toEqual([1, 2]);
});
