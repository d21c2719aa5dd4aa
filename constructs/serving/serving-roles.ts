const ML = "Microsoft.MachineLearningServices/workspaces";

/** What a custom role allows. */
export interface RoleActions {
  readonly description: string;
  readonly actions: readonly string[];
  readonly notActions?: readonly string[];
}

/**
 * Calls online endpoints with an Entra token. A key or a token of the service's own would outlive the caller's
 * right: the actions that give them away are left out (gotcha 36).
 *
 * Recommendation: `deploy/online-rbac-for-keys-and-tokens`.
 */
export const ONLINE_INVOKER: RoleActions = {
  description: "Calls online endpoints with an Entra token; reads no key and no token.",
  actions: [`${ML}/onlineEndpoints/read`, `${ML}/onlineEndpoints/score/action`],
};

/**
 * Starts jobs by batch endpoints and follows them.
 *
 * Recommendation: `deploy/batch-endpoint-authn-authz`.
 */
export const BATCH_INVOKER: RoleActions = {
  description: "Starts jobs by batch endpoints, and reads them.",
  actions: [
    `${ML}/batchEndpoints/read`,
    `${ML}/batchEndpoints/deployments/read`,
    `${ML}/batchEndpoints/jobs/read`,
    `${ML}/batchEndpoints/jobs/write`,
    `${ML}/jobs/read`,
    `${ML}/data/versions/read`,
    `${ML}/datastores/read`,
  ],
};

/**
 * Rolls models out: endpoints, deployments, schedules, and what watches and scales them. Neither the network
 * nor a key nor a right on anything else, and no key of an endpoint.
 *
 * Recommendations: `security/least-privilege-user-rbac`, `ai-security/rbac-abac-control-and-data-plane`.
 */
export const SERVING_DEPLOYER: RoleActions = {
  description: "Rolls models out; touches neither network, keys, data nor roles.",
  actions: [
    "Microsoft.Resources/subscriptions/resourceGroups/read",
    `${ML}/read`,
    `${ML}/computes/read`,
    `${ML}/models/read`,
    `${ML}/models/versions/read`,
    `${ML}/environments/read`,
    `${ML}/environments/versions/read`,
    `${ML}/codes/read`,
    `${ML}/codes/versions/read`,
    `${ML}/onlineEndpoints/*`,
    `${ML}/batchEndpoints/*`,
    `${ML}/schedules/*`,
    `${ML}/operations/read`,
    `${ML}/locations/mfeOperationsStatus/read`,
    "Microsoft.ManagedIdentity/userAssignedIdentities/read",
    "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
    "Microsoft.OperationalInsights/workspaces/read",
    "Microsoft.Insights/diagnosticSettings/*",
    "Microsoft.Insights/autoscaleSettings/*",
    "Microsoft.Insights/metricAlerts/*",
    "Microsoft.Insights/scheduledQueryRules/*",
    "Microsoft.Insights/actionGroups/read",
  ],
  notActions: [
    `${ML}/onlineEndpoints/listKeys/action`,
    `${ML}/onlineEndpoints/regenerateKeys/action`,
    `${ML}/onlineEndpoints/token/action`,
    `${ML}/onlineEndpoints/score/action`,
    `${ML}/batchEndpoints/listKeys/action`,
    `${ML}/batchEndpoints/jobs/write`,
  ],
};
