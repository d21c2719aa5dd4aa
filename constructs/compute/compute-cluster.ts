import { MachineLearningComputeCluster } from "@cdktf/provider-azurerm/lib/machine-learning-compute-cluster";
import type { Construct } from "constructs";
import { type Deviation, Deviations, deviationProblems } from "../governance/deviation";
import type { IWorkloadIdentity } from "../identity/workload-identity";
import { AzureConstruct } from "../terraform/azure-construct";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import {
  COMPUTE_TIMEOUTS,
  computeDescription,
  existingCompute,
  type ICompute,
  recordComputePolicies,
  wholeNumberProblem,
} from "./compute";
import { canonicalVmSize, type VmPurpose, vmSizeProblem } from "./vm-sizes";

/** Nodes that run, and cost, without a job. */
export interface KeepWarm {
  /** Nodes that never go away, 1 to `maxNodes`. */
  readonly minNodes: number;
  readonly deviation: Deviation;
}

/** What every cluster can be told. */
export interface ComputeClusterProps {
  readonly workspace: IMachineLearningWorkspace;
  /** 3 to 32 letters, digits and hyphens; known at synthesis. Another name is another cluster. */
  readonly name: string;
  /** A size of the list in vm-sizes.ts for the cluster's purpose, e.g. `Standard_DS3_v2`. */
  readonly vmSize: string;
  /** Whose rights the jobs have; needs its roles on data and registry before the first job. */
  readonly identity: IWorkloadIdentity;
  /** What the studio shows; a change replaces the cluster. @default - its purpose */
  readonly description?: string;
  /** @default - the workspace's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What clusters for jobs can be told beyond that. */
export interface JobClusterProps extends ComputeClusterProps {
  /** The most nodes at a time, 1 to 100: the limit of what the cluster can cost. */
  readonly maxNodes: number;
  /** Whether `vmSize` is one with GPUs. @default false */
  readonly gpu?: boolean;
  /** Nodes that stay up without a job. @default - none: the cluster shrinks to nothing */
  readonly keepWarm?: KeepWarm;
}

/** What the kinds of clusters decide. */
export interface ClusterProfile {
  readonly purpose: VmPurpose;
  readonly priority: "Dedicated" | "LowPriority";
  readonly maxNodes: number;
  /** Whole minutes without a job after which a node goes, 2 to 120. */
  readonly idleMinutes: number;
  readonly description: string;
  /** @default false */
  readonly gpu?: boolean;
  /** @default - none */
  readonly keepWarm?: KeepWarm;
}

const NAME = /^[a-zA-Z][a-zA-Z0-9-]{1,30}[a-zA-Z0-9]$/;

/**
 * A cluster without public addresses, SSH and local accounts, which shrinks to no node at all.
 *
 * Recommendations: `security/compute-local-auth-disabled`, `security/compute-public-ssh-closed`,
 * `security/compute-no-public-ip`, `security/advisor-compute-in-vnet`,
 * `security/managed-identity-between-services`, `cost/right-size-sku-selection`,
 * `cost/cluster-autoscale-to-zero`, `cost/scale-down-idle-compute`, `cost/policies-and-quotas`,
 * `reliability/sufficient-compute-capacity`.
 */
export abstract class ComputeCluster extends AzureConstruct implements ICompute {
  /** A cluster that exists already. */
  static fromComputeId(computeId: string, identity: IWorkloadIdentity): ICompute {
    return existingCompute("ComputeCluster", computeId, identity);
  }

  readonly computeId: string;
  readonly computeName: string;
  readonly identity: IWorkloadIdentity;

  /** @throws with all problems of the props at once */
  protected constructor(scope: Construct, id: string, props: ComputeClusterProps, profile: ClusterProfile) {
    super(scope, id);
    const problems = clusterProblems(props, profile);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    this.computeName = props.name;
    this.identity = props.identity;
    this.computeId = this.createCluster(props, profile).id;
    recordComputePolicies(this, props.workspace);
  }

  private createCluster(props: ComputeClusterProps, profile: ClusterProfile): MachineLearningComputeCluster {
    const { workspace, identity } = props;
    const keepWarm = profile.keepWarm;
    Deviations.of(this).accept(this, "keepWarm", keepWarm?.deviation, {
      recommendations: ["cost/cluster-autoscale-to-zero", "cost/scale-down-idle-compute"],
      rules: ["cost/cluster-scale-to-zero"],
    });
    return new MachineLearningComputeCluster(this, "Resource", {
      name: props.name,
      machineLearningWorkspaceId: workspace.workspaceId,
      location: workspace.location,
      tags: props.tags ?? workspace.tags,
      description: computeDescription(props.description ?? profile.description, profile.gpu),
      vmSize: canonicalVmSize(props.vmSize),
      vmPriority: profile.priority,
      scaleSettings: {
        minNodeCount: keepWarm?.minNodes ?? 0,
        maxNodeCount: profile.maxNodes,
        scaleDownNodesAfterIdleDuration: `PT${profile.idleMinutes}M`,
      },
      identity: { type: "UserAssigned", identityIds: [identity.identityId] },
      localAuthEnabled: false,
      nodePublicIpEnabled: false,
      sshPublicAccessEnabled: false,
      // A managed network wants no subnet at all: azurerm refuses one there.
      subnetResourceId: workspace.computeSubnetId,
      dependsOn: [...workspace.readyForCompute],
      timeouts: { ...COMPUTE_TIMEOUTS },
    });
  }
}

function clusterProblems(props: ComputeClusterProps, profile: ClusterProfile): string[] {
  const { maxNodes, keepWarm } = profile;
  return [
    NAME.test(props.name)
      ? undefined
      : `name "${props.name}" must be 3 to 32 letters, digits and hyphens, beginning with a letter and ending without a hyphen`,
    vmSizeProblem(profile.purpose, props.vmSize, { gpu: profile.gpu }),
    wholeNumberProblem("maxNodes", maxNodes, 1, 100),
    wholeNumberProblem("idleMinutes", profile.idleMinutes, 2, 120),
    keepWarm && wholeNumberProblem("keepWarm.minNodes", keepWarm.minNodes, 1, maxNodes),
    ...(keepWarm ? deviationProblems(keepWarm.deviation).map((problem) => `keepWarm: ${problem}`) : []),
  ].filter((problem) => problem !== undefined);
}
