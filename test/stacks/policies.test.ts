import type { TerraformStack } from "cdktf";
import { BUILT_IN_POLICIES } from "../../constructs/governance/built-in-policies";
import type { LandingZoneConfig } from "../../stacks/config/landing-zone-config";
import { accepted, standing } from "../support/deviations";
import { testDeviation } from "../support/fixtures";
import { landingZone, servingStack } from "./synthesized";

const names = new Map(Object.entries(BUILT_IN_POLICIES).map(([name, { id }]) => [id as string, name]));

/** The policies that a stack's list covers, by their names in the table, and the constructs that do. */
function covered(environment: "dev" | "prod", changes?: Partial<LandingZoneConfig>) {
  return coveredBy(landingZone(environment, changes));
}

function coveredBy(stack: TerraformStack) {
  const covering = new Map<string, string[]>();
  for (const { construct, policies } of [...accepted(stack), ...standing(stack)]) {
    for (const id of policies) {
      const name = names.get(id) ?? id;
      covering.set(name, [...(covering.get(name) ?? []), construct].sort());
    }
  }
  return Object.fromEntries([...covering].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const VAULT_LOGS = (...vaults: string[]) => vaults.map((vault) => `${vault}/vault-logs`);

/** Both environments have these, recorded by the same constructs. */
const BOTH = {
  blobLogs: ["storage/blob-logs"],
  customRoles: [
    "batch-invoker-role",
    "job-reader-role",
    "online-invoker-role",
    "prediction-writer-role",
    "serving-deployer-role",
    "serving-log-sender-role",
    "serving-reader-role",
    "serving-watcher-role",
  ],
  fileLogs: ["storage/file-logs"],
  insightsLogs: ["monitoring/insights-logs"],
  insightsPublicNetwork: ["monitoring"],
  insightsPublicNetworkModify: ["monitoring"],
  logAnalyticsPublicNetwork: ["monitoring"],
  logAnalyticsPublicNetworkModify: ["monitoring"],
  logAnalyticsSavedQueries: ["monitoring"],
  networkDdosProtection: ["network"],
  networkFlowLogs: ["network"],
  queueLogs: ["storage/queue-logs"],
  registryArmTokens: ["registry"],
  registryArmTokensModify: ["registry"],
  registryCustomerManagedKey: ["registry"],
  registryServiceEndpoint: ["registry"],
  storageGeoRedundant: ["storage"],
  storageSasSevenDays: ["storage"],
  storageServiceEndpoint: ["storage"],
  tableLogs: ["storage/table-logs"],
  workspaceLogsToEventHub: ["workspace/workspace-logs"],
  workspaceLogsToLogAnalytics: ["workspace/workspace-logs"],
  workspaceLogsToStorage: ["workspace/workspace-logs"],
  workspaceV1LegacyMode: ["workspace"],
};
const LOGS_OF_TYPES = ["monitoring/log-analytics-logs", "registry/registry-logs", "workspace/workspace-logs"];

describe("the built-in policies that a stack's deviations cover: exactly these", () => {
  test("dev", () => {
    expect(covered("dev")).toEqual({
      ...BOTH,
      computesInVirtualNetwork: ["batch", "image-build", "instance-churn-explore", "training"],
      diagnosticSettingsOfTypes: [...LOGS_OF_TYPES, ...VAULT_LOGS("vault")].sort(),
      registryZoneRedundant: ["registry"],
      storageCustomerManagedKey: ["storage"],
      storageZoneRedundant: ["storage"],
      vaultAuditEventToLogAnalytics: VAULT_LOGS("vault"),
      vaultLogsToEventHub: VAULT_LOGS("vault"),
      vaultServiceEndpoint: ["vault"],
      workspaceCustomerManagedKey: ["workspace"],
      workspaceCustomerManagedKeyExists: ["workspace"],
    });
  });

  test("prod", () => {
    const vaults = ["keys/vault", "vault"];
    expect(covered("prod")).toEqual({
      ...BOTH,
      computesInVirtualNetwork: ["batch", "image-build", "training"],
      diagnosticSettingsOfTypes: [...LOGS_OF_TYPES, ...VAULT_LOGS(...vaults)].sort(),
      vaultAuditEventToLogAnalytics: VAULT_LOGS(...vaults),
      vaultLogsToEventHub: VAULT_LOGS(...vaults),
      vaultServiceEndpoint: vaults,
    });
  });
});

test("what a serving stack's deviations cover: where the logs of its endpoints go", () => {
  expect(coveredBy(servingStack("prod"))).toEqual({
    endpointLogsToEventHub: ["online/churn-score/endpoint-logs"],
    endpointLogsToStorage: ["online/churn-score/endpoint-logs"],
  });
});

describe("what a person accepted carries the policies that report it", () => {
  const acceptedIn = (changes?: Partial<LandingZoneConfig>) =>
    accepted(landingZone("prod", changes)).map(({ construct, property, policies }) => ({
      where: `${property} of ${construct}`,
      policies: policies.map((id) => names.get(id)),
    }));

  /** Of those that prod is committed with: code and jobs are what a policy configures, and none reports. */
  const GUARDRAILS = [
    { where: "unapprovedJobs of guardrails", policies: [] },
    { where: "unsignedCode of guardrails", policies: [] },
  ];

  test("prod's registry without a key of its own", () => {
    expect(acceptedIn()).toEqual([
      ...GUARDRAILS,
      { where: "platformManagedKeys of registry", policies: ["registryCustomerManagedKey"] },
    ]);
  });

  test("security/encrypt-with-cmk: prod without keys of its own, answered once for all resources", () => {
    const changes = { encryption: { keys: "platform", deviation: testDeviation() } } as const;
    const policies = [
      "registryCustomerManagedKey",
      "storageCustomerManagedKey",
      "workspaceCustomerManagedKeyExists",
      "workspaceCustomerManagedKey",
    ];
    expect(acceptedIn(changes)).toEqual([{ where: "encryption of ", policies }, ...GUARDRAILS]);
    const stands = new Set(standing(landingZone("prod", changes)).flatMap((one) => one.policies));
    expect(policies.filter((name) => [...stands].some((id) => names.get(id) === name))).toEqual([]);
  });
});

test("a subnet of the team's own: computes are in a network for every policy, the workspace is not in a managed one", () => {
  const own = covered("dev", {
    network: {
      addressSpace: ["10.20.0.0/22"],
      computeIsolation: "own-network",
      computeSubnet: { firewallPrivateIp: "10.0.0.4" },
    },
    egress: undefined,
  });
  expect(own).not.toHaveProperty("computesInVirtualNetwork");
  expect(own).toMatchObject({ workspaceApprovedOutboundOnly: ["workspace"] });
  expect(covered("dev")).not.toHaveProperty("workspaceApprovedOutboundOnly");
});

test("a private link scope: nothing of Azure Monitor is public, nothing of it has to be answered", () => {
  const closed = Object.keys(covered("prod", { monitoring: { privateLinkScope: true } }));
  expect(closed.filter((name) => name.includes("PublicNetwork"))).toEqual([]);
});
