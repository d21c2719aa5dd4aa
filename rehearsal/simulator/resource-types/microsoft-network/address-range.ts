import { isIPv4 } from "node:net";

interface Range {
  readonly first: number;
  readonly last: number;
}

/** An IPv4 range such as `10.1.0.0/16`, or undefined where the text is none. */
export function parseRange(text: string): Range | undefined {
  const [address = "", length = ""] = text.split("/");
  const bits = Number(length);
  if (!isIPv4(address) || !/^\d{1,2}$/.test(length) || bits > 32) {
    return undefined;
  }
  const start = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - bits);
  return start % size === 0 ? { first: start, last: start + size - 1 } : undefined;
}

/** Whether one range lies wholly in the other. */
export function contains(outer: string, inner: string): boolean {
  const [around, within] = [parseRange(outer), parseRange(inner)];
  return (
    around !== undefined && within !== undefined && around.first <= within.first && within.last <= around.last
  );
}

/** Whether any range of one list shares an address with one of the other. */
export function overlaps(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) =>
    others.some((other) => {
      const [a, b] = [parseRange(one), parseRange(other)];
      return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;
    }),
  );
}

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Whether an address or range is one that no packet from the Internet comes from (RFC 1918). */
export function isPrivateAddress(text: string): boolean {
  const range = text.includes("/") ? text : `${text}/32`;
  return PRIVATE.some((each) => contains(each, range));
}

/** How many addresses of a range can be given away: Azure keeps five of each subnet for itself. */
export function usableAddresses(text: string): number {
  const range = parseRange(text);
  return range === undefined ? 0 : Math.max(0, range.last - range.first + 1 - 5);
}
