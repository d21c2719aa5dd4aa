const ML = "Microsoft.MachineLearningServices/workspaces";

/** What a custom role allows; no wildcards, so that nothing comes to it that Azure adds tomorrow. */
export interface RoleActions {
  readonly description: string;
  readonly actions: readonly string[];
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
 * Rolls models out in a workspace: endpoints, deployments, schedules and their logs; on the identity of the
 * endpoints, that they may use it. Neither network nor keys nor data nor rights, and no key of an endpoint.
 *
 * Recommendations: `security/least-privilege-user-rbac`, `ai-security/rbac-abac-control-and-data-plane`.
 */
export const SERVING_DEPLOYER: RoleActions = {
  description: "Rolls models out; touches neither network, keys, data nor rights.",
  actions: [
    `${ML}/read`,
    `${ML}/computes/read`,
    `${ML}/datastores/read`,
    `${ML}/data/versions/read`,
    ...["models", "environments", "codes", "components"].flatMap((kind) => [
      `${ML}/${kind}/read`,
      `${ML}/${kind}/versions/read`,
    ]),
    ...[
      "onlineEndpoints",
      "batchEndpoints",
      "onlineEndpoints/deployments",
      "batchEndpoints/deployments",
      "schedules",
    ]
      .map((kind) => `${ML}/${kind}`)
      .concat("Microsoft.Insights/diagnosticSettings")
      .flatMap(changing),
    "Microsoft.ManagedIdentity/userAssignedIdentities/read",
    "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
  ],
};

/**
 * Watches and scales what is rolled out: alerts and autoscale settings, which lie in the resource group. A role
 * on the group, so it allows nothing else there but to look.
 *
 * Recommendation: `security/least-privilege-user-rbac`.
 */
export const SERVING_WATCHER: RoleActions = {
  description: "Keeps the alerts and autoscale settings of what is rolled out.",
  actions: [
    "Microsoft.Resources/subscriptions/resourceGroups/read",
    "Microsoft.OperationalInsights/workspaces/read",
    // a plan finds the identities of the landing zone by their names, that of retraining among them
    "Microsoft.ManagedIdentity/userAssignedIdentities/read",
    "Microsoft.Insights/actionGroups/read",
    "Microsoft.AlertsManagement/alerts/read",
    ...["autoscaleSettings", "metricAlerts", "scheduledQueryRules"].flatMap((kind) =>
      changing(`Microsoft.Insights/${kind}`),
    ),
  ],
};

function changing(type: string): string[] {
  return [`${type}/read`, `${type}/write`, `${type}/delete`];
}
