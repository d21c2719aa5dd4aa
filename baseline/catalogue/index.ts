/**
 * Every recommendation of Microsoft's guides for machine learning on Azure: what it says, who sees to
 * it, and what meets it. A recommendation that isn't met yet says so. One file a pillar, or a section
 * of it; docs/recommendations.md is generated from here.
 */
import { AI_COST } from "./ai-cost";
import { AI_OPERATIONS } from "./ai-operations";
import { AI_PERFORMANCE } from "./ai-performance";
import { AI_RELIABILITY } from "./ai-reliability";
import { AI_SECURITY } from "./ai-security";
import { COST } from "./cost";
import { DEPLOY_BATCH } from "./deploy-batch";
import { DEPLOY_GENERAL } from "./deploy-general";
import { DEPLOY_ONLINE } from "./deploy-online";
import { OPERATIONS } from "./operations";
import { PERFORMANCE } from "./performance";
import type { Recommendation } from "./recommendation";
import { RELIABILITY } from "./reliability";
import { SECURITY_AUDITS } from "./security-audits";
import { SECURITY_CHECKLIST } from "./security-checklist";
import { SECURITY_SETTINGS } from "./security-settings";

const ALL = [
  ...RELIABILITY,
  ...SECURITY_CHECKLIST,
  ...SECURITY_SETTINGS,
  ...SECURITY_AUDITS,
  ...COST,
  ...OPERATIONS,
  ...PERFORMANCE,
  ...AI_RELIABILITY,
  ...AI_SECURITY,
  ...AI_COST,
  ...AI_OPERATIONS,
  ...AI_PERFORMANCE,
  ...DEPLOY_GENERAL,
  ...DEPLOY_BATCH,
  ...DEPLOY_ONLINE,
];

/** The id of a recommendation; a rule or report that names another is an error of the compiler. */
export type RecommendationId = (typeof ALL)[number]["id"];

/** All recommendations, those of a pillar together. */
export const CATALOGUE: readonly Recommendation<RecommendationId>[] = ALL;

const BY_ID = new Map<string, Recommendation<RecommendationId>>(
  ALL.map((recommendation) => [recommendation.id, recommendation]),
);

/** The recommendation with this id; undefined if there is none. */
export function findRecommendation(id: string): Recommendation<RecommendationId> | undefined {
  return BY_ID.get(id);
}
