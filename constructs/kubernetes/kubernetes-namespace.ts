import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { AzapiResource } from "../terraform/azapi-resource";
import type { IInferenceCluster } from "./inference-cluster-ref";
import { type Quantity, quantityProblems } from "./kubernetes-quantity";

/** A namespace of a cluster, new or existing. */
export interface IKubernetesNamespace {
  readonly namespaceName: string;
  /** What waits for it: Azure attaches a namespace that isn't there, and fails with the first model. */
  readonly ready: readonly ITerraformDependable[];
}

export interface KubernetesNamespaceProps {
  readonly cluster: IInferenceCluster;
  /** 1 to 63 lower-case letters, digits and hyphens. */
  readonly name: string;
  /** What all pods of it may ask for together: one team can't take the other's nodes. */
  readonly quota: Quantity;
}

/**
 * A namespace for the models of one workspace or team, made by Azure's control plane: nobody needs a way to the
 * private API server for it. Its own pods come and go with the attachment, so it is deleted with all in it.
 *
 * Its network policy lets everything in: the router that brings the requests runs in the extension's namespace,
 * and Azure's choices are everybody, the same namespace, or nobody. What else may call a model is for a policy of
 * the team's own.
 *
 * Recommendations: `ai-security/isolate-shared-inference-node-pool`, `ai-security/identity-segmentation`.
 */
export class KubernetesNamespace extends Construct implements IKubernetesNamespace {
  /** A namespace that exists already. */
  static fromNamespaceName(namespaceName: string): IKubernetesNamespace {
    const problem = nameProblem(namespaceName);
    if (problem !== undefined) {
      throw new Error(`KubernetesNamespace: ${problem}`);
    }
    return { namespaceName, ready: [] };
  }

  readonly namespaceName: string;
  readonly ready: readonly ITerraformDependable[];

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: KubernetesNamespaceProps) {
    super(scope, id);
    const { cluster, name, quota } = props;
    const problems = [nameProblem(name), ...quantityProblems("quota", quota)].filter(
      (problem) => problem !== undefined,
    );
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const namespace = new AzapiResource(this, "Resource", {
      type: "Microsoft.ContainerService/managedClusters/managedNamespaces@2025-10-01",
      name,
      parentId: cluster.clusterId,
      location: cluster.location,
      tags: cluster.tags,
      body: {
        properties: {
          // one that somebody made by hand is his
          adoptionPolicy: "Never",
          deletePolicy: "Delete",
          defaultNetworkPolicy: { ingress: "AllowAll", egress: "AllowAll" },
          defaultResourceQuota: {
            cpuRequest: quota.cpu,
            cpuLimit: quota.cpu,
            memoryRequest: quota.memory,
            memoryLimit: quota.memory,
          },
        },
      },
    });
    this.namespaceName = name;
    this.ready = [namespace];
  }
}

function nameProblem(name: string): string | undefined {
  return Token.isUnresolved(name) || /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)
    ? undefined
    : `name must be 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends (got ${JSON.stringify(name)})`;
}
