import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { COMPUTE_TIMEOUTS, existingCompute, type ICompute } from "../compute/compute";
import type { IWorkloadIdentity } from "../identity/workload-identity";
import { AzapiResource } from "../terraform/azapi-resource";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import type { IInferenceCluster } from "./inference-cluster-ref";
import { type InstanceType, instanceTypeBody, instanceTypeProblems } from "./instance-type";
import type { IKubernetesNamespace } from "./kubernetes-namespace";

/** A cluster as a compute of a workspace, new or existing. */
export interface IKubernetesAttachment extends ICompute {
  /** Names of the instance types that deployments choose from. */
  readonly instanceTypes: readonly string[];
}

export interface KubernetesAttachmentProps {
  readonly workspace: IMachineLearningWorkspace;
  readonly cluster: IInferenceCluster;
  /** 2 to 16 letters, digits and hyphens, beginning with a letter; known at synthesis. */
  readonly name: string;
  /** Where the models run. */
  readonly namespace: IKubernetesNamespace;
  /** What deployments choose from, by name. */
  readonly instanceTypes: Readonly<Record<string, InstanceType>>;
  /** What a deployment gets that names none. @default - the first of `instanceTypes` */
  readonly defaultInstanceType?: string;
  /** As whom images are pulled and models read. */
  readonly identity: IWorkloadIdentity;
  /** What must be there first: the extension on the cluster, `WorkspaceTrust.ready`. */
  readonly dependsOn: readonly ITerraformDependable[];
  /** What the studio shows. @default Online inference */
  readonly description?: string;
  /** @default - the workspace's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A cluster attached to a workspace as a compute of type Kubernetes: one namespace, one identity, and shares of
 * nodes by name. A cluster may be attached several times, each time with a namespace of its own.
 *
 * Recommendations: `deploy/online-managed-or-kubernetes`, `ai-security/isolate-shared-inference-node-pool`,
 * `security/compute-local-auth-disabled`, `security/managed-identity-between-services`.
 */
export class KubernetesAttachment extends Construct implements IKubernetesAttachment {
  /**
   * An attachment that exists already.
   * @throws if `computeId` is not the ARM id of a compute
   */
  static fromComputeId(
    computeId: string,
    identity: IWorkloadIdentity,
    instanceTypes: readonly string[],
  ): IKubernetesAttachment {
    return { ...existingCompute("KubernetesAttachment", computeId, identity), instanceTypes };
  }

  readonly computeId: string;
  readonly computeName: string;
  readonly identity: IWorkloadIdentity;
  readonly instanceTypes: readonly string[];

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: KubernetesAttachmentProps) {
    super(scope, id);
    const problems = attachmentProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { cluster, identity, instanceTypes, name, namespace, workspace } = props;
    this.computeName = name;
    this.identity = identity;
    this.instanceTypes = Object.keys(instanceTypes);
    this.computeId = new AzapiResource(this, "Resource", {
      type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
      name,
      parentId: workspace.workspaceId,
      location: workspace.location,
      tags: props.tags ?? workspace.tags,
      identity: { type: "UserAssigned", identityIds: [identity.identityId] },
      body: {
        properties: {
          computeType: "Kubernetes",
          resourceId: cluster.clusterId,
          description: props.description ?? "Online inference",
          disableLocalAuth: true,
          properties: {
            namespace: namespace.namespaceName,
            defaultInstanceType: props.defaultInstanceType ?? this.instanceTypes[0],
            instanceTypes: Object.fromEntries(
              Object.entries(instanceTypes).map(([type, one]) => [type, instanceTypeBody(one)]),
            ),
          },
        },
      },
      dependsOn: [...namespace.ready, ...props.dependsOn, ...workspace.readyForCompute],
      timeouts: COMPUTE_TIMEOUTS,
      // the cluster is another's to delete
      deleteQueryParameters: { underlyingResourceAction: ["Detach"] },
      // another cluster or namespace is another compute
      replaceTriggersRefs: ["properties.resourceId", "properties.properties.namespace"],
    }).id;
  }
}

function attachmentProblems({
  defaultInstanceType,
  instanceTypes,
  name,
}: KubernetesAttachmentProps): string[] {
  return [
    /^[a-zA-Z](?:[a-zA-Z0-9-]{0,14}[a-zA-Z0-9])$/.test(name)
      ? undefined
      : `name must be 2 to 16 letters, digits and hyphens, beginning with a letter and not ending in a hyphen (got ${JSON.stringify(name)})`,
    ...instanceTypeProblems(instanceTypes),
    defaultInstanceType === undefined || Object.hasOwn(instanceTypes, defaultInstanceType)
      ? undefined
      : `defaultInstanceType must be one of instanceTypes: ${Object.keys(instanceTypes).join(", ")} (got ${JSON.stringify(defaultInstanceType)})`,
  ].filter((problem) => problem !== undefined);
}
