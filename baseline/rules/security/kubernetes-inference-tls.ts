import { inferenceExtensions } from "../../azure/joins/inference-clusters";
import { must } from "../must";
import { rule } from "../rule";

export const kubernetesInferenceTls = rule({
  id: "security/kubernetes-inference-tls",
  title: "Callers of models in a Kubernetes cluster can't leave encryption out",
  recommendations: [
    "ai-security/https-everywhere-tls-termination",
    "security/encryption-at-rest-and-in-transit",
  ],
  severity: "high",
  why: "Tokens, requests and answers go over the network as they are, and Kubernetes endpoints speak HTTP where it is allowed.",
  fix: {
    construct: "MachineLearningExtension: insecureConnections opens it, with who accepted it",
    terraform:
      "azurerm_kubernetes_cluster_extension: configuration_settings without allowInsecureConnections, with sslSecret and sslCname",
  },
  looksAt: inferenceExtensions,
  finds: ({ insecure }) =>
    must(insecure, (word) => !/^true$/i.test(String(word)), "callers may leave encryption out"),
});
