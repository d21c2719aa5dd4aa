import type { Attributes } from "../../terraform-json";
import type { Addition } from "./additions";
import { CLUSTER_CLOSED, CLUSTER_NAMESPACE } from "./kubernetes-broken";
import { placed } from "./placed";
import { azapi, ML, workspaceIn } from "./serving-bodies";

/** Kubernetes clusters with what Azure takes where nothing is written. */
export const ADDED_KUBERNETES: readonly Addition[] = [
  {
    type: "azurerm_kubernetes_cluster",
    name: "mutant",
    what: "a Kubernetes cluster with the provider's defaults",
    breaks: CLUSTER_CLOSED,
    attributes: (stack) =>
      placed(stack, {
        name: "mutant",
        dns_prefix: "mutant",
        identity: { type: "SystemAssigned" },
        default_node_pool: { name: "system", vm_size: "Standard_D4s_v5", node_count: 1 },
      }),
  },
  {
    type: "azapi_resource",
    name: "mutant-cluster",
    what: "a Kubernetes cluster with Azure's defaults, by azapi",
    breaks: CLUSTER_CLOSED,
    attributes: (stack) => ({
      type: "Microsoft.ContainerService/managedClusters@2025-09-01",
      name: "mutant",
      parent_id: stack.resourceGroupId,
      location: "westeurope",
      body: { properties: { agentPoolProfiles: [{ name: "system", mode: "System", count: 1 }] } },
    }),
  },
  {
    type: "azapi_resource",
    name: "mutant-kubernetes-compute",
    what: "somebody's Kubernetes cluster as a compute, in the namespace of everybody",
    breaks: CLUSTER_NAMESPACE,
    attributes: (stack) => {
      const workspace = workspaceIn(stack);
      return workspace && azapi(`${ML}/computes`, workspace, IN_DEFAULT);
    },
  },
];

const IN_DEFAULT: Attributes = {
  properties: {
    computeType: "Kubernetes",
    resourceId:
      "/subscriptions/ffffffff-0000-0000-0000-000000000001/resourceGroups/rg-elsewhere/providers/Microsoft.ContainerService/managedClusters/aks-elsewhere",
    disableLocalAuth: true,
    properties: { namespace: "default" },
  },
};
