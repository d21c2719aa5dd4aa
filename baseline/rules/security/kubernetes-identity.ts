import { KUBERNETES_CLUSTER } from "../../azure/kubernetes-cluster";
import { must } from "../must";
import { rule } from "../rule";

export const kubernetesIdentity = rule({
  id: "security/kubernetes-identity",
  title: "A Kubernetes cluster has an identity, not a secret",
  recommendations: ["security/managed-identity-between-services"],
  severity: "high",
  why: "The secret of a service principal lies in the state and on each node, and the cluster stops working on the day it ends.",
  fix: {
    construct: "InferenceCluster has it so; there is no property that changes it",
    terraform: 'azurerm_kubernetes_cluster: identity.type = "UserAssigned", no service_principal',
  },
  looksAt: KUBERNETES_CLUSTER,
  finds: ({ servicePrincipal }) =>
    must(servicePrincipal, oneOfNone, "the cluster signs in to Azure with a secret"),
});

/** What Azure shows for a managed identity. */
const oneOfNone = (client: string) => client.toLowerCase() === "msi";
