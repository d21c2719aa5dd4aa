import { TerraformOutput } from "cdktf";
import type { IWorkloadIdentity } from "../../constructs/identity/workload-identity";
import type { MachineLearningWorkspace } from "../../constructs/workspace/machine-learning-workspace";
import type { Computes } from "./computes";
import type { Data } from "./data";
import type { Foundation } from "./foundation";

/**
 * The contract with other stacks and pipelines: names never change, and nothing here is secret.
 */
export function declareOutputs(
  foundation: Foundation,
  data: Data,
  workspace: MachineLearningWorkspace,
  computes: Computes,
  workspaceIdentity: IWorkloadIdentity,
): void {
  const { stack, group, monitoring } = foundation;
  const outputs: Record<string, string | undefined> = {
    resource_group_name: group.resourceGroupName,
    workspace_id: workspace.workspaceId,
    workspace_name: workspace.workspaceName,
    workspace_discovery_url: workspace.discoveryUrl,
    workspace_identity_id: workspaceIdentity.identityId,
    training_identity_id: computes.training?.identity.identityId,
    batch_identity_id: computes.batch.identity.identityId,
    image_build_identity_id: computes.imageBuild.identity.identityId,
    interactive_identity_id: computes.interactiveIdentity?.identityId,
    storage_account_id: data.storage.storageAccountId,
    data_lake_storage_account_id: data.dataLake?.storageAccountId,
    key_vault_id: data.vault.keyVaultId,
    container_registry_id: data.registry.containerRegistryId,
    log_analytics_workspace_id: monitoring.logAnalyticsWorkspaceId,
    application_insights_id: monitoring.applicationInsightsId,
  };
  for (const [name, value] of Object.entries(outputs)) {
    if (value !== undefined) {
      new TerraformOutput(stack, name, { value });
    }
  }
}
