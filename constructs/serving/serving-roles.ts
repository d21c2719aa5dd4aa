const ML = "Microsoft.MachineLearningServices/workspaces";

/** What a custom role allows; no wildcards, so that nothing comes to it that Azure adds tomorrow. */
export interface RoleActions {
  readonly description: string;
  readonly actions: readonly string[];
  /** What it allows on what lies in a resource, e.g. on blobs. @default - nothing */
  readonly dataActions?: readonly string[];
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
 * Sees which jobs of a workspace there are, and whether they are finished.
 *
 * Recommendation: `security/least-privilege-user-rbac`.
 */
export const JOB_READER: RoleActions = {
  description: "Reads jobs, and starts none.",
  actions: [`${ML}/jobs/read`],
};

/**
 * Writes predictions into the container that readers read, given on that container alone. It deletes nothing, and
 * hands no address out that opens a blob to others.
 *
 * Recommendations: `security/least-privilege-user-rbac`, `ai-security/rbac-abac-control-and-data-plane`.
 */
export const PREDICTION_WRITER: RoleActions = {
  description: "Reads and writes blobs of published predictions; deletes none.",
  actions: ["Microsoft.Storage/storageAccounts/blobServices/containers/read"],
  dataActions: ["read", "write"].map(
    (action) => `Microsoft.Storage/storageAccounts/blobServices/containers/blobs/${action}`,
  ),
};

/**
 * Rolls models out in a workspace: endpoints, deployments, schedules and their logs; on the identity of the
 * endpoints, that they may use it. Neither network nor keys nor data nor rights, and no key of an endpoint.
 * On the workspace it reaches the workspace's own diagnostic setting, and a schedule runs as its cluster's identity.
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
 * Watches and scales what is rolled out: alerts and autoscale settings, with where their logs go. Given on a group
 * that holds nothing else: on the landing zone's own it would reach the diagnostic settings of storage and vaults.
 *
 * Recommendation: `security/least-privilege-user-rbac`.
 */
export const SERVING_WATCHER: RoleActions = {
  description: "Keeps the alerts and autoscale settings of what is rolled out, and where their logs go.",
  actions: [
    "Microsoft.Resources/subscriptions/resourceGroups/read",
    ...["autoscaleSettings", "metricAlerts", "scheduledQueryRules", "diagnosticSettings"].flatMap((kind) =>
      changing(`Microsoft.Insights/${kind}`),
    ),
  ],
};

/**
 * Finds what a plan of a rollout looks up in the landing zone's group; changes nothing there.
 *
 * Recommendation: `security/least-privilege-user-rbac`.
 */
export const SERVING_READER: RoleActions = {
  description: "Reads what a rollout looks up in the landing zone; changes nothing.",
  actions: [
    "Microsoft.Resources/subscriptions/resourceGroups/read",
    "Microsoft.OperationalInsights/workspaces/read",
    // a plan finds the identities of the landing zone by their names, that of retraining among them
    "Microsoft.ManagedIdentity/userAssignedIdentities/read",
    "Microsoft.Insights/actionGroups/read",
    // what fires belongs to the resource that is watched, and those lie here
    "Microsoft.AlertsManagement/alerts/read",
  ],
};

/**
 * Makes one Log Analytics workspace the destination of diagnostic settings. Azure asks for its shared key's action
 * then; local authentication is off there, so the key opens nothing.
 *
 * Recommendations: `operations/collect-resource-logs`, `security/least-privilege-user-rbac`.
 */
export const LOG_SENDER: RoleActions = {
  description: "Sends logs of resources to one Log Analytics workspace, whose keys are switched off.",
  actions: [
    "Microsoft.OperationalInsights/workspaces/read",
    "Microsoft.OperationalInsights/workspaces/sharedKeys/action",
  ],
};

function changing(type: string): string[] {
  return [`${type}/read`, `${type}/write`, `${type}/delete`];
}
