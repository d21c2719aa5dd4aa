import type { StorageRedundancy } from "../../constructs/data/secure-storage-account";
import { copyScopeOf, DEFAULT_SOFT_DELETE_DAYS } from "../../constructs/data/storage-protection";
import { findRegion } from "../../constructs/naming/regions";
import { DEFAULT_AZURERM_VERSION } from "../../constructs/terraform/azurerm-dialect";
import type { LandingZoneConfig } from "./landing-zone-config";
import { resolveCompute } from "./resolve-compute";
import { resolveCosts } from "./resolve-costs";
import { resolveDns, resolveNetwork } from "./resolve-network";
import { resolveServing } from "./resolve-serving";
import type {
  ClusterPriority,
  Profile,
  ResolvedConfig,
  ResolvedEgress,
  ResolvedEncryption,
  ResolvedGroups,
  ResolvedStorage,
} from "./resolved-config";

/** Days of logs that confidential data needs, whatever the profile. */
export const CONFIDENTIAL_RETENTION_DAYS = 365;

/** What a profile decides where the configuration says nothing. */
export interface ProfileDefaults {
  readonly trainingNodes: number;
  readonly trainingPriority: ClusterPriority;
  readonly batchNodes: number;
  readonly keys: "platform" | "customer";
  readonly redundancy: StorageRedundancy;
  readonly zoneRedundantRegistry: boolean;
  readonly firewallSku: "Basic" | "Standard";
  /** Days. */
  readonly retentionDays: number;
  readonly purgeOnDestroy: boolean;
  readonly protectData: boolean;
}

/** The table of the two profiles; data classification can only tighten it. */
export const PROFILES: Readonly<Record<Profile, ProfileDefaults>> = {
  dev: {
    trainingNodes: 4,
    trainingPriority: "LowPriority",
    batchNodes: 2,
    keys: "platform",
    redundancy: "LRS",
    zoneRedundantRegistry: false,
    firewallSku: "Basic",
    retentionDays: 30,
    purgeOnDestroy: true,
    protectData: false,
  },
  prod: {
    trainingNodes: 8,
    trainingPriority: "Dedicated",
    batchNodes: 8,
    keys: "customer",
    redundancy: "ZRS",
    zoneRedundantRegistry: true,
    firewallSku: "Standard",
    retentionDays: 365,
    purgeOnDestroy: false,
    protectData: true,
  },
};

/** Whether data of this classification is confidential or higher. */
export function isConfidential(tags: Pick<LandingZoneConfig["tags"], "dataClassification">): boolean {
  return tags.dataClassification === "confidential" || tags.dataClassification === "highly-confidential";
}

/** Whose keys encrypt where the configuration says nothing. */
export function defaultKeys(config: Pick<LandingZoneConfig, "profile" | "tags">): "platform" | "customer" {
  return isConfidential(config.tags) ? "customer" : PROFILES[config.profile].keys;
}

/** `config` with every default filled in; it must have no issues (`configIssues`). */
export function resolveConfig(config: LandingZoneConfig): ResolvedConfig {
  const defaults = PROFILES[config.profile];
  const confidential = isConfidential(config.tags);
  return {
    profile: config.profile,
    environment: config.environment,
    useCase: config.useCase,
    location: config.location,
    tenantId: config.tenantId,
    subscriptionId: config.subscriptionId,
    cloud: config.cloud ?? "public",
    nameSuffix: config.nameSuffix,
    tags: { ...config.tags, environment: config.environment, useCase: config.useCase },
    azurermVersion: config.azurermVersion ?? DEFAULT_AZURERM_VERSION,
    highBusinessImpact: confidential,
    network: resolveNetwork(config.network),
    dns: resolveDns(config.dns),
    groups: resolveGroups(config.groups),
    egress: resolveEgress(config.egress, defaults),
    promotion: config.promotion ?? "retrain",
    compute: resolveCompute(config, defaults),
    storage: resolveStorage(config.storage, defaults),
    registry: {
      zoneRedundant: defaults.zoneRedundantRegistry && findRegion(config.location)?.zones === true,
    },
    encryption: resolveEncryption(config),
    monitoring: {
      retentionDays:
        config.monitoring?.retentionDays ??
        (confidential ? CONFIDENTIAL_RETENTION_DAYS : defaults.retentionDays),
      privateLinkScope: config.monitoring?.privateLinkScope ?? false,
      dailyQuotaGb: config.monitoring?.dailyQuotaGb,
      shorterRetention: config.monitoring?.shorterRetention,
    },
    protectData: config.protectData ?? (confidential || defaults.protectData),
    purgeOnDestroy: config.purgeOnDestroy ?? (!confidential && defaults.purgeOnDestroy),
    alerts: config.alerts && { ...config.alerts, limits: config.alerts.limits ?? {} },
    policies: config.policies,
    budget: config.budget && {
      ...config.budget,
      emails: config.budget.emails ?? config.alerts?.emails ?? [],
    },
    costs: resolveCosts(config.costs),
    quota: config.quota ?? {},
    serving: resolveServing(config),
    backend: config.backend,
    warnOnly: config.baseline?.warnOnly ?? [],
    workspaceIdentityControlPlane: config.workspaceIdentityControlPlane,
  };
}

function resolveGroups(groups: LandingZoneConfig["groups"]): ResolvedGroups {
  return {
    dataScientists: groups.dataScientists ?? [],
    computeOperators: groups.computeOperators ?? [],
    registryUsers: groups.registryUsers,
    readers: groups.readers ?? [],
    dataAccess: {
      containers: groups.dataAccess?.containers ?? [],
      paths: groups.dataAccess?.paths ?? [],
    },
  };
}

function resolveEgress(egress: LandingZoneConfig["egress"], defaults: ProfileDefaults): ResolvedEgress {
  return {
    packageFeed: egress?.packageFeed,
    azureArtifacts: egress?.azureArtifacts,
    fqdns: egress?.fqdns ?? [],
    serviceTags: egress?.serviceTags ?? [],
    privateEndpoints: (egress?.privateEndpoints ?? []).map((target) => ({
      ...target,
      spark: target.spark ?? false,
    })),
    firewallSku: egress?.firewallSku ?? defaults.firewallSku,
  };
}

function resolveStorage(
  storage: LandingZoneConfig["storage"] = {},
  defaults: ProfileDefaults,
): ResolvedStorage {
  return {
    redundancy: storage.redundancy ?? defaults.redundancy,
    softDeleteDays: storage.softDeleteDays ?? DEFAULT_SOFT_DELETE_DAYS,
    pointInTimeRestoreDays: storage.pointInTimeRestoreDays,
    allowedCopyScope: copyScopeOf(storage),
    containers: storage.containers ?? [],
    coolAfterDays: storage.coolAfterDays ?? 90,
    weakerProtection: storage.weakerProtection,
    dataLake: storage.dataLake,
  };
}

function resolveEncryption(config: LandingZoneConfig): ResolvedEncryption {
  const { encryption } = config;
  if (encryption === undefined) {
    return defaultKeys(config) === "platform"
      ? { keys: "platform" }
      : { keys: "customer", registry: "platform" };
  }
  return encryption.keys === "platform"
    ? encryption
    : { ...encryption, registry: encryption.registry ?? "platform" };
}
