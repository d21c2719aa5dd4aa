import { DataAzurermMachineLearningWorkspace } from "@cdktf/provider-azurerm/lib/data-azurerm-machine-learning-workspace";
import { DataAzurermMonitorActionGroup } from "@cdktf/provider-azurerm/lib/data-azurerm-monitor-action-group";
import { DataAzurermUserAssignedIdentity } from "@cdktf/provider-azurerm/lib/data-azurerm-user-assigned-identity";
import type { TerraformStack } from "cdktf";
import type { ICompute } from "../../constructs/compute/compute";
import { type IResourceGroup, ResourceGroup } from "../../constructs/governance/resource-group";
import { type IWorkloadIdentity, WorkloadIdentity } from "../../constructs/identity/workload-identity";
import { ResourceNames } from "../../constructs/naming/resource-names";
import type { Alerting } from "../../constructs/observability/alerting";
import { MachineLearningWorkspace } from "../../constructs/workspace/machine-learning-workspace";
import type { IMachineLearningWorkspace } from "../../constructs/workspace/workspace-ref";
import { CLUSTER_NAMES } from "../config/cluster-names";
import type { ResolvedConfig } from "../config/resolved-config";
import { ALERTS_IDENTITY } from "./alerting";
import { TRAINING_IDENTITY } from "./computes";
import { SERVING_IDENTITY } from "./serving-identity";
import { SERVING_GROUP } from "./serving-roles";

/** What another stack of the same environment finds of the landing zone; what is a function, only where one asks. */
export interface LandingZoneLookup {
  readonly workspace: IMachineLearningWorkspace;
  /** Its ARM id by its name, for what is written beside the stack before Terraform looks it up. */
  readonly knownWorkspaceId: string;
  /** Of alerts and autoscale settings; all else is found in the landing zone's own group. */
  readonly resourceGroup: IResourceGroup;
  /** ARM id: known by its name, because the data source of azurerm reads the keys, too. */
  readonly logAnalyticsWorkspaceId: string;
  /** The workspace's own account. */
  readonly storageAccountName: string;
  readonly batchCluster: Pick<ICompute, "computeId" | "computeName">;
  /** The cluster on which models are trained, with the identity of its jobs. */
  trainingCluster(): ICompute;
  /** The identity of online endpoints. */
  servingIdentity(): IWorkloadIdentity;
  /** Where alerts lie and whom they tell; `undefined` where nobody is told. */
  alerting(): Alerting | undefined;
}

/**
 * Finds a landing zone by its names: a plan fails where it isn't there, and its state is never read, so that
 * whoever deploys here needs no right on it.
 */
export function lookUpLandingZone(stack: TerraformStack, config: ResolvedConfig): LandingZoneLookup {
  const { alerts, environment, location, nameSuffix, subscriptionId, tags, useCase } = config;
  const names = new ResourceNames({ useCase, environment, location, subscriptionId, suffix: nameSuffix });
  const resourceGroupName = names.of("resourceGroup");
  const resourceGroupId = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}`;
  const servingGroupName = names.of("resourceGroup", SERVING_GROUP);
  const resourceGroup = ResourceGroup.fromAttributes({
    resourceGroupId: `/subscriptions/${subscriptionId}/resourceGroups/${servingGroupName}`,
    resourceGroupName: servingGroupName,
    location,
    tags,
  });
  const workspaceName = names.of("machineLearningWorkspace");
  const found = new DataAzurermMachineLearningWorkspace(stack, "workspace", {
    name: workspaceName,
    resourceGroupName,
  });
  const computeId = (name: string) => `${found.id}/computes/${name}`;
  const identity = (purpose: string) =>
    once(() => {
      const { id, clientId, principalId } = new DataAzurermUserAssignedIdentity(
        stack,
        `${purpose}-identity`,
        { name: names.of("userAssignedIdentity", purpose), resourceGroupName },
      );
      return WorkloadIdentity.fromAttributes({ identityId: id, clientId, principalId });
    });
  const trainingIdentity = identity(TRAINING_IDENTITY);
  const alertsIdentity = identity(ALERTS_IDENTITY);
  return {
    resourceGroup,
    workspace: MachineLearningWorkspace.fromAttributes({
      workspaceId: found.id,
      workspaceName,
      location,
      tags,
    }),
    knownWorkspaceId: `${resourceGroupId}/providers/Microsoft.MachineLearningServices/workspaces/${workspaceName}`,
    logAnalyticsWorkspaceId: `${resourceGroupId}/providers/Microsoft.OperationalInsights/workspaces/${names.of("logAnalyticsWorkspace")}`,
    storageAccountName: names.of("storageAccount"),
    batchCluster: { computeId: computeId(CLUSTER_NAMES.batch), computeName: CLUSTER_NAMES.batch },
    trainingCluster: () => ({
      computeId: computeId(CLUSTER_NAMES.training),
      computeName: CLUSTER_NAMES.training,
      identity: trainingIdentity(),
    }),
    servingIdentity: identity(SERVING_IDENTITY),
    alerting: once(
      () =>
        alerts && {
          resourceGroup,
          actionGroupId: new DataAzurermMonitorActionGroup(stack, "alerts", {
            name: names.of("actionGroup"),
            resourceGroupName,
          }).id,
          runbooks: alerts.runbooks,
          logReader: alertsIdentity(),
        },
    ),
  };
}

/** What is looked up the first time that somebody asks. */
function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}
