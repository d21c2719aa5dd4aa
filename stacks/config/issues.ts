import { CHECKS } from "./checks";
import type { ConfigIssue } from "./config-issue";
import { type LandingZoneConfig, landingZoneSchema } from "./landing-zone-config";
import { shapeReport } from "./shape";

/**
 * Everything that is wrong with a configuration, not only the first thing; empty if nothing is.
 *
 * A check runs as soon as the shape of the sections that it reads is right, so that a missing tag
 * doesn't hide overlapping address spaces.
 */
export function configIssues(config: unknown): ConfigIssue[] {
  const { issues, broken } = shapeReport(landingZoneSchema, config);
  const readable = !broken.has(undefined);
  const meaning = CHECKS.filter(({ reads }) => readable && !reads.some((section) => broken.has(section)))
    // the sections a check reads have passed the schema
    .flatMap((check) => check.issues(config as LandingZoneConfig));
  return [...issues, ...meaning];
}
