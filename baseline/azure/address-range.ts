import { isIPv4, isIPv6 } from "node:net";

/** A range of addresses, or one of them. */
interface AddressRange {
  /** 32 for IPv4, 128 for IPv6. */
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly length: number;
}

/**
 * What no address of the Internet lies in: private ranges, those of carriers, link-local ones, and the
 * address by which Azure's own resolver and probes are reached.
 */
const INSIDE = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "168.63.129.16",
  "fc00::/7",
  "fe80::/10",
].map(rangeOf);

/** Whether a text is a range, or an address, that lies inside private networks as a whole. */
export function isPrivate(text: string): boolean {
  const range = rangeOf(text);
  return range !== undefined && INSIDE.some((one) => one !== undefined && contains(one, range));
}

/**
 * Length of the prefix of a range, or an address, that holds addresses of the Internet, and how long it
 * can be; undefined for what is private, or no address at all.
 */
export function publicPrefix(text: string): { readonly length: number; readonly bits: 32 | 128 } | undefined {
  const range = rangeOf(text);
  return range === undefined || isPrivate(text) ? undefined : range;
}

function rangeOf(text: string): AddressRange | undefined {
  const [address = "", length, ...rest] = text.trim().split("/");
  const bits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : undefined;
  if (bits === undefined || rest.length > 0 || (length !== undefined && !/^\d+$/.test(length))) {
    return undefined;
  }
  const prefix = Math.min(Number(length ?? bits), bits);
  const hostBits = BigInt(bits - prefix);
  const number = bits === 32 ? ofBytes(address) : ofGroups(address);
  return { bits, first: (number >> hostBits) << hostBits, length: prefix };
}

function contains(outer: AddressRange, inner: AddressRange): boolean {
  const hostBits = BigInt(outer.bits - outer.length);
  return (
    outer.bits === inner.bits &&
    outer.length <= inner.length &&
    (inner.first >> hostBits) << hostBits === outer.first
  );
}

function ofBytes(address: string): bigint {
  return address.split(".").reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

/** The address as eight groups, what `::` leaves out filled in; the zone behind a `%` is no part of it. */
function ofGroups(address: string): bigint {
  const [head = [], tail = []] = address
    .replace(/%.*$/, "")
    .replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, asTwoGroups)
    .split("::")
    .map((half) => (half === "" ? [] : half.split(":")));
  const zeros = new Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0");
  return [...head, ...zeros, ...tail].reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

function asTwoGroups(_text: string, ...bytes: readonly string[]): string {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}
