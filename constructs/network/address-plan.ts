import { carveSubnet, cidrContains, cidrProblem, cidrsOverlap, prefixLengthOf } from "./cidr";

/** The subnets of a virtual network, by the props that ask for them. */
export type SubnetRole = "endpointsSubnet" | "computeSubnet" | "runnerSubnet" | "bastionSubnet";

/** Where a subnet lies. */
export interface SubnetLayout {
  /**
   * The range inside the address space, e.g. `10.20.0.0/24`.
   * @default - a quarter of the first address space: endpoints, compute, runner, bastion
   */
  readonly addressPrefix?: string;
}

export interface AddressPlan {
  /** The ranges of the subnets that were asked for; to be used only if there are no problems. */
  readonly prefixes: Readonly<Record<SubnetRole, string>>;
  /** All problems, in words; empty if there are none. */
  readonly problems: readonly string[];
}

interface Role {
  /** Each subnet has its own quarter, so that adding one never moves another. */
  readonly quarter: number;
  /** The prefix length of the smallest subnet that serves. */
  readonly smallest: number;
}

// Azure's smallest subnet is /29 and its smallest for Bastion /26; /26 holds 59 private endpoints.
const ROLES: Readonly<Record<SubnetRole, Role>> = {
  endpointsSubnet: { quarter: 0, smallest: 26 },
  computeSubnet: { quarter: 1, smallest: 29 },
  runnerSubnet: { quarter: 2, smallest: 29 },
  bastionSubnet: { quarter: 3, smallest: 26 },
};

const SMALLEST_SPACE = 29;
/** Docker's bridge on every compute: what lies in there is never reached from a compute. */
const DOCKER_BRIDGE = "172.17.0.0/16";

/** Places the subnets that `layouts` asks for, and says everything that is wrong with them. */
export function planAddresses(
  addressSpace: readonly string[],
  layouts: Readonly<Partial<Record<SubnetRole, SubnetLayout>>>,
): AddressPlan {
  const spaceFaults = [
    ...spaceProblems(addressSpace),
    ...(layouts.computeSubnet === undefined ? [] : dockerProblems(addressSpace)),
  ];
  // a quarter of a wrong address space would only repeat what is wrong with it
  const [carvable] = spaceFaults.length === 0 ? addressSpace : [];
  const placed = (Object.keys(ROLES) as SubnetRole[]).flatMap((role) => {
    const layout = layouts[role];
    const range = layout && (layout.addressPrefix ?? quarterOf(carvable, ROLES[role].quarter));
    return range === undefined ? [] : [{ role, range }];
  });
  const invalid = placed.flatMap(({ role, range }) => {
    const problem = cidrProblem(range);
    return problem === undefined ? [] : [`${role}.addressPrefix ${problem}`];
  });
  const valid = placed.filter(({ range }) => cidrProblem(range) === undefined);
  const outside = carvable === undefined ? [] : valid.flatMap((one) => outsideProblems(one, addressSpace));
  return {
    prefixes: Object.fromEntries(placed.map(({ role, range }) => [role, range])) as Record<
      SubnetRole,
      string
    >,
    problems: [
      ...spaceFaults,
      ...invalid,
      ...valid.flatMap(sizeProblems),
      ...outside,
      ...overlapProblems(valid.map(({ role, range }) => ({ label: `${role} ${range}`, range }))),
    ],
  };
}

interface Placed {
  readonly role: SubnetRole;
  readonly range: string;
}

function spaceProblems(addressSpace: readonly string[]): string[] {
  if (addressSpace.length === 0) {
    return ["addressSpace must name at least one IPv4 range, e.g. 10.20.0.0/22"];
  }
  const invalid = addressSpace.flatMap((space) => {
    const problem = cidrProblem(space);
    return problem === undefined ? [] : [`addressSpace ${problem}`];
  });
  const valid = addressSpace.filter((space) => cidrProblem(space) === undefined);
  const small = valid
    .filter((space) => prefixLengthOf(space) > SMALLEST_SPACE)
    .map((space) => `addressSpace ${space} is too small: /${SMALLEST_SPACE} or larger is needed`);
  const ranges = valid.map((space) => ({ label: `addressSpace ${space}`, range: space }));
  return [...invalid, ...small, ...overlapProblems(ranges)];
}

function dockerProblems(addressSpace: readonly string[]): string[] {
  return addressSpace
    .filter((space) => cidrProblem(space) === undefined && cidrsOverlap(space, DOCKER_BRIDGE))
    .map((space) => `addressSpace ${space} overlaps ${DOCKER_BRIDGE}, which Docker uses on every compute`);
}

function quarterOf(space: string | undefined, quarter: number): string | undefined {
  return space && carveSubnet(space, prefixLengthOf(space) + 2, quarter);
}

function sizeProblems({ role, range }: Placed): string[] {
  const { smallest } = ROLES[role];
  return prefixLengthOf(range) <= smallest
    ? []
    : [
        `${role} ${range} is too small: /${smallest} or larger is needed; ` +
          `enlarge the first addressSpace or give ${role}.addressPrefix`,
      ];
}

function outsideProblems({ role, range }: Placed, addressSpace: readonly string[]): string[] {
  return addressSpace.some((space) => cidrContains(space, range))
    ? []
    : [`${role} ${range} is outside addressSpace ${addressSpace.join(", ")}`];
}

function overlapProblems(ranges: readonly { readonly label: string; readonly range: string }[]): string[] {
  return ranges.flatMap((later, index) =>
    ranges
      .slice(0, index)
      .filter((earlier) => cidrsOverlap(earlier.range, later.range))
      .map((earlier) => `${later.label} overlaps ${earlier.label}`),
  );
}
