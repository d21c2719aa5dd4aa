import { isPatch } from "../../azure/facts";
import { nodePools } from "../../azure/joins/node-pools";
import { isWritten } from "../../azure/joins/references";
import { mustHold } from "../must";
import { rule } from "../rule";

export const kubernetesSubnet = rule({
  id: "security/kubernetes-subnet",
  title: "The nodes of a Kubernetes cluster stand in a subnet of the landing zone",
  recommendations: ["security/managed-vnet-isolation", "security/exfiltration-guard-explicit-egress"],
  severity: "high",
  why: "A network that the cluster makes for itself has no rules, no route through the firewall and no way to private endpoints.",
  fix: {
    construct: "InferenceCluster: network.subnet",
    terraform:
      "azurerm_kubernetes_cluster: default_node_pool.vnet_subnet_id; azurerm_kubernetes_cluster_node_pool: vnet_subnet_id",
  },
  looksAt: (estate) => nodePools(estate).filter(({ resource }) => !isPatch(resource)),
  finds: ({ subnet }) =>
    mustHold(isWritten(subnet), "the nodes stand in a network that the cluster makes for itself", {
      attribute: subnet.at,
    }),
});
