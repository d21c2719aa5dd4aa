import { isPrivate, publicPrefix, publicPrefixOfAll } from "../../../baseline/azure/address-range";

test("a range from one address to another is as wide as the prefix that it holds", () => {
  expect(publicPrefix("0.0.0.0-255.255.255.255")).toEqual({ bits: 32, length: 0 });
  expect(publicPrefix("1.0.0.0-223.255.255.255")).toEqual({ bits: 32, length: 1 });
  expect(publicPrefix("203.0.113.0 - 203.0.113.255")).toEqual({ bits: 32, length: 24 });
  expect(publicPrefix("2001:db8::-2001:db8::ffff")).toEqual({ bits: 128, length: 112 });
  for (const text of [
    "203.0.113.9-203.0.113.1",
    "203.0.113.1-::1",
    "1.1.1.1-1.1.1.2-1.1.1.3",
    "a-b",
    "1.1.1.1-",
  ]) {
    expect(publicPrefix(text)).toBeUndefined();
  }
});

test("a range is private only where both of its ends are", () => {
  expect(isPrivate("10.0.0.4-10.0.0.9")).toBe(true);
  expect(isPrivate("10.0.0.4-11.0.0.0")).toBe(false);
  expect(isPrivate("9.0.0.0-10.0.0.4")).toBe(false);
});

test("ranges of a list are as wide together as they are without what they share", () => {
  expect(publicPrefixOfAll(["0.0.0.0/1", "128.0.0.0/1"])).toEqual([{ bits: 32, length: 0 }]);
  expect(publicPrefixOfAll(["8.0.0.0/8", "8.0.0.0/8", "8.1.0.0/16"])).toEqual([{ bits: 32, length: 8 }]);
  expect(publicPrefixOfAll(["9.0.0.0/8", "8.0.0.0/8", "2001:db8::/32", "10.0.0.0/8", "Storage"])).toEqual([
    { bits: 32, length: 7 },
    { bits: 128, length: 32 },
  ]);
  expect(publicPrefixOfAll(["10.0.0.0/8"])).toEqual([]);
});
