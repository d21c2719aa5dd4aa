import { KubernetesClusterNodePool } from "@cdktf/provider-azurerm/lib/kubernetes-cluster-node-pool";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { canonicalVmSize, vmSizeProblem } from "../compute/vm-sizes";
import type { ISubnet } from "../network/subnet";
import { AzureConstruct } from "../terraform/azure-construct";
import type { IInferenceCluster } from "./inference-cluster-ref";
import { leastNodes, type PoolScale, poolScaleProblems, UPGRADE_SETTINGS, ZONES } from "./node-pool";

/** What a pool for models can be told. */
export interface InferencePoolSettings extends PoolScale {
  /** 1 to 12 lower-case letters and digits, a letter first. @default inference */
  readonly name?: string;
  /** Whether `vmSize` is one with GPUs. @default false */
  readonly gpu?: boolean;
  /**
   * The one workspace whose models may run here: others are kept out by taints. The router of the extension is
   * kept out too, so a cluster needs another pool beside it.
   * @default - the models of every workspace that the cluster is attached to
   */
  readonly reservedFor?: { readonly resourceGroupName: string; readonly workspaceName: string };
}

export interface InferencePoolProps extends InferencePoolSettings {
  readonly cluster: IInferenceCluster;
  /** Subnet of the nodes. */
  readonly subnet: ISubnet;
  /** Whether others rely on it: then it has 3 nodes or more. @default false */
  readonly inProduction?: boolean;
  /** Whether temporary disks and caches are encrypted on the host. @default true */
  readonly hostEncryption?: boolean;
  /** Zones of the nodes, none where the region has none. @default - all three */
  readonly zones?: readonly string[];
}

/** The label by which extension and models choose their nodes. */
const POOL_LABEL = "mlzone-pool";

/** The taint that only Azure Machine Learning's own pods, and its models, tolerate. */
const MACHINE_LEARNING = "ml.azure.com/amlarc=true:NoSchedule";

/**
 * Nodes for models and nothing else: a taint keeps other pods away, a label draws the models, and the pool grows
 * and shrinks in three zones with what they ask for.
 *
 * Recommendations: `ai-security/isolate-shared-inference-node-pool`, `reliability/zone-redundant-inference`,
 * `performance/autoscale-deployments`, `ai-reliability/api-hosting-zones-or-regions`.
 */
export class InferencePool extends AzureConstruct implements ITerraformDependable {
  readonly poolName: string;
  /** What a pod asks for to run here. */
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** So that others can wait for the pool: `dependsOn: [pool]`. */
  readonly fqn: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: InferencePoolProps) {
    super(scope, id);
    const problems = inferencePoolProblems("", props, props.inProduction ?? false);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { cluster, name = "inference", reservedFor, zones = ZONES } = props;
    this.poolName = name;
    this.nodeSelector = { [POOL_LABEL]: name };
    const least = leastNodes(props);
    const pool = new KubernetesClusterNodePool(this, "Resource", {
      name,
      kubernetesClusterId: cluster.clusterId,
      mode: "User",
      osType: "Linux",
      osSku: "Ubuntu",
      vmSize: canonicalVmSize(props.vmSize),
      vnetSubnetId: props.subnet.subnetId,
      zones: zones.length === 0 ? undefined : [...zones],
      autoScalingEnabled: true,
      minCount: least,
      maxCount: props.maxNodes,
      priority: "Regular",
      workloadRuntime: "OCIContainer",
      nodePublicIpEnabled: false,
      hostEncryptionEnabled: props.hostEncryption ?? true,
      nodeLabels: this.nodeSelector,
      nodeTaints: [
        MACHINE_LEARNING,
        ...(reservedFor === undefined
          ? []
          : [
              `ml.azure.com/resource-group=${reservedFor.resourceGroupName}:NoSchedule`,
              `ml.azure.com/workspace=${reservedFor.workspaceName}:NoSchedule`,
            ]),
      ],
      upgradeSettings: { ...UPGRADE_SETTINGS },
      // a change of size or zones makes new nodes beside the old ones
      temporaryNameForRotation: rotationName(name),
      tags: cluster.tags,
      // how many nodes there are is the autoscaler's
      lifecycle: { ignoreChanges: ["node_count"] },
      timeouts: { create: "60m", update: "60m", delete: "60m" },
    });
    this.fqn = pool.fqn;
  }
}

/** A name of at most 12 characters for the nodes that stand in while a pool is made anew. */
export function rotationName(name: string): string {
  return `${name.slice(0, 9)}tmp`;
}

/** What is wrong with a pool, in words that begin with `field`; empty if nothing is. */
export function inferencePoolProblems(
  field: string,
  { gpu, name = "inference", ...scale }: InferencePoolSettings,
  inProduction: boolean,
): string[] {
  return [
    /^[a-z][a-z0-9]{0,11}$/.test(name)
      ? undefined
      : `${field}name must be 1 to 12 lower-case letters and digits, beginning with a letter (got ${JSON.stringify(name)})`,
    vmSizeProblem("onlineInference", scale.vmSize, { gpu, field: `${field}vmSize` }),
    ...poolScaleProblems(field, scale, inProduction),
  ].filter((problem) => problem !== undefined);
}
