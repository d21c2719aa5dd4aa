import { DataAzurermMachineLearningWorkspace } from "@cdktf/provider-azurerm/lib/data-azurerm-machine-learning-workspace";
import { DataAzurermUserAssignedIdentity } from "@cdktf/provider-azurerm/lib/data-azurerm-user-assigned-identity";
import type { TerraformStack } from "cdktf";
import {
  type IMachineLearningWorkspace,
  type IPrincipal,
  type IResourceGroup,
  type IVirtualNetwork,
  MachineLearningWorkspace,
  ResourceGroup,
  ResourceNames,
  VirtualNetwork,
} from "../../constructs";
import type { ResolvedConfig } from "../../stacks";

/** What the cluster needs of the landing zone, found by its names: a plan fails where it isn't there. */
export interface FoundLandingZone {
  readonly names: ResourceNames;
  readonly resourceGroup: IResourceGroup;
  readonly virtualNetwork: IVirtualNetwork;
  readonly workspace: IMachineLearningWorkspace;
  readonly workspaceIdentity: IPrincipal;
  /** ARM ids of what endpoints and nodes read and write. */
  readonly ids: Readonly<Record<"registry" | "storage" | "insights" | "logs", string>>;
}

export function findLandingZone(stack: TerraformStack, config: ResolvedConfig): FoundLandingZone {
  const { environment, location, nameSuffix: suffix, subscriptionId, tags, useCase } = config;
  const names = new ResourceNames({ useCase, environment, location, subscriptionId, suffix });
  const resourceGroupName = names.of("resourceGroup");
  const resourceGroupId = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}`;
  const idOf = (type: string, name: string): string => `${resourceGroupId}/providers/${type}/${name}`;
  const workspaceName = names.of("machineLearningWorkspace");
  const workspace = new DataAzurermMachineLearningWorkspace(stack, "workspace", {
    name: workspaceName,
    resourceGroupName,
  });
  const identity = new DataAzurermUserAssignedIdentity(stack, "workspace-identity", {
    name: names.of("userAssignedIdentity", "workspace"),
    resourceGroupName,
  });
  const virtualNetworkName = names.of("virtualNetwork");
  return {
    names,
    resourceGroup: ResourceGroup.fromAttributes({ resourceGroupId, resourceGroupName, location, tags }),
    virtualNetwork: VirtualNetwork.fromAttributes({
      virtualNetworkId: idOf("Microsoft.Network/virtualNetworks", virtualNetworkName),
      virtualNetworkName,
    }),
    workspace: MachineLearningWorkspace.fromAttributes({
      workspaceId: workspace.id,
      workspaceName,
      location,
      tags,
    }),
    workspaceIdentity: { principalId: identity.principalId, principalType: "ServicePrincipal" },
    ids: {
      registry: idOf("Microsoft.ContainerRegistry/registries", names.of("containerRegistry")),
      storage: idOf("Microsoft.Storage/storageAccounts", names.of("storageAccount")),
      insights: idOf("Microsoft.Insights/components", names.of("applicationInsights")),
      logs: idOf("Microsoft.OperationalInsights/workspaces", names.of("logAnalyticsWorkspace")),
    },
  };
}
