import { anyOf, holds, not } from "../../azure";
import { inferenceExtensions } from "../../azure/joins/inference-clusters";
import { mustHold } from "../must";
import { rule } from "../rule";

export const kubernetesInferencePrivate = rule({
  id: "security/kubernetes-inference-private",
  title: "Models in a Kubernetes cluster are called from inside of the network only",
  recommendations: ["security/dependent-services-private", "deploy/security-authn-authz-encryption-network"],
  severity: "high",
  why: "A load balancer of Azure is public unless somebody says otherwise: anybody reaches the endpoint, and a token that has leaked is enough.",
  fix: {
    construct: "MachineLearningExtension has it so; there is no property that changes it",
    terraform:
      'azurerm_kubernetes_cluster_extension: configuration_settings.internalLoadBalancerProvider = "azure", or inferenceRouterServiceType = "ClusterIP"',
  },
  looksAt: inferenceExtensions,
  finds: ({ internalLoadBalancer, router }) =>
    mustHold(
      anyOf([
        not(holds(router, (word) => /^loadBalancer$/i.test(String(word)))),
        holds(internalLoadBalancer, (word) => /^azure$/i.test(String(word))),
      ]),
      "a public load balancer stands before the models",
      { attribute: router.at },
    ),
});
