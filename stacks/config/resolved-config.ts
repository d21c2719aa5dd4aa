import type { StorageRedundancy } from "../../constructs/data/secure-storage-account";
import type { CopyScope } from "../../constructs/data/storage-protection";
import type { BudgetThreshold } from "../../constructs/governance/budget-problems";
import type { Deviation } from "../../constructs/governance/deviation";
import type { AzureCloud, PrivateLinkZoneKind } from "../../constructs/naming/clouds";
import type { AlertLimit } from "../../constructs/observability/alerting";
import type { LimitedAlert } from "../../constructs/observability/platform-limits";
import type { AzurermVersion } from "../../constructs/terraform/azurerm-dialect";
import type { LandingZoneConfig } from "./landing-zone-config";
import type { ResolvedCosts } from "./resolve-costs";
import type { ResolvedServing } from "./resolved-serving";

export type Profile = LandingZoneConfig["profile"];
export type ComputeIsolation = "managed-network" | "own-network";
export type ClusterPriority = "LowPriority" | "Dedicated";

/** An Entra group by its object id. */
export interface GroupRef {
  readonly group: string;
}

/** A configuration with nothing left open: what the stack composes from. */
export interface ResolvedConfig {
  readonly profile: Profile;
  readonly environment: string;
  readonly useCase: string;
  readonly location: string;
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly cloud: AzureCloud;
  /** `undefined`: `ResourceNames` derives it. */
  readonly nameSuffix?: string;
  /** With `environment` and `useCase` added. */
  readonly tags: Readonly<Record<string, string>>;
  readonly azurermVersion: AzurermVersion;
  /** Whether the data is confidential or higher: the workspace's high-business-impact flag. */
  readonly highBusinessImpact: boolean;
  readonly network: ResolvedNetwork;
  readonly dns: ResolvedDns;
  readonly groups: ResolvedGroups;
  readonly egress: ResolvedEgress;
  readonly promotion: "retrain" | "artifact";
  readonly compute: ResolvedCompute;
  readonly storage: ResolvedStorage;
  readonly registry: ResolvedRegistry;
  readonly encryption: ResolvedEncryption;
  readonly monitoring: ResolvedMonitoring;
  /** CanNotDelete locks and `prevent_destroy` on data. */
  readonly protectData: boolean;
  readonly purgeOnDestroy: boolean;
  readonly backend: LandingZoneConfig["backend"];
  /** Ids of rules that only warn. */
  readonly warnOnly: readonly string[];
  readonly workspaceIdentityControlPlane?: Deviation;
  /** `undefined`: nobody is told, and there are no alerts. */
  readonly alerts?: ResolvedAlerts;
  /** `undefined`: nothing is assigned. */
  readonly policies?: NonNullable<LandingZoneConfig["policies"]>;
  /** `undefined`: there is none. */
  readonly budget?: ResolvedBudget;
  readonly costs: ResolvedCosts;
  /** Cores by family; empty: as many as the subscription has. */
  readonly quota: Readonly<Record<string, number>>;
  /** `undefined`: nothing is served. */
  readonly serving?: ResolvedServing;
}

export type ResolvedNetwork = ResolvedNewNetwork | ResolvedExistingNetwork;

/** A network that the stack makes; subnet ranges left `undefined` are carved by the construct. */
export interface ResolvedNewNetwork {
  readonly kind: "new";
  readonly addressSpace: readonly string[];
  readonly endpointsSubnet?: string;
  readonly hub?: {
    readonly virtualNetworkId: string;
    readonly useRemoteGateways: boolean;
    readonly allowForwardedTraffic: boolean;
  };
  /** `true`: carve one; `false`: none. */
  readonly runnerSubnet: boolean | string;
  /** `true`: carve one; `false`: none. */
  readonly bastion: boolean | string;
  /** Empty: Azure's own. */
  readonly dnsServers: readonly string[];
  readonly computeIsolation: ComputeIsolation;
  /** Present exactly with `own-network`. */
  readonly computeSubnet?: { readonly addressPrefix?: string; readonly firewallPrivateIp?: string };
}

export interface ResolvedExistingNetwork {
  readonly kind: "existing";
  readonly virtualNetworkId: string;
  readonly endpointsSubnetId: string;
  /** Present exactly with `own-network`. */
  readonly computeSubnetId?: string;
  readonly computeIsolation: ComputeIsolation;
}

export type ResolvedDns =
  | { readonly kind: "create" }
  | { readonly kind: "policy" }
  | { readonly kind: "existing"; readonly zoneIds: Readonly<Partial<Record<PrivateLinkZoneKind, string>>> };

