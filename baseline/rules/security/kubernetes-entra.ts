import { KUBERNETES_CLUSTER } from "../../azure/kubernetes-cluster";
import { is, must } from "../must";
import { rule } from "../rule";

export const kubernetesEntra = rule({
  id: "security/kubernetes-entra",
  title: "Entra and roles of Azure say who may do what in a Kubernetes cluster",
  recommendations: ["deploy/online-entra-control-plane", "ai-security/rbac-abac-control-and-data-plane"],
  severity: "high",
  why: "Roles that only the cluster knows are in no review of access, and outlive the people who had them.",
  fix: {
    construct: "InferenceCluster has it so; there is no property that changes it",
    terraform:
      "azurerm_kubernetes_cluster: role_based_access_control_enabled = true, azure_active_directory_role_based_access_control.azure_rbac_enabled = true",
  },
  looksAt: KUBERNETES_CLUSTER,
  finds: ({ azureRoles, roles }) => [
    ...must(roles, is(true), "everybody who is let in may do everything"),
    ...must(azureRoles, is(true), "Azure's roles don't count in the cluster"),
  ],
});
