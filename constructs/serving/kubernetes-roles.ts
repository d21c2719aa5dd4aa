import type { RoleActions } from "./serving-roles";

const ENDPOINTS = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";

/**
 * Calls online endpoints on Kubernetes: with a token of the workspace, which the caller fetches with an Entra
 * token. Keys stay out of it (gotchas 36, 37). For managed endpoints there is `ONLINE_INVOKER`, which needs no
 * such token and doesn't allow one.
 *
 * Recommendation: `deploy/online-rbac-for-keys-and-tokens`.
 */
export const KUBERNETES_INVOKER: RoleActions = {
  description: "Calls online endpoints on Kubernetes with the workspace's tokens; reads no key.",
  actions: [`${ENDPOINTS}/read`, `${ENDPOINTS}/token/action`],
};
