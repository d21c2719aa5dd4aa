import { KUBERNETES_CLUSTER } from "../../azure/kubernetes-cluster";
import { is, must } from "../must";
import { rule } from "../rule";

export const kubernetesHttpRouting = rule({
  id: "security/kubernetes-http-routing",
  title: "No add-on for development publishes what runs in a Kubernetes cluster",
  recommendations: ["ai-security/https-everywhere-tls-termination", "security/dependent-services-private"],
  severity: "high",
  why: "HTTP application routing gives pods a public address and name, without encryption; Microsoft has retired it.",
  fix: {
    construct: "InferenceCluster has it so; there is no property that changes it",
    terraform: "azurerm_kubernetes_cluster: http_application_routing_enabled = false",
  },
  looksAt: KUBERNETES_CLUSTER,
  finds: ({ httpRouting }) =>
    must(httpRouting, is(false), "an entry without encryption is open to the Internet"),
});
