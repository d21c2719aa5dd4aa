import type { Breaks } from "../mutant";

/** What is broken where a caller of an endpoint shows something else than an Entra token. */
export const TOKENS: Breaks = [
  "deploy/online-token-over-key-auth",
  "deploy/batch-entra-tokens",
  "ai-security/authenticate-every-inference-endpoint",
];
/** What goes live, and how it is taken back. */
export const ROLLOUT: Breaks = [
  "deploy/update-plan-blue-green",
  "reliability/blue-green-online-endpoint",
  "deploy/online-safe-rollout-mirrored-traffic",
];
export const CLOSED: Breaks = [
  "security/workspace-access-from-vnet-only",
  "deploy/security-authn-authz-encryption-network",
];
