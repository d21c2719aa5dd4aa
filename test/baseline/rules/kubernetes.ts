/** Templates with a Kubernetes cluster that models answer from, for tests of rules. */

const TAINT = "ml.azure.com/amlarc=true:NoSchedule";

/** A pool beside Kubernetes' own that only models are placed on. */
export const KEPT_POOL = { mode: "User", node_taints: [TAINT] };

/** A cluster with the part for machine learning and one pool, which is called `models`. */
export function withPool(pool: object, extension: object | undefined = {}): object {
  const cluster = "${azurerm_kubernetes_cluster.c.id}";
  const installed = { cluster_id: cluster, extension_type: "Microsoft.AzureML.Kubernetes", ...extension };
  return {
    resource: {
      azurerm_kubernetes_cluster: { c: { default_node_pool: { name: "system" } } },
      azurerm_kubernetes_cluster_node_pool: { models: { kubernetes_cluster_id: cluster, ...pool } },
      ...(extension === undefined ? {} : { azurerm_kubernetes_cluster_extension: { e: installed } }),
    },
  };
}
