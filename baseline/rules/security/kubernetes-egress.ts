import { KUBERNETES_CLUSTER } from "../../azure/kubernetes-cluster";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const kubernetesEgress = rule({
  id: "security/kubernetes-egress",
  title: "A Kubernetes cluster sends through the network's own ways out, or not at all",
  recommendations: ["security/exfiltration-guard-explicit-egress"],
  severity: "high",
  why: "With a load balancer or a gateway that the cluster makes for itself, pods reach the whole Internet past the firewall.",
  fix: {
    construct: "InferenceCluster has it so; there is no property that changes it",
    terraform:
      'azurerm_kubernetes_cluster: network_profile.outbound_type = "userDefinedRouting", "block" or "none"',
  },
  looksAt: KUBERNETES_CLUSTER,
  finds: ({ outboundType }) =>
    must(outboundType, oneOf("userDefinedRouting", "block", "none"), "pods reach the whole Internet"),
});
