import { isIPv4, isIPv6 } from "node:net";

/** A range of addresses, or one of them. */
export interface AddressRange {
  /** 32 for IPv4, 128 for IPv6. */
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * What no address of the Internet lies in: private ranges, those of carriers, link-local ones, and the
 * address by which Azure's own resolver and probes are reached.
 */
const INSIDE: Readonly<Record<AddressRange["bits"], readonly string[]>> = {
  32: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "168.63.129.16"],
  128: ["fc00::/7", "fe80::/10"],
};

/** How wide a range is, as the length of the prefix that is as wide. */
export interface Width {
  readonly length: number;
  /** How long a prefix can be. */
  readonly bits: 32 | 128;
}

/** Whether a text is a range, or an address, that lies inside private networks as a whole. */
export function isPrivate(text: string): boolean {
  const range = rangeOf(text);
  return range !== undefined && isInside(range);
}

/**
 * Width of a range, or an address, that holds addresses of the Internet: `203.0.113.0/24`, or
 * `203.0.113.0-203.0.113.255`, rounded down; undefined for what is private, or no address at all.
 */
export function publicPrefix(text: string): Width | undefined {
  const range = rangeOf(text);
  return range === undefined || isInside(range) ? undefined : widthOf(range.bits, sizeOf(range));
}

/**
 * Widths of all ranges of a list together, one of IPv4 and one of IPv6 where there are any: many narrow
 * ranges are as wide as one. What is private doesn't count, nor does what isn't a range.
 */
export function publicPrefixOfAll(texts: readonly string[]): Width[] {
  const ranges = texts.flatMap((text) => rangeOf(text) ?? []).filter((range) => !isInside(range));
  return ([32, 128] as const).flatMap((bits) => {
    const size = sizeOfAll(ranges.filter((range) => range.bits === bits));
    return size === 0n ? [] : [widthOf(bits, size)];
  });
}

/** The same prefixes stand in many rules, and several rules of the baseline ask for each. */
const read = new Map<string, AddressRange | undefined>();
const MOST_READ = 50_000;

/** A range by its prefix, `10.0.0.0/8`, by its ends, `10.0.0.1-10.0.0.9`, or a single address. */
export function rangeOf(text: string): AddressRange | undefined {
  if (read.has(text)) {
    return read.get(text);
  }
  const range = readRange(text);
  if (read.size >= MOST_READ) {
    read.clear();
  }
  read.set(text, range);
  return range;
}

function readRange(text: string): AddressRange | undefined {
  const [first, last, ...rest] = text.split("-").map(blockOf);
  if (first === undefined || last === undefined) {
    return text.includes("-") ? undefined : first;
  }
  return rest.length === 0 && first.bits === last.bits && first.first <= last.last
    ? { ...first, last: last.last }
    : undefined;
}

/** An address, or a range by its prefix. */
function blockOf(text: string): AddressRange | undefined {
  const [address = "", length, ...rest] = text.trim().split("/");
  // the pattern of IPv6 is long, and takes longer to compile than a small check
  const bits = isIPv4(address) ? 32 : address.includes(":") && isIPv6(address) ? 128 : undefined;
  if (bits === undefined || rest.length > 0 || (length !== undefined && !/^\d+$/.test(length))) {
    return undefined;
  }
  const hostBits = BigInt(bits - Math.min(Number(length ?? bits), bits));
  const number = bits === 32 ? ofBytes(address) : ofGroups(address);
  const first = (number >> hostBits) << hostBits;
  return { bits, first, last: first + (1n << hostBits) - 1n };
}

function isInside(range: AddressRange): boolean {
  return INSIDE[range.bits].some((text) => {
    const one = rangeOf(text);
    return one !== undefined && one.first <= range.first && range.last <= one.last;
  });
}

function sizeOf({ first, last }: AddressRange): bigint {
  return last - first + 1n;
}

/** Addresses that several ranges hold count once. */
function sizeOfAll(ranges: readonly AddressRange[]): bigint {
  let size = 0n;
  let next = 0n;
  for (const { first, last } of ranges.toSorted((a, b) => Number(a.first - b.first))) {
    const from = first > next ? first : next;
    if (last >= from) {
      size += last - from + 1n;
      next = last + 1n;
    }
  }
  return size;
}

function widthOf(bits: 32 | 128, size: bigint): Width {
  return { bits, length: bits - (size.toString(2).length - 1) };
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
