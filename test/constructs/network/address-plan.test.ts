import { planAddresses } from "../../../constructs/network/address-plan";

const ALL = { endpointsSubnet: {}, computeSubnet: {}, runnerSubnet: {}, bastionSubnet: {} };

describe("planAddresses", () => {
  test("each subnet has its own quarter of the first space", () => {
    expect(planAddresses(["10.20.0.0/22", "10.99.0.0/24"], ALL)).toEqual({
      prefixes: {
        endpointsSubnet: "10.20.0.0/24",
        computeSubnet: "10.20.1.0/24",
        runnerSubnet: "10.20.2.0/24",
        bastionSubnet: "10.20.3.0/24",
      },
      problems: [],
    });
  });

  test("another subnet moves none", () => {
    expect(planAddresses(["10.20.0.0/22"], { bastionSubnet: {}, runnerSubnet: undefined }).prefixes).toEqual({
      bastionSubnet: "10.20.3.0/24",
    });
  });

  test("a given range wins, and may lie in any of the spaces", () => {
    const plan = planAddresses(["10.20.0.0/24", "10.99.0.0/24"], {
      endpointsSubnet: { addressPrefix: "10.99.0.128/26" },
    });
    expect(plan).toEqual({ prefixes: { endpointsSubnet: "10.99.0.128/26" }, problems: [] });
  });

  test.each<[string, string[], Parameters<typeof planAddresses>[1], string[]]>([
    ["no space", [], ALL, ["addressSpace must name at least one IPv4 range, e.g. 10.20.0.0/22"]],
    [
      "host bits in a space",
      ["10.20.1.0/22"],
      ALL,
      ['addressSpace "10.20.1.0/22" has host bits set; the range is 10.20.0.0/22'],
    ],
    [
      "a space that is none",
      ["10.20.0.0/22", "everything"],
      ALL,
      ['addressSpace "everything" is not an IPv4 range in CIDR notation, e.g. 10.20.0.0/22'],
    ],
    [
      "a tiny space",
      ["10.20.0.0/30"],
      { endpointsSubnet: {} },
      ["addressSpace 10.20.0.0/30 is too small: /29 or larger is needed"],
    ],
    [
      "overlapping spaces",
      ["10.20.0.0/22", "10.20.2.0/24"],
      {},
      ["addressSpace 10.20.2.0/24 overlaps addressSpace 10.20.0.0/22"],
    ],
    [
      "computes in Docker's range",
      ["172.17.4.0/22"],
      { computeSubnet: {} },
      ["addressSpace 172.17.4.0/22 overlaps 172.17.0.0/16, which Docker uses on every compute"],
    ],
    ["no computes in Docker's range", ["172.17.4.0/22"], { endpointsSubnet: {} }, []],
    ["computes beside Docker's range", ["172.18.0.0/22"], { computeSubnet: {} }, []],
    [
      "computes, and a space that is none",
      ["everything"],
      { computeSubnet: {} },
      ['addressSpace "everything" is not an IPv4 range in CIDR notation, e.g. 10.20.0.0/22'],
    ],
    [
      "quarters that are too small",
      ["10.20.0.0/25"],
      ALL,
      [
        "endpointsSubnet 10.20.0.0/27 is too small: /26 or larger is needed; enlarge the first addressSpace or give endpointsSubnet.addressPrefix",
        "bastionSubnet 10.20.0.96/27 is too small: /26 or larger is needed; enlarge the first addressSpace or give bastionSubnet.addressPrefix",
      ],
    ],
    ["the smallest quarters", ["10.20.0.0/24"], ALL, []],
    ["the smallest of all", ["10.20.0.0/27"], { computeSubnet: {}, runnerSubnet: {} }, []],
    [
      "smaller than Azure has",
      ["10.20.0.0/28"],
      { computeSubnet: {}, runnerSubnet: {} },
      [
        "computeSubnet 10.20.0.4/30 is too small: /29 or larger is needed; enlarge the first addressSpace or give computeSubnet.addressPrefix",
        "runnerSubnet 10.20.0.8/30 is too small: /29 or larger is needed; enlarge the first addressSpace or give runnerSubnet.addressPrefix",
      ],
    ],
    [
      "the smallest space",
      ["10.20.0.0/29"],
      { runnerSubnet: {} },
      [
        "runnerSubnet 10.20.0.4/31 is too small: /29 or larger is needed; enlarge the first addressSpace or give runnerSubnet.addressPrefix",
      ],
    ],
    [
      "a subnet outside",
      ["10.20.0.0/22", "10.30.0.0/24"],
      { runnerSubnet: { addressPrefix: "10.40.0.0/24" } },
      ["runnerSubnet 10.40.0.0/24 is outside addressSpace 10.20.0.0/22, 10.30.0.0/24"],
    ],
    [
      "overlapping subnets",
      ["10.20.0.0/22"],
      { ...ALL, computeSubnet: { addressPrefix: "10.20.0.0/25" } },
      ["computeSubnet 10.20.0.0/25 overlaps endpointsSubnet 10.20.0.0/24"],
    ],
    [
      "a subnet that is no range",
      ["10.20.0.0/22"],
      { bastionSubnet: { addressPrefix: "10.20.0.1/26" } },
      ['bastionSubnet.addressPrefix "10.20.0.1/26" has host bits set; the range is 10.20.0.0/26'],
    ],
    [
      "all at once, without repeating",
      ["10.20.0.1/22", "10.30.0.0/24", "10.30.0.0/30"],
      {
        endpointsSubnet: {},
        runnerSubnet: { addressPrefix: "here" },
        bastionSubnet: { addressPrefix: "10.40.0.0/27" },
      },
      [
        'addressSpace "10.20.0.1/22" has host bits set; the range is 10.20.0.0/22',
        "addressSpace 10.30.0.0/30 is too small: /29 or larger is needed",
        "addressSpace 10.30.0.0/30 overlaps addressSpace 10.30.0.0/24",
        'runnerSubnet.addressPrefix "here" is not an IPv4 range in CIDR notation, e.g. 10.20.0.0/22',
        "bastionSubnet 10.40.0.0/27 is too small: /26 or larger is needed; enlarge the first addressSpace or give bastionSubnet.addressPrefix",
      ],
    ],
  ])("%s", (_what, addressSpace, layouts, problems) => {
    expect(planAddresses(addressSpace, layouts).problems).toEqual(problems);
  });
});
