import { DataAzurermMachineLearningWorkspace } from "@cdktf/provider-azurerm/lib/data-azurerm-machine-learning-workspace";
import { DataAzurermUserAssignedIdentity } from "@cdktf/provider-azurerm/lib/data-azurerm-user-assigned-identity";
import type { TerraformStack } from "cdktf";
import { type IWorkloadIdentity, WorkloadIdentity } from "../../constructs/identity/workload-identity";
import { ResourceNames } from "../../constructs/naming/resource-names";
import { MachineLearningWorkspace } from "../../constructs/workspace/machine-learning-workspace";
import type { IMachineLearningWorkspace } from "../../constructs/workspace/workspace-ref";
import { CLUSTER_NAMES } from "../config/cluster-names";
import type { ResolvedConfig } from "../config/resolved-config";
import { SERVING_IDENTITY } from "./serving-identity";

/** What another stack of the same environment finds of the landing zone. */
export interface LandingZoneLookup {
  readonly workspace: IMachineLearningWorkspace;
  readonly resourceGroupName: string;
  /** ARM id: known by its name, because the data source of azurerm reads the keys, too. */
  readonly logAnalyticsWorkspaceId: string;
  readonly batchCluster: { readonly computeId: string };
  /** The identity of online endpoints; looked up only where one asks. */
  servingIdentity(): IWorkloadIdentity;
}

/**
 * Finds a landing zone by its names: a plan fails where it isn't there, and its state is never read, so that
 * whoever deploys here needs no right on it.
 */
export function lookUpLandingZone(stack: TerraformStack, config: ResolvedConfig): LandingZoneLookup {
  const { environment, location, nameSuffix, subscriptionId, tags, useCase } = config;
  const names = new ResourceNames({ useCase, environment, location, subscriptionId, suffix: nameSuffix });
  const resourceGroupName = names.of("resourceGroup");
  const group = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}`;
  const workspaceName = names.of("machineLearningWorkspace");
  const found = new DataAzurermMachineLearningWorkspace(stack, "workspace", {
    name: workspaceName,
    resourceGroupName,
  });
  return {
    resourceGroupName,
    workspace: MachineLearningWorkspace.fromAttributes({
      workspaceId: found.id,
      workspaceName,
      location,
      tags,
    }),
    logAnalyticsWorkspaceId: `${group}/providers/Microsoft.OperationalInsights/workspaces/${names.of("logAnalyticsWorkspace")}`,
    batchCluster: { computeId: `${found.id}/computes/${CLUSTER_NAMES.batch}` },
    servingIdentity: () => {
      const identity = new DataAzurermUserAssignedIdentity(stack, "serving-identity", {
        name: names.of("userAssignedIdentity", SERVING_IDENTITY),
        resourceGroupName,
      });
      return WorkloadIdentity.fromAttributes({
        identityId: identity.id,
        clientId: identity.clientId,
        principalId: identity.principalId,
      });
    },
  };
}