export interface ResolvedGroups {
  readonly dataScientists: readonly GroupRef[];
  readonly computeOperators: readonly GroupRef[];
  /** `undefined`: nobody uses a machine learning registry. */
  readonly registryUsers?: {
    readonly machineLearningRegistryId: string;
    readonly groups: readonly GroupRef[];
  };
  readonly readers: readonly GroupRef[];
  /** Condition on the data scientists' storage role; empty lists: no condition. */
  readonly dataAccess: { readonly containers: readonly string[]; readonly paths: readonly string[] };
}

export interface ResolvedEgress {
  readonly packageFeed?: string;
  readonly azureArtifacts?: {
    readonly organization: string;
    readonly accepted: Omit<Deviation, "reason">;
  };
  readonly fqdns: readonly { readonly host: string; readonly wildcard?: Deviation }[];
  readonly serviceTags: readonly {
    readonly tag: string;
    readonly protocol: "TCP" | "UDP";
    readonly ports: string;
    /** Who accepted a tag that covers resources of every customer. */
    readonly anybodys?: Deviation;
  }[];
  readonly privateEndpoints: readonly {
    readonly targetId: string;
    readonly subresource: string;
    readonly spark: boolean;
  }[];
  readonly firewallSku: "Basic" | "Standard";
}

export interface ResolvedCompute {
  /** `undefined`: no training here, models are promoted from elsewhere. */
  readonly training?: ResolvedTraining;
  readonly batch: ResolvedCluster;
  readonly imageBuild: { readonly vmSize: string };
  readonly instances: readonly ResolvedInstance[];
}

export interface ResolvedCluster {
  readonly vmSize: string;
  readonly maxNodes: number;
  readonly idleMinutes: number;
  readonly gpu: boolean;
}

export interface ResolvedTraining extends ResolvedCluster {
  readonly priority: ClusterPriority;
  readonly keepWarm?: { readonly minNodes: number; readonly deviation: Deviation };
}

export interface ResolvedInstance {
  readonly name: string;
  /** Object id of the person. */
  readonly assignedTo: string;
  readonly vmSize: string;
  readonly idleMinutes: number;
  /** Times of day, HH:MM, on working days. */
  readonly schedule?: { readonly stop: string; readonly start?: string; readonly timeZone: string };
  readonly gpu: boolean;
  /** `YYYY-MM`; another one makes the instance anew. */
  readonly imageMonth?: string;
  readonly productionUse?: Deviation;
}

export interface ResolvedStorage {
  readonly redundancy: StorageRedundancy;
  readonly softDeleteDays: number;
  readonly pointInTimeRestoreDays?: number;
  /** `undefined` only with point-in-time restore. */
  readonly allowedCopyScope?: CopyScope;
  readonly containers: readonly string[];
  readonly coolAfterDays: number;
  readonly weakerProtection?: Deviation;
  readonly dataLake?: { readonly filesystems: readonly string[] };
}

export interface ResolvedRegistry {
  /** In prod where the region has zones. */
  readonly zoneRedundant: boolean;
}

export type ResolvedEncryption =
  | { readonly keys: "platform"; readonly deviation?: Deviation }
  | {
      readonly keys: "customer";
      /** `undefined`: the stack makes a vault and the keys. */
      readonly keyVault?: {
        readonly keyVaultId: string;
        readonly workspaceKey: string;
        readonly storageKey: string;
        readonly registryKey?: string;
      };
      readonly registry: "platform" | "customer";
      readonly registryPlatformKeys?: Deviation;
      readonly registryReachableVault?: Deviation;
    };

export interface ResolvedMonitoring {
  readonly retentionDays: number;
  readonly privateLinkScope: boolean;
  /** Gigabytes a day; `undefined`: no limit. */
  readonly dailyQuotaGb?: number;
  readonly shorterRetention?: Deviation;
}

export interface ResolvedAlerts {
  readonly emails: readonly string[];
  /** Where docs/runbooks is read. */
  readonly runbooks: string;
  readonly trainingMinutes?: number;
  readonly limits: Readonly<Partial<Record<LimitedAlert, AlertLimit>>>;
}

/** Policies that the environment assigns itself. */
export type PoliciesHere = Extract<NonNullable<LandingZoneConfig["policies"]>, { assigned: "here" }>;

export interface ResolvedBudget {
  /** In the currency of the billing account. */
  readonly monthly: number;
  /** The first day of a month. */
  readonly startsOn: string;
  readonly emails: readonly string[];
  readonly thresholds?: readonly BudgetThreshold[];
}
