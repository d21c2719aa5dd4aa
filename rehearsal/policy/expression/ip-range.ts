import { isIPv4 } from "node:net";
import { refuse } from "./arguments";

/** First and last address, as numbers. */
type Range = readonly [first: number, last: number];

/**
 * Whether a range of IPv4 addresses contains another. A range is an address, a CIDR range, or two
 * addresses with a hyphen between.
 *
 * @throws {NotEvaluable} on anything else, IPv6 included
 */
export function ipRangeContains(range: string, target: string): boolean {
  const [first, last] = parse(range);
  const [targetFirst, targetLast] = parse(target);
  return first <= targetFirst && targetLast <= last;
}

function parse(text: string): Range {
  const [start = "", end] = text.split("-").map((part) => part.trim());
  if (end !== undefined) {
    return [address(start), address(end)];
  }
  const [base = "", length = "32"] = start.split("/");
  const prefixLength = Number(length);
  if (!/^\d{1,2}$/.test(length) || prefixLength > 32) {
    throw refuse("ipRangeContains", `can't read the range ${JSON.stringify(text)}`);
  }
  const size = 2 ** (32 - prefixLength);
  const first = Math.floor(address(base) / size) * size;
  return [first, first + size - 1];
}

function address(text: string): number {
  if (!isIPv4(text)) {
    throw refuse("ipRangeContains", `can't read ${JSON.stringify(text)} as an IPv4 address`);
  }
  return text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}
