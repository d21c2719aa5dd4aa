import { cidrContains, cidrProblem, cidrsOverlap, prefixLengthOf } from "../../constructs/network/cidr";

/** RFC 1918, and the carriers' range that Azure allows too. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** What the internet doesn't route: this network, loopback, link-local, multicast and reserved. */
const UNROUTED = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4"];

/** The private ranges, as a message lists them. */
export const PRIVATE_RANGES = `${PRIVATE.slice(0, -1).join(", ")} or ${PRIVATE.at(-1)}`;

/** Whether an address or a range, which must be valid, lies in one private range. */
export function isPrivate(addressOrRange: string): boolean {
  return PRIVATE.some((range) => cidrContains(range, asRange(addressOrRange)));
}

/** Whether a valid address lies in one of the ranges; those that are no ranges contain nothing. */
export function liesIn(address: string, ranges: readonly string[]): boolean {
  return ranges.some((range) => cidrProblem(range) === undefined && cidrContains(range, asRange(address)));
}

/** What is wrong with an entry of an allow-list of public addresses, in words. */
export function publicAddressProblem(text: string): string | undefined {
  const problem = cidrProblem(asRange(text));
  if (problem !== undefined) {
    const range = /the range is .*/.exec(problem)?.[0];
    return `must be a public IPv4 address or range, e.g. 203.0.113.7 or 203.0.113.0/28${range === undefined ? "" : `; ${range}`}`;
  }
  const taken = [...PRIVATE, ...UNROUTED].find((range) => cidrsOverlap(range, asRange(text)));
  if (taken !== undefined) {
    return `must be a public address or range: ${taken} never arrives from the internet`;
  }
  return text.includes("/") ? sizeProblem(text) : undefined;
}

function sizeProblem(range: string): string | undefined {
  const length = prefixLengthOf(range);
  if (length < 24) {
    return "must have at most 256 addresses: /24 or a smaller range";
  }
  return length > 30 ? "must name single addresses without /31 or /32, which Azure refuses here" : undefined;
}

function asRange(addressOrRange: string): string {
  return addressOrRange.includes("/") ? addressOrRange : `${addressOrRange}/32`;
}
