import { type ConfigIssue, issueWith } from "../config-issue";
import { isConfidential, PROFILES } from "../profile";
import { check } from "./check";

/** Fewer days than a weekend and a holiday: a deletion on Friday must still be noticed in time. */
const LEAST_SOFT_DELETE_DAYS = 7;

const NEEDLESS: Omit<ConfigIssue, "path"> = {
  problem: "must be left out: nothing here is weaker than the profile",
};

/** Logs that prod keeps for less long than its profile, and nobody accepted it. */
export const acceptedRetention = check(["monitoring", "profile", "tags"], ({ monitoring, profile, tags }) => {
  const { retentionDays, shorterRetention } = monitoring ?? {};
  const least = PROFILES[profile].retentionDays;
  // confidential data has a rule of its own, without a way around it
  const weaker =
    profile === "prod" && !isConfidential(tags) && retentionDays !== undefined && retentionDays < least;
  return accepted(
    "monitoring.shorterRetention",
    shorterRetention,
    weaker
      ? [
          issueWith(
            "monitoring.retentionDays",
            `must be ≥ ${least} in prod, or shorterRetention accept less`,
            retentionDays,
          ),
        ]
      : [],
  );
});

/** Data in prod, or confidential data, with weaker protection that nobody accepted. */
export const acceptedProtection = check(["storage", "profile", "tags"], ({ storage, profile, tags }) => {
  const { softDeleteDays, allowedCopyScope, weakerProtection } = storage ?? {};
  const strict = profile === "prod" || isConfidential(tags);
  const days =
    softDeleteDays !== undefined && softDeleteDays < LEAST_SOFT_DELETE_DAYS
      ? [
          issueWith(
            "storage.softDeleteDays",
            `must be ≥ ${LEAST_SOFT_DELETE_DAYS} here, or weakerProtection accept less`,
            softDeleteDays,
          ),
        ]
      : [];
  const scope =
    allowedCopyScope === "AAD"
      ? [
          issueWith(
            "storage.allowedCopyScope",
            'must be "PrivateLink" here, or weakerProtection accept copies from the whole tenant',
            allowedCopyScope,
          ),
        ]
      : [];
  return accepted("storage.weakerProtection", weakerProtection, strict ? [...days, ...scope] : []);
});

/** A deviation answers all issues of its setting, and stands only where there is one. */
function accepted(path: string, deviation: object | undefined, issues: ConfigIssue[]): ConfigIssue[] {
  if (deviation === undefined) {
    return issues;
  }
  return issues.length > 0 ? [] : [{ path, ...NEEDLESS }];
}
