import {
  carveSubnet,
  cidrContains,
  cidrProblem,
  cidrsOverlap,
  prefixLengthOf,
} from "../../../constructs/network/cidr";

describe("cidrProblem", () => {
  test.each([
    "10.20.0.0/22",
    "0.0.0.0/0",
    "255.255.255.255/32",
    "192.168.4.0/24",
    "128.0.0.0/1",
    "10.0.0.0/8",
  ])("%s is a range", (text) => {
    expect(cidrProblem(text)).toBeUndefined();
  });

  test.each([
    "",
    "10.20.0.0",
    "10.20.0.0/",
    "10.20.0.0/33",
    "10.20.0.0/-1",
    "10.20.0.0/022",
    "10.20.0.0/2 2",
    "10.20.0.0/1e1",
    "10.20.0.0/22/",
    "10.20.0.0/22/24",
    "10.20.0/22",
    "10.20.0.256/32",
    "10.020.0.0/22",
    "fd00::/8",
    "/22",
    "x10.20.0.0/22",
  ])("%j is not", (text) => {
    expect(cidrProblem(text)).toBe(
      `${JSON.stringify(text)} is not an IPv4 range in CIDR notation, e.g. 10.20.0.0/22`,
    );
  });

  test.each([
    ["10.20.1.5/22", "10.20.0.0/22"],
    ["10.20.0.1/31", "10.20.0.0/31"],
    ["200.1.2.3/1", "128.0.0.0/1"],
    ["10.20.0.128/24", "10.20.0.0/24"],
    ["1.2.3.4/0", "0.0.0.0/0"],
  ])("%s has host bits, the network is %s", (text, network) => {
    expect(cidrProblem(text)).toBe(`"${text}" has host bits set; the range is ${network}`);
  });
});

describe("ranges", () => {
  test.each([
    ["10.0.0.0/24", "10.0.0.0/24", true],
    ["10.0.0.0/24", "10.0.1.0/24", false],
    ["10.0.1.0/24", "10.0.0.0/24", false],
    ["10.0.0.0/22", "10.0.3.0/24", true],
    ["10.0.3.0/24", "10.0.0.0/22", true],
    ["10.0.0.0/22", "10.0.4.0/24", false],
    ["0.0.0.0/0", "203.0.113.7/32", true],
    ["200.0.0.0/8", "200.255.255.255/32", true],
  ])("%s and %s overlap: %s", (a, b, expected) => {
    expect(cidrsOverlap(a, b)).toBe(expected);
  });

  test.each([
    ["10.0.0.0/22", "10.0.3.0/24", true],
    ["10.0.0.0/22", "10.0.0.0/22", true],
    ["10.0.3.0/24", "10.0.0.0/22", false],
    ["10.0.0.0/22", "10.0.4.0/24", false],
  ])("%s contains %s: %s", (outer, inner, expected) => {
    expect(cidrContains(outer, inner)).toBe(expected);
  });

  test("the prefix length", () => {
    expect(prefixLengthOf("10.0.0.0/22")).toBe(22);
    expect(() => prefixLengthOf("10.0.0.1/22")).toThrow(
      '"10.0.0.1/22" has host bits set; the range is 10.0.0.0/22',
    );
  });
});

describe("carveSubnet", () => {
  test.each([
    ["10.20.0.0/22", 24, 0, "10.20.0.0/24"],
    ["10.20.0.0/22", 24, 3, "10.20.3.0/24"],
    ["10.20.0.0/22", 22, 0, "10.20.0.0/22"],
    ["10.20.255.0/24", 26, 2, "10.20.255.128/26"],
    ["10.0.0.0/8", 16, 255, "10.255.0.0/16"],
    ["192.0.2.0/30", 32, 3, "192.0.2.3/32"],
    ["200.0.0.0/8", 10, 1, "200.64.0.0/10"],
  ])("%s, /%i, part %i is %s", (space, length, index, expected) => {
    expect(carveSubnet(space, length, index)).toBe(expected);
  });

  test.each([
    [21, 0, "carveSubnet: prefixLength must be a whole number from 22 to 32 (got 21)"],
    [33, 0, "carveSubnet: prefixLength must be a whole number from 22 to 32 (got 33)"],
    [24.5, 0, "carveSubnet: prefixLength must be a whole number from 22 to 32 (got 24.5)"],
    [24, 4, "carveSubnet: index must be a whole number from 0 to 3 (got 4)"],
    [24, -1, "carveSubnet: index must be a whole number from 0 to 3 (got -1)"],
    [24, 0.5, "carveSubnet: index must be a whole number from 0 to 3 (got 0.5)"],
  ])("refuses /%d, part %d", (length, index, message) => {
    expect(() => carveSubnet("10.20.0.0/22", length, index)).toThrow(message);
  });
});
