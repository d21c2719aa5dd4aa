import type { RecommendationId } from "../../baseline/catalogue";
import type { RiskWords } from "./weaker-fact";

const PRIVATE: readonly RecommendationId[] = ["security/workspace-access-from-vnet-only"];

/** Guidance on what computes reach outside. */
export const OUTBOUND: readonly RecommendationId[] = ["security/managed-network-approved-outbound"];

/** What is said of a service that the public network reaches; others say part of it otherwise. */
export const OPENED: RiskWords = {
  what: "the public network reaches it",
  why: "Whoever finds its name can try to get in; a stolen token is enough.",
  fix: "Keep it closed, and reach it through its private endpoint.",
  severity: "high",
  recommendations: PRIVATE,
};
