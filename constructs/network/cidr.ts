import { isIPv4 } from "node:net";

/** A range as numbers: `first` is divisible by `size`. */
interface Range {
  readonly first: number;
  readonly size: number;
  readonly prefixLength: number;
}

/** What is wrong with an IPv4 range such as `10.20.0.0/22`, in words; `undefined` if nothing is. */
export function cidrProblem(text: string): string | undefined {
  const [address = "", length = "", ...rest] = text.split("/");
  const prefixLength = Number(length);
  const isLength = /^\d+$/.test(length) && String(prefixLength) === length && prefixLength <= 32;
  if (rest.length > 0 || !isIPv4(address) || !isLength) {
    return `${JSON.stringify(text)} is not an IPv4 range in CIDR notation, e.g. 10.20.0.0/22`;
  }
  const hostBits = toNumber(address) % sizeOf(prefixLength);
  if (hostBits !== 0) {
    const network = `${toAddress(toNumber(address) - hostBits)}/${length}`;
    return `${JSON.stringify(text)} has host bits set; the range is ${network}`;
  }
  return undefined;
}

/** The length of a range's prefix, e.g. 22. @throws if `cidr` is not a range */
export function prefixLengthOf(cidr: string): number {
  return parse(cidr).prefixLength;
}

/** Whether two ranges have an address in common. @throws if either is not a range */
export function cidrsOverlap(a: string, b: string): boolean {
  const [left, right] = [parse(a), parse(b)];
  return left.first < right.first + right.size && right.first < left.first + left.size;
}

/** Whether every address of `inner` is in `outer`. @throws if either is not a range */
export function cidrContains(outer: string, inner: string): boolean {
  return parse(inner).prefixLength >= parse(outer).prefixLength && cidrsOverlap(outer, inner);
}

/**
 * A part of an address space.
 *
 * @param prefixLength the part's own, at least the one of the space
 * @param index which of the parts of that size, from 0
 * @throws if there is no such part
 */
export function carveSubnet(addressSpace: string, prefixLength: number, index: number): string {
  const space = parse(addressSpace);
  const parts = space.size / sizeOf(prefixLength);
  if (!Number.isInteger(prefixLength) || parts < 1 || prefixLength > 32) {
    throw new Error(
      `carveSubnet: prefixLength must be a whole number from ${space.prefixLength} to 32 (got ${prefixLength})`,
    );
  }
  if (!Number.isInteger(index) || index < 0 || index >= parts) {
    throw new Error(`carveSubnet: index must be a whole number from 0 to ${parts - 1} (got ${index})`);
  }
  return `${toAddress(space.first + index * sizeOf(prefixLength))}/${prefixLength}`;
}

function parse(cidr: string): Range {
  const problem = cidrProblem(cidr);
  if (problem !== undefined) {
    throw new Error(problem);
  }
  const [address = "", length] = cidr.split("/");
  const prefixLength = Number(length);
  return { first: toNumber(address), size: sizeOf(prefixLength), prefixLength };
}

// Multiplication instead of shifts: bitwise operators would make addresses from 128.0.0.0 on negative.
function sizeOf(prefixLength: number): number {
  return 2 ** (32 - prefixLength);
}

function toNumber(address: string): number {
  return address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

function toAddress(value: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256).join(".");
}
