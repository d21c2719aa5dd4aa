import { KUBERNETES_CLUSTER } from "../../azure/kubernetes-cluster";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const kubernetesUpgrades = rule({
  id: "security/kubernetes-upgrades",
  title: "Kubernetes clusters are patched by themselves",
  recommendations: ["security/security-baseline-and-defender"],
  severity: "medium",
  why: "Holes in Kubernetes and in the machines' system are known on the day of the patch; a cluster that waits for somebody stays open.",
  fix: {
    construct: "InferenceCluster has it so; there is no property that changes it",
    terraform:
      'azurerm_kubernetes_cluster: automatic_upgrade_channel = "patch", node_os_upgrade_channel = "NodeImage"',
  },
  looksAt: KUBERNETES_CLUSTER,
  finds: ({ nodeUpgrades, upgrades }) => [
    ...must(upgrades, oneOf("patch", "stable", "rapid", "node-image"), "Kubernetes stays as old as it is"),
    ...must(nodeUpgrades, oneOf("NodeImage", "SecurityPatch"), "nobody patches the machines"),
  ],
});
