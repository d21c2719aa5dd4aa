import type { CostLimits } from "../../constructs/governance/cost-limits";
import type { Hours } from "../../costs/hours";
import type { LandingZoneConfig } from "./landing-zone-config";

/** What machines may cost, and how long they are expected to run. */
export interface ResolvedCosts {
  readonly limits: CostLimits;
  /** By name or kind; empty: nobody said. */
  readonly hours: Hours;
}

/** The costs with every default filled in, but for those of `CostGuard`. */
export function resolveCosts({
  hours = {},
  ...limits
}: NonNullable<LandingZoneConfig["costs"]> = {}): ResolvedCosts {
  return { limits, hours };
}
