import type { ITerraformDependable } from "cdktf";
/** An Azure Machine Learning workspace, new or existing. */
export interface IMachineLearningWorkspace {
  /** ARM id. */
  readonly workspaceId: string;
  readonly workspaceName: string;
  /** The region, e.g. `westeurope`. */
  readonly location: string;
  /** Tags that its computes carry too. */
  readonly tags: Readonly<Record<string, string>>;
  /** Where computes live: the workspace's managed network, or a subnet of the team's own. */
  readonly computeSubnetId?: string;
  /** What computes must wait for: outbound rules, roles, endpoints. */
  readonly readyForCompute: readonly ITerraformDependable[];
}
