import { KubernetesClusterTrustedAccessRoleBinding } from "@cdktf/provider-azurerm/lib/kubernetes-cluster-trusted-access-role-binding";
import { type ITerraformDependable, Token } from "cdktf";
import type { Construct } from "constructs";
import { type AzureRole, BUILT_IN_ROLES } from "../identity/built-in-roles";
import type { IPrincipal } from "../identity/principals";
import { RoleAssignment } from "../identity/role-assignment";
import { AzureConstruct } from "../terraform/azure-construct";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import { CLUSTER_ROLES } from "./cluster-roles";
import type { IInferenceCluster } from "./inference-cluster-ref";

export interface WorkspaceTrustProps {
  readonly cluster: IInferenceCluster;
  readonly workspace: IMachineLearningWorkspace;
  /** As whom the workspace looks at the cluster. */
  readonly workspaceIdentity: IPrincipal;
}

/**
 * Lets one workspace run its models on a cluster: by trusted access, which reaches a private API server without
 * local accounts and inside the cluster may do what the role for workloads says; and by two roles on the
 * cluster's resource. Microsoft's article also asks for *Cluster Admin*, which would list a certificate that signs
 * in as anything; without local accounts there is none. Trusted access is there in the public cloud only.
 *
 * Recommendations: `security/least-privilege-workspace-identity`, `security/managed-identity-between-services`,
 * `deploy/online-managed-or-kubernetes`.
 */
export class WorkspaceTrust extends AzureConstruct {
  /** What an attachment waits for. */
  readonly ready: readonly ITerraformDependable[];

  /** @throws if the cluster's name or the workspace's is known at plan only */
  constructor(scope: Construct, id: string, props: WorkspaceTrustProps) {
    super(scope, id);
    const { cluster, workspace, workspaceIdentity } = props;
    if (Token.isUnresolved(workspace.workspaceName)) {
      throw new Error(
        `${this.node.path}: workspace.workspaceName must be known: the binding is called after it`,
      );
    }
    const binding = new KubernetesClusterTrustedAccessRoleBinding(this, "Resource", {
      name: bindingName(workspace.workspaceName),
      kubernetesClusterId: cluster.clusterId,
      sourceResourceId: workspace.workspaceId,
      roles: ["Microsoft.MachineLearningServices/workspaces/mlworkload"],
    });
    const given = (name: string, role: AzureRole, description: string): RoleAssignment =>
      new RoleAssignment(this, name, {
        scope: cluster.clusterId,
        role,
        principal: workspaceIdentity,
        description,
      });
    this.ready = [
      binding,
      given("reader", BUILT_IN_ROLES.reader, "see the cluster that models run on"),
      given("extension", CLUSTER_ROLES.extensionContributor, "talk to the machine learning extension"),
    ];
  }
}

/** At most 24 letters, digits and hyphens, the last of them no hyphen. */
function bindingName(workspaceName: string): string {
  return workspaceName.replaceAll("_", "-").slice(0, 24).replace(/-+$/, "");
}
