import type { Construct } from "constructs";
import { Deviations } from "../constructs/governance/deviation";
import type { ExampleValue } from "../constructs/governance/example-value-guard";
import { MachineLearningWorkspace } from "../constructs/workspace/machine-learning-workspace";
import { enforceBaseline } from "./baseline-validation";
import { chosenWeakenings } from "./config/chosen-weakenings";
import { CLUSTER_NAMES } from "./config/cluster-names";
import type { ResolvedConfig } from "./config/resolved-config";
import { composeAccess } from "./parts/access";
import { composeAlerting } from "./parts/alerting";
import { placeState } from "./parts/backend";
import { composeComputes } from "./parts/computes";
import { composeCosts } from "./parts/costs";
import { composeData, composeDatastores, type Data, openDataLake } from "./parts/data";
import { composeEgress } from "./parts/egress";
import { composeEncryption, type EncryptionKeys } from "./parts/encryption";
import { type Foundation, layFoundation } from "./parts/foundation";
import { composeBudget, composeGuardrails, composeQuota } from "./parts/governing";
import { composeNetwork, type Network } from "./parts/network";
import { declareOutputs } from "./parts/outputs";
import { composePayloadStore } from "./parts/payload";
import {
  connectData,
  connectMonitoring,
  connectWorkspace,
  showStorageEndpoints,
} from "./parts/private-endpoints";
import { protectData } from "./parts/protection";
import { composePublishers } from "./parts/publishers";
import { composeServingIdentity } from "./parts/serving-identity";
import { composeServingRoles } from "./parts/serving-roles";
import { composeWatching } from "./parts/watching";
import { ReadableAddressStack } from "./readable-address-stack";

export interface LandingZoneStackProps {
  /** The environment's configuration with every default filled in: `resolveConfig(config)`. */
  readonly config: ResolvedConfig;
  /** Values of the configuration that nobody has filled in yet. @default - none */
  readonly examples?: readonly ExampleValue[];
}

/** What `storage.softDeleteDays` and `storage.allowedCopyScope` set. */
const PROTECTION_ATTRIBUTES = [
  "allowed_copy_scope",
  "blob_properties.container_delete_retention_policy.days",
  "blob_properties.delete_retention_policy.days",
  "share_properties.retention_policy.days",
  "rule.actions.snapshot.delete_after_days_since_creation_greater_than",
  "rule.actions.version.delete_after_days_since_creation",
];

/**
 * One environment of one use case: a workspace and all it stands on.
 *
 * Composition only, in the order that Azure needs: foundation, keys, data, network, workspace,
 * egress, computes, access, protection. Dev and prod are the same class with another configuration.
 *
 * Recommendations: `deploy/consistent-environments`, `operations/infrastructure-as-code`,
 * `reliability/segregate-exploratory-from-production`, `security/use-case-workspace-segregation`.
 */
export class LandingZoneStack extends ReadableAddressStack {
  readonly workspace: MachineLearningWorkspace;

