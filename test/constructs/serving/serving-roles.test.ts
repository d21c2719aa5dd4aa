import {
  BATCH_INVOKER,
  JOB_READER,
  LOG_SENDER,
  ONLINE_INVOKER,
  PREDICTION_WRITER,
  type RoleActions,
  SERVING_DEPLOYER,
  SERVING_READER,
  SERVING_WATCHER,
} from "../../../constructs/serving/serving-roles";

/** As Azure decides where there is no wildcard: without regard to case. */
function allows({ actions }: RoleActions, action: string): boolean {
  return actions.some((one) => one.toLowerCase() === action.toLowerCase());
}

const ML = "Microsoft.MachineLearningServices/workspaces";
const allowed = (role: RoleActions, actions: readonly string[]) => actions.filter((one) => allows(role, one));

const SECRETS = [
  `${ML}/onlineEndpoints/listKeys/action`,
  `${ML}/onlineEndpoints/regenerateKeys/action`,
  `${ML}/onlineEndpoints/token/action`,
  `${ML}/batchEndpoints/listKeys/action`,
  `${ML}/listKeys/action`,
  `${ML}/connections/listSecrets/action`,
  "Microsoft.Storage/storageAccounts/listKeys/action",
  "Microsoft.OperationalInsights/workspaces/sharedKeys/read",
];

describe("deploy/online-rbac-for-keys-and-tokens", () => {
  test("who calls an online endpoint scores and reads, and no more", () => {
    expect(allows(ONLINE_INVOKER, `${ML}/onlineEndpoints/score/action`)).toBe(true);
    expect(allows(ONLINE_INVOKER, `${ML}/onlineEndpoints/read`)).toBe(true);
    expect(
      allowed(ONLINE_INVOKER, [...SECRETS, `${ML}/onlineEndpoints/write`, `${ML}/onlineEndpoints/delete`]),
    ).toEqual([]);
  });

  test("who calls a batch endpoint starts jobs, and changes no deployment", () => {
    expect(allows(BATCH_INVOKER, `${ML}/batchEndpoints/jobs/write`)).toBe(true);
    expect(
      allowed(BATCH_INVOKER, [
        ...SECRETS,
        `${ML}/batchEndpoints/write`,
        `${ML}/batchEndpoints/deployments/write`,
      ]),
    ).toEqual([]);
  });
});

describe("deploy/batch-partial-failure-staging: who publishes predictions", () => {
  const blobs = "Microsoft.Storage/storageAccounts/blobServices/containers";

  test("sees jobs, and writes blobs; it starts nothing and deletes nothing", () => {
    expect(JOB_READER).toMatchObject({ actions: [`${ML}/jobs/read`] });
    expect(JOB_READER.dataActions).toBeUndefined();
    expect(PREDICTION_WRITER).toMatchObject({
      actions: [`${blobs}/read`],
      dataActions: [`${blobs}/blobs/read`, `${blobs}/blobs/write`],
    });
  });
});

describe("a rollout can never touch the network or the keys", () => {
  test("who deploys models makes endpoints, deployments, schedules, and what watches them", () => {
    const wanted = [
      `${ML}/onlineEndpoints/write`,
      `${ML}/onlineEndpoints/deployments/delete`,
      `${ML}/batchEndpoints/deployments/write`,
      `${ML}/schedules/write`,
      "Microsoft.Insights/diagnosticSettings/write",
      "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
    ];
    expect(allowed(SERVING_DEPLOYER, wanted)).toEqual(wanted);
  });

  test("who reads finds by their names what a plan looks up in the group", () => {
    const wanted = [
      "Microsoft.ManagedIdentity/userAssignedIdentities/read",
      "Microsoft.Insights/actionGroups/read",
      "Microsoft.OperationalInsights/workspaces/read",
    ];
    expect(allowed(SERVING_READER, wanted)).toEqual(wanted);
    expect(SERVING_READER.actions.filter((action) => !action.endsWith("/read"))).toEqual([]);
  });

  test("who watches keeps alerts and autoscale settings, and where the logs of these go", () => {
    const wanted = ["autoscaleSettings", "metricAlerts", "scheduledQueryRules", "diagnosticSettings"].flatMap(
      (kind) => ["read", "write", "delete"].map((action) => `Microsoft.Insights/${kind}/${action}`),
    );
    expect(allowed(SERVING_WATCHER, wanted)).toEqual(wanted);
  });

  test("who sends logs may do what Azure asks for their destination, and no more", () => {
    expect(LOG_SENDER.actions).toEqual([
      "Microsoft.OperationalInsights/workspaces/read",
      "Microsoft.OperationalInsights/workspaces/sharedKeys/action",
    ]);
    const others = [SERVING_DEPLOYER, SERVING_READER, SERVING_WATCHER];
    expect(
      others.filter((role) => allows(role, "Microsoft.OperationalInsights/workspaces/sharedKeys/action")),
    ).toEqual([]);
  });

  test("and nothing of what the landing zone is for", () => {
    const forbidden = [
      ...SECRETS,
      `${ML}/write`,
      `${ML}/delete`,
      `${ML}/computes/write`,
      `${ML}/outboundRules/write`,
      `${ML}/connections/write`,
      `${ML}/onlineEndpoints/score/action`,
      `${ML}/batchEndpoints/jobs/write`,
      "Microsoft.Network/privateEndpoints/write",
      "Microsoft.Network/networkSecurityGroups/write",
      "Microsoft.KeyVault/vaults/write",
      "Microsoft.Storage/storageAccounts/write",
      "Microsoft.ContainerRegistry/registries/write",
      "Microsoft.ManagedIdentity/userAssignedIdentities/write",
      "Microsoft.Authorization/roleAssignments/write",
      "Microsoft.Authorization/roleDefinitions/write",
      "Microsoft.Authorization/locks/delete",
    ];
    expect(allowed(SERVING_DEPLOYER, forbidden)).toEqual([]);
    expect(allowed(SERVING_WATCHER, forbidden)).toEqual([]);
    expect(allowed(LOG_SENDER, forbidden)).toEqual([]);
  });

  test("no role has a wildcard: what Azure adds tomorrow is allowed to nobody", () => {
    const roles = [
      BATCH_INVOKER,
      JOB_READER,
      LOG_SENDER,
      ONLINE_INVOKER,
      PREDICTION_WRITER,
      SERVING_DEPLOYER,
      SERVING_READER,
      SERVING_WATCHER,
    ];
    const all = roles.flatMap(({ actions, dataActions = [] }) => [...actions, ...dataActions]);
    expect(all.filter((action) => action.includes("*"))).toEqual([]);
  });
});
