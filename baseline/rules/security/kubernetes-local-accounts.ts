import { KUBERNETES_CLUSTER } from "../../azure/kubernetes-cluster";
import { is, must } from "../must";
import { rule } from "../rule";

export const kubernetesLocalAccounts = rule({
  id: "security/kubernetes-local-accounts",
  title: "Nobody signs in to a Kubernetes cluster with an account of its own",
  recommendations: ["security/compute-local-auth-disabled"],
  severity: "high",
  why: "The certificate of a cluster's own administrator never ends and names nobody: whoever has had it once may do everything, whatever roles say.",
  fix: {
    construct: "InferenceCluster has it so; there is no property that changes it",
    terraform: "azurerm_kubernetes_cluster: local_account_disabled = true",
  },
  looksAt: KUBERNETES_CLUSTER,
  finds: ({ localAccounts }) =>
    must(localAccounts, is(false), "the cluster has accounts of its own beside Entra"),
});