  constructor(scope: Construct, id: string, props: LandingZoneStackProps) {
    super(scope, id);
    const { config, examples = [] } = props;
    placeState(this, config);
    enforceBaseline(this, {
      production: config.profile === "prod",
      warnOnly: [...config.warnOnly, ...chosenWeakenings(config)],
    });

    const foundation = layFoundation(this, config, examples);
    composeGuardrails(foundation);
    const alerting = composeAlerting(foundation);
    composeBudget(foundation, alerting);
    composeCosts(foundation);
    const keys = composeEncryption(foundation);
    const data = composeData(foundation, keys);
    recordDeviations(foundation, data);
    const network = composeNetwork(foundation, data);
    const endpoints = connectData(foundation, network, data);
    const monitorScope = connectMonitoring(foundation, network);

    const identity = foundation.identity("workspace");
    openDataLake(data, identity);
    showStorageEndpoints(foundation, endpoints, identity);
    const workspace = createWorkspace(foundation, network, data, keys, identity);
    this.workspace = workspace;
    const outboundRules =
      config.network.computeIsolation === "managed-network"
        ? composeEgress(foundation, workspace, identity, { data, monitorScope })
        : [];
    const workspaceEndpoint = connectWorkspace(foundation, network, workspace, outboundRules);
    workspace.holdComputesFor(workspaceEndpoint, ...endpoints.storage, endpoints.vault, endpoints.registry);
    const computes = composeComputes(foundation, data, workspace);
    composeDatastores(foundation, data, workspace);
    composeAccess(foundation, data, workspace);
    const serving = composeServingIdentity(foundation, data, workspace);
    composePayloadStore(foundation, data, workspace, serving);
    const senders = composeServingRoles(foundation, workspace, { serving, alerts: alerting?.identity });
    composePublishers(foundation, data, workspace);
    composeQuota(foundation, workspace);
    composeWatching(foundation, alerting, data, workspace);

    const { monitoring } = foundation;
    const { storage, dataLake, payload, vault, registry, keyVaults } = data;
    monitoring.collect(monitoring, storage, vault, registry, workspace, ...network.monitored);
    monitoring.collect(...keyVaults.map((keys) => keys.vault));
    monitoring.collect(...[dataLake, payload].filter((account) => account !== undefined));
    if (config.protectData) {
      // the workspace comes after its roles on all of them, so waiting for it is waiting for its roles
      protectData([
        { construct: monitoring, targetId: monitoring.logAnalyticsWorkspaceId, inScope: senders },
        {
          construct: storage,
          targetId: storage.storageAccountId,
          inScope: [...endpoints.storage, workspace],
        },
        { construct: vault, targetId: vault.keyVaultId, inScope: [endpoints.vault, workspace] },
        {
          construct: registry,
          targetId: registry.containerRegistryId,
          inScope: [endpoints.registry, workspace],
        },
        ...keyVaults.map((keys, at) => ({
          construct: keys,
          targetId: keys.vault.keyVaultId,
          inScope: endpoints.keyVaults.slice(at, at + 1),
        })),
        ...(dataLake
          ? [{ construct: dataLake, targetId: dataLake.storageAccountId, inScope: endpoints.dataLake }]
          : []),
        ...(payload
          ? [{ construct: payload, targetId: payload.storageAccountId, inScope: endpoints.payload }]
          : []),
      ]);
    }
    declareOutputs(foundation, data, workspace, computes, identity);
  }
}

function recordDeviations(
  { stack, config, monitoring }: Foundation,
  { storage, dataLake, payload }: Data,
): void {
  const deviations = Deviations.of(stack);
  deviations.accept(stack, "monitoring.retentionDays", config.monitoring.shorterRetention, {
    recommendations: ["operations/collect-resource-logs"],
    rules: ["operations/log-retention"],
    attributes: ["retention_in_days"],
    resources: [monitoring],
  });
  deviations.accept(stack, "storage.protection", config.storage.weakerProtection, {
    recommendations: [
      "reliability/recovery-strategy-for-dependencies",
      "security/minimize-exfiltration-service-endpoint-policy",
    ],
    rules: [
      "reliability/storage-soft-delete",
      "reliability/storage-versioning",
      "security/storage-copy-scope",
    ],
    attributes: PROTECTION_ATTRIBUTES,
    resources: [storage, dataLake, payload].filter((account) => account !== undefined),
  });
}

function createWorkspace(
  foundation: Foundation,
  network: Network,
  data: Data,
  keys: EncryptionKeys | undefined,
  identity: ReturnType<Foundation["identity"]>,
): MachineLearningWorkspace {
  const { stack, config, names, group, monitoring } = foundation;
  return new MachineLearningWorkspace(stack, "workspace", {
    resourceGroup: group,
    name: names.of("machineLearningWorkspace"),
    identity,
    storage: data.storage,
    keyVault: data.vault,
    containerRegistry: data.registry,
    monitoring,
    imageBuildComputeName: CLUSTER_NAMES.imageBuild,
    computeIsolation:
      config.network.computeIsolation === "own-network" && network.computeSubnet
        ? { kind: "own-network", computeSubnet: network.computeSubnet }
        : { kind: "managed-network" },
    encryptionKey: keys?.workspace,
    highBusinessImpact: config.highBusinessImpact,
    description: `${config.useCase}, ${config.environment}`,
    preventDestroy: config.protectData,
    controlPlaneContributor: config.workspaceIdentityControlPlane,
  });
}
