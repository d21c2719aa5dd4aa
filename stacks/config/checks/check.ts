import type { ConfigIssue } from "../config-issue";
import type { LandingZoneConfig } from "../landing-zone-config";

export type Section = keyof LandingZoneConfig;

/** A rule that the shape alone can't express. */
export interface Check {
  /** The sections it reads: it waits until their shape is right. */
  readonly reads: readonly Section[];
  issues(config: LandingZoneConfig): ConfigIssue[];
}

/** A check that sees nothing but the sections it says it reads. */
export function check<K extends Section>(
  reads: readonly K[],
  issues: (config: Pick<LandingZoneConfig, K>) => ConfigIssue[],
): Check {
  return { reads, issues };
}

/** A problem as constructs word it, `field must be …`, as an issue at that field below `parent`. */
export function issueAtFirstWord(parent: string, problem: string): ConfigIssue {
  const blank = problem.indexOf(" ");
  return { path: `${parent}.${problem.slice(0, blank)}`, problem: problem.slice(blank + 1) };
}
