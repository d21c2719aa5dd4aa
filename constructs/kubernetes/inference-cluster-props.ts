import { type ITerraformDependable, Token } from "cdktf";
import { findVmSize } from "../compute/vm-sizes";
import { type Deviation, deviationProblems } from "../governance/deviation";
import type { IResourceGroup } from "../governance/resource-group";
import type { IClusterIdentities } from "./cluster-identities";
import { type ClusterMaintenance, maintenanceProblems } from "./cluster-maintenance";
import { type ClusterNetworkProps, clusterNetworkProblems } from "./cluster-network";
import { type InferencePoolSettings, inferencePoolProblems } from "./inference-pool";
import { addressesOf, type PoolScale, poolScaleProblems } from "./node-pool";
import type { IPrivateClusterZone } from "./private-cluster-zone";

export interface InferenceClusterProps {
  readonly resourceGroup: IResourceGroup;
  /** 1 to 54 letters, digits and hyphens, e.g. `aks-churn-prod-weu`; known at synthesis. */
  readonly name: string;
  readonly identities: IClusterIdentities;
  /** Where the API server's name resolves. */
  readonly zone: IPrivateClusterZone;
  readonly network: ClusterNetworkProps;
  /** Nodes for models. */
  readonly inferencePool: InferencePoolSettings;
  /** Nodes of the cluster itself, 4 vCPUs or more, no GPU. @default - Standard_D4ds_v5, 3 to 5 */
  readonly systemPool?: PoolScale;
  /** Whether others rely on its answers: then each pool has 3 nodes or more. @default false */
  readonly inProduction?: boolean;
  /** `Premium` adds long-term support of a version; a cluster without uptime agreement isn't offered. @default Standard */
  readonly skuTier?: "Standard" | "Premium";
  /** When the stable channel may upgrade control plane and nodes. @default - Sundays from 02:00 UTC, 4 hours */
  readonly maintenance?: ClusterMaintenance;
  /** Keys of the customer's own on the nodes' disks: ARM id of a disk encryption set. @default - platform keys */
  readonly diskEncryptionSetId?: string;
  /**
   * Lets Defender for Containers watch the nodes; the subscription's plan for it is its owner's (gotcha 41).
   * @default - none
   */
  readonly defender?: { readonly logAnalyticsWorkspaceId: string };
  /** No zones, where the region has none. @default - three zones */
  readonly withoutZones?: Deviation;
  /** Temporary disks and caches unencrypted, where the subscription hasn't registered it. @default - encrypted on the host */
  readonly withoutHostEncryption?: Deviation;
  /** What must exist first, e.g. the route out of the subnet. @default - nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** Terraform refuses to destroy it. @default false */
  readonly preventDestroy?: boolean;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

export const SYSTEM_POOL: PoolScale = { vmSize: "Standard_D4ds_v5", minNodes: 3, maxNodes: 5 };

/** vCPUs below which AKS advises against a node for itself. */
const LEAST_VCPUS = 4;

/** What is wrong with a cluster, in words that begin with the field; empty if nothing is. */
export function inferenceClusterProblems(props: InferenceClusterProps): string[] {
  const { inferencePool, inProduction = false, maintenance = {}, name, network } = props;
  const { systemPool = SYSTEM_POOL, withoutHostEncryption, withoutZones } = props;
  const addresses = addressesOf(systemPool) + addressesOf(inferencePool);
  return [
    !Token.isUnresolved(name) && /^[a-zA-Z0-9]([a-zA-Z0-9-]{0,52}[a-zA-Z0-9])?$/.test(name)
      ? undefined
      : `name must be 1 to 54 letters, digits and hyphens, with a letter or digit at both ends (got ${JSON.stringify(name)})`,
    systemSizeProblem(systemPool.vmSize),
    ...poolScaleProblems("systemPool.", systemPool, inProduction),
    ...inferencePoolProblems("inferencePool.", inferencePool, inProduction),
    inferencePool.name === "system"
      ? `inferencePool.name "system" is the pool of the cluster itself`
      : undefined,
    inferencePool.reservedFor === undefined
      ? undefined
      : "inferencePool.reservedFor would leave the inference router without nodes; make an InferencePool beside this one",
    ...clusterNetworkProblems(network, Number.isInteger(addresses) ? addresses : 0),
    ...maintenanceProblems(maintenance),
    ...weakerProblems("withoutZones", withoutZones),
    ...weakerProblems("withoutHostEncryption", withoutHostEncryption),
  ].filter((problem) => problem !== undefined);
}

function systemSizeProblem(vmSize: string): string | undefined {
  const size = findVmSize(vmSize);
  return size !== undefined && size.vcpus >= LEAST_VCPUS && size.gpus === 0
    ? undefined
    : `systemPool.vmSize must be a size of vm-sizes.ts with ${LEAST_VCPUS} vCPUs or more and no GPU, e.g. ${SYSTEM_POOL.vmSize} (got ${JSON.stringify(vmSize)})`;
}

function weakerProblems(field: string, deviation: Deviation | undefined): string[] {
  return deviation === undefined ? [] : deviationProblems(deviation).map((problem) => `${field}: ${problem}`);
}
