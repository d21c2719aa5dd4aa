import { KUBERNETES_CLUSTER } from "../../azure/kubernetes-cluster";
import { is, must } from "../must";
import { rule } from "../rule";

export const kubernetesRunCommand = rule({
  id: "security/kubernetes-run-command",
  title: "Nobody has Azure run commands in a Kubernetes cluster",
  recommendations: ["security/dependent-services-private", "security/least-privilege-user-rbac"],
  severity: "medium",
  why: "A command that Azure runs comes past the private network, with rights of an administrator of the cluster.",
  fix: {
    construct: "InferenceCluster has it so; there is no property that changes it",
    terraform: "azurerm_kubernetes_cluster: run_command_enabled = false",
  },
  looksAt: KUBERNETES_CLUSTER,
  finds: ({ runCommand }) =>
    must(runCommand, is(false), "commands reach the private cluster from anywhere, through Azure"),
});
