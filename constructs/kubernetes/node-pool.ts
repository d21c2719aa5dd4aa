import { wholeNumberProblem } from "../compute/compute";

/** How large a pool is, and may become. */
export interface PoolScale {
  /** Azure's size of a node, e.g. `Standard_DS3_v2`. */
  readonly vmSize: string;
  /** Nodes that never go away, 1 to `maxNodes`; in production 3 or more, one a zone. @default 3 */
  readonly minNodes?: number;
  /** The most nodes at a time, to 1000: the limit of what the pool can cost. */
  readonly maxNodes: number;
}

/** A node of every zone answers while one of the zones is away. */
export const ZONES = ["1", "2", "3"] as const;
const LEAST_IN_PRODUCTION = 3;

/** Nodes that an upgrade adds while it replaces others. */
const SURGE = 1 / 3;
export const UPGRADE_SETTINGS = {
  maxSurge: "33%",
  drainTimeoutInMinutes: 30,
  nodeSoakDurationInMinutes: 5,
} as const;

/** The nodes that never go away. */
export function leastNodes({ minNodes = LEAST_IN_PRODUCTION }: PoolScale): number {
  return minNodes;
}

/** The most addresses that a pool takes: one a node, with those that an upgrade adds. */
export function addressesOf({ maxNodes }: PoolScale): number {
  return maxNodes + Math.ceil(maxNodes * SURGE);
}

/** What is wrong with the scale of a pool, in words that begin with the field. */
export function poolScaleProblems(field: string, scale: PoolScale, inProduction: boolean): string[] {
  const least = inProduction ? LEAST_IN_PRODUCTION : 1;
  const most = wholeNumberProblem(`${field}maxNodes`, scale.maxNodes, least, 1000);
  return [
    most,
    most === undefined
      ? wholeNumberProblem(`${field}minNodes`, leastNodes(scale), least, scale.maxNodes)
      : undefined,
  ].filter((problem) => problem !== undefined);
}
