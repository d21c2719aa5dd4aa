import { inferenceExtensions } from "../../azure/joins/inference-clusters";
import { must } from "../must";
import { rule } from "../rule";

export const kubernetesInferenceReplicas = rule({
  id: "reliability/kubernetes-inference-replicas",
  title: "In production, several replicas take in what is asked of models in a Kubernetes cluster",
  recommendations: ["ai-reliability/redundancy-no-single-instance", "reliability/zone-redundant-inference"],
  severity: "medium",
  why: "All endpoints of the cluster stand behind the router: with one replica of it, one node that is drained stops all of them.",
  fix: {
    construct: "MachineLearningExtension has it so; there is no property that changes it",
    terraform:
      'azurerm_kubernetes_cluster_extension: configuration_settings without inferenceRouterHA = "False"',
  },
  looksAt: (estate) => (estate.environment.production ? inferenceExtensions(estate) : []),
  finds: ({ routerReplicas }) =>
    must(routerReplicas, (word) => !/^false$/i.test(String(word)), "one replica takes in all requests"),
});
