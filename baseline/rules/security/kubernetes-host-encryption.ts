import { nodePools } from "../../azure/joins/node-pools";
import { is, must } from "../must";
import { rule } from "../rule";

export const kubernetesHostEncryption = rule({
  id: "security/kubernetes-host-encryption",
  title: "Disks of a Kubernetes cluster are encrypted on the machines, too",
  recommendations: ["security/encryption-at-rest-and-in-transit", "ai-security/encrypt-all-data-stores"],
  severity: "low",
  why: "Temporary disks and caches, where pods keep models and requests for a while, are otherwise written as they are.",
  fix: {
    construct: "InferenceCluster has it so; withoutHostEncryption says who accepted otherwise",
    terraform:
      "azurerm_kubernetes_cluster: default_node_pool.host_encryption_enabled = true; azurerm_kubernetes_cluster_node_pool: host_encryption_enabled = true",
  },
  looksAt: nodePools,
  finds: ({ hostEncryption }) =>
    must(hostEncryption, is(true), "temporary disks and caches aren't encrypted"),
});
